import type { MessageFilter } from "@inbox-hub/openapi/rules";
import { STORIES } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import {
  ANA,
  BEA,
  createMessageBench,
  crm,
  everything,
  firstPage,
  type MessageBench,
  type Process,
} from "../../test/support/message-bench";
import { within } from "./message-text";

const other = { organizationId: 2, sessionId: "crm" };
const HOUR = 60 * 60 * 1000;

let bench: MessageBench;
let stores: Process["stores"];
let keys = 0;
beforeEach(async () => {
  bench = createMessageBench();
  ({ stores } = await bench.boot({ connect: false }));
  await bench.addSession(crm);
  await bench.addSession(other);
});
afterEach(() => bench.close());

const receive = (text: string, at: number, { from = ANA, ref = crm } = {}) => {
  keys += 1;
  return stores.incoming.recordIncoming(ref, {
    key: `KEY_${keys}`,
    groupId: null,
    groupName: null,
    writer: { phone: from, lid: null, pushName: null },
    content: { type: "text", text, mediaId: null, extras: {} },
    quotedKey: null,
    at,
  });
};
const write = (text: string, to = ANA, type: "text" | "image" = "text") => {
  const content = { type, text, mediaId: null, extras: {} };
  const nothing = { quotedMessageId: null, templateId: null, sendAt: null, requestKey: null };
  return stores.acceptance.accept(crm, to, { content, ...nothing, onUncertain: "unknown" });
};
const list = async (filter: Partial<MessageFilter> = {}) =>
  (await stores.messages.list(crm, { ...everything, ...filter }, firstPage)).items.map(({ text }) => text);
/** Page after page of one. */
const walk = async (filter: Partial<MessageFilter>) => {
  const texts: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const page = await stores.messages.list(crm, { ...everything, ...filter }, { limit: 1, cursor });
    texts.push(...page.items.map(({ text }) => text));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return texts;
};

describe("the messages of a span of time", () => {
  it("come by their time, also those that were heard of late; within a second as they came", async () => {
    const day = Date.UTC(2025, 5, 1);
    await receive("a las 10", day + 10 * HOUR);
    await receive("a las 12", day + 12 * HOUR + 999);
    await receive("a las 12, después", day + 12 * HOUR);
    await receive("a las 11, tarde", day + 11 * HOUR);
    await receive("mañana", day + 24 * HOUR);
    const inOrder = ["a las 12, después", "a las 12", "a las 11, tarde", "a las 10"];
    const span = { from: day, to: day + 24 * HOUR };
    expect(await list(span)).toEqual(inOrder);
    expect(await walk(span)).toEqual(inOrder);
    expect(await walk({ ...span, chatId: ANA })).toEqual(inOrder);
    expect(await list()).toEqual(["mañana", "a las 11, tarde", "a las 12, después", "a las 12", "a las 10"]);
  });

  it("begin with `from` and end before `to`, to the millisecond", async () => {
    for (const at of [999, 1_000, 1_001, 1_999, 2_000]) await receive(String(at), at);
    expect(await list({ from: 1_000 })).toEqual(["2000", "1999", "1001", "1000"]);
    expect(await list({ from: 1_001, to: 1_999 })).toEqual(["1001"]);
    expect(await list({ to: 1_000 })).toEqual(["999"]);
    expect(await list({ from: 1_500, to: 1_500 })).toEqual([]);
  });

  it("have cursors of their own", async () => {
    for (const at of [1_000, 2_000, 3_000]) await receive(String(at), at);
    const page = { limit: 1, cursor: null };
    const { nextCursor } = await stores.messages.list(crm, everything, page);
    const foreign = stores.messages.list(crm, { ...everything, from: 0 }, { limit: 1, cursor: nextCursor });
    await expect(foreign).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });
});

describe("the list", () => {
  it("leaves out stories, whatever is asked for", async () => {
    await write("historia", STORIES);
    await write("hola");
    for (const filter of [
      {},
      { from: 0 },
      { q: "historia" },
      { direction: "outbound" },
      { status: "queued" },
    ] as const) {
      expect(await list(filter)).not.toContain("historia");
    }
    expect(await list({ status: "queued" })).toEqual(["hola"]);
  });

  it("can be narrowed down in several ways at once", async () => {
    await write("foto", ANA, "image");
    await write("texto");
    await receive("de Ana", 1_000);
    await write("foto para Bea", BEA, "image");
    expect(await list({ type: "image" })).toEqual(["foto para Bea", "foto"]);
    expect(await list({ type: "image", status: "queued", direction: "outbound", chatId: ANA })).toEqual(["foto"]);
    expect(await list({ type: "text", direction: "inbound" })).toEqual(["de Ana"]);
    expect(await walk({ direction: "outbound", from: 0 })).toEqual(["foto para Bea", "texto", "foto"]);
  });

  it.each<[Partial<MessageFilter>, string]>([
    [{}, "messages_session (organization_id=? AND session_id=?)"],
    [{ chatId: ANA }, "messages_chat (organization_id=? AND session_id=? AND chat_id=?)"],
    [
      { chatId: ANA, status: "read", direction: "outbound", type: "image" },
      "messages_chat (organization_id=? AND session_id=? AND chat_id=?)",
    ],
    [{ direction: "inbound" }, "messages_direction (organization_id=? AND session_id=? AND direction=?)"],
    [{ status: "failed" }, "messages_status (organization_id=? AND session_id=? AND status=?)"],
    [
      { status: "failed", direction: "outbound", type: "image" },
      "messages_status (organization_id=? AND session_id=? AND status=?)",
    ],
    [{ type: "image" }, "messages_type (organization_id=? AND session_id=? AND type=?)"],
    [{ type: "text" }, "messages_session (organization_id=? AND session_id=?)"],
    [{ from: 1 }, "messages_time (organization_id=? AND session_id=? AND <expr>>?)"],
    [{ to: 1 }, "messages_time (organization_id=? AND session_id=? AND <expr><?)"],
    [
      { from: 1, to: 2, status: "read", direction: "outbound" },
      "messages_time (organization_id=? AND session_id=? AND <expr>>? AND <expr><?)",
    ],
    [
      { chatId: ANA, from: 1, to: 2 },
      "messages_chat_time (organization_id=? AND session_id=? AND chat_id=? AND <expr>>? AND <expr><?)",
    ],
  ])("for %j is read from an index in its order", async (filter, index) => {
    await write("uno");
    const first = await explainQueries(bench.database, () => list(filter));
    expect(first[0]).toBe(`SEARCH messages USING INDEX ${index}`);
    expect(first.filter((plan) => plan.includes("SCAN"))).toEqual([]);
  });

  it.each<[Partial<MessageFilter>, string]>([
    [{}, "messages_session (organization_id=? AND session_id=? AND seq<?)"],
    [{ chatId: ANA }, "messages_chat (organization_id=? AND session_id=? AND chat_id=? AND seq<?)"],
    [{ direction: "inbound" }, "messages_direction (organization_id=? AND session_id=? AND direction=? AND seq<?)"],
    [{ status: "received" }, "messages_status (organization_id=? AND session_id=? AND status=? AND seq<?)"],
    [{ to: 9e12 }, "messages_time (organization_id=? AND session_id=? AND <expr><?)"],
    [{ chatId: ANA, to: 9e12 }, "messages_chat_time (organization_id=? AND session_id=? AND chat_id=? AND <expr><?)"],
  ])("for %j goes on from its cursor in that index", async (filter, index) => {
    for (const at of [1_000, 2_000]) await receive("hola", at);
    const { nextCursor } = await stores.messages.list(crm, { ...everything, ...filter }, { limit: 1, cursor: null });
    const plans = await explainQueries(bench.database, () =>
      stores.messages.list(crm, { ...everything, ...filter }, { limit: 1, cursor: nextCursor }),
    );
    expect(plans[0]).toBe(`SEARCH messages USING INDEX ${index}`);
  });
});

describe("a search", () => {
  it("looks at the messages of its session, or its chat, alone", async () => {
    await receive("pedido", 1_000, { ref: other });
    await receive("pedido", 2_000, { from: BEA });
    const matches = (query: string) =>
      bench.database.sqlite.prepare("select rowid from messages_text where messages_text match ?").pluck().all(query);
    expect(matches('"pedido"')).toEqual([1, 2]);
    expect(matches(within(other, null, '"pedido"'))).toEqual([1]);
    expect(matches(within(crm, null, '"pedido"'))).toEqual([2]);
    expect(matches(within(crm, BEA, '"pedido"'))).toEqual([2]);
    expect(matches(within(crm, ANA, '"pedido"'))).toEqual([]);
    // What names session and chat there is no text that anybody wrote.
    expect(await list({ q: `c${BEA}` })).toEqual([]);
  });

  it.each(["120363021234567890@g.us", "34612345678-1500000000@g.us", "100000012345678@lid"])(
    "finds what was written in the chat %s",
    async (chatId) => {
      await write("pedido", chatId);
      expect(await list({ q: "pedido", chatId })).toEqual(["pedido"]);
    },
  );

  it("passes over as many as do not fit", async () => {
    await receive("pedido", 1_000);
    await bench.database.write(() => {
      for (let turn = 0; turn < 2_500; turn += 1) {
        bench.database.sqlite
          .prepare(
            `INSERT INTO messages (id, organization_id, session_id, chat_id, direction, peer, type, body, content, status, status_times, created_at, updated_at)
             VALUES (?, 1, 'crm', ?, 'outbound', ?, 'text', 'pedido', '{}', 'sent', '{}', 5000, 5000)`,
          )
          .run(`msg_${turn}`, ANA, ANA);
      }
    });
    expect(await list({ q: "pedido", direction: "inbound" })).toEqual(["pedido"]);
    expect(await list({ q: "pedido", to: 2_000 })).toEqual(["pedido"]);
    expect(await list({ q: "pedido" })).toHaveLength(50);
    expect(await walk({ q: "pedido", direction: "inbound" })).toEqual(["pedido"]);
  });

  it("finds what has moved to another chat there, and not where it was", async () => {
    await receive("pedido", 1_000);
    await bench.database.write(() =>
      bench.database.sqlite.prepare("UPDATE messages SET chat_id = ?, peer = ?").run(BEA, BEA),
    );
    expect(await list({ q: "pedido", chatId: ANA })).toEqual([]);
    expect(await list({ q: "pedido", chatId: BEA })).toEqual(["pedido"]);
    expect(await list({ q: "pedido" })).toEqual(["pedido"]);
  });

  it("has an index that is sound, whatever happens to the messages", async () => {
    await receive("uno", 1_000);
    await receive("dos", 2_000);
    const sqlite = bench.database.sqlite;
    await bench.database.write(() => {
      sqlite.prepare("UPDATE messages SET body = 'tres' WHERE body = 'uno'").run();
      sqlite.prepare("UPDATE messages SET body = NULL, chat_id = 'x' WHERE body = 'tres'").run();
      sqlite.prepare("UPDATE messages SET body = 'cuatro' WHERE body IS NULL").run();
      sqlite.prepare("DELETE FROM messages WHERE body = 'dos'").run();
    });
    sqlite.exec("INSERT INTO messages_text (messages_text, rank) VALUES ('integrity-check', 1)");
    expect(sqlite.prepare("select rowid from messages_text where messages_text match 'cuatro'").pluck().all()).toEqual([
      1,
    ]);
    sqlite.exec("INSERT INTO messages_text (messages_text) VALUES ('rebuild')");
    expect(sqlite.prepare("select rowid from messages_text where messages_text match 'cuatro'").pluck().all()).toEqual([
      1,
    ]);
  });
});

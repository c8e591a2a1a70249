import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import {
  ANA,
  BEA,
  CARLA,
  createMessageBench,
  crm,
  everything,
  firstPage,
  type MessageBench,
  type Process,
} from "../../test/support/message-bench";
import type { MessageDraft } from "../features/messages/acceptance-store";

const other = { organizationId: 2, sessionId: "crm" };

describe("the list of messages", () => {
  let bench: MessageBench;
  let stores: Process["stores"];
  let clock: Process["clock"];
  beforeEach(async () => {
    bench = createMessageBench();
    ({ stores, clock } = await bench.boot({ connect: false }));
    await bench.addSession(crm);
    await bench.addSession(other);
  });
  afterEach(() => bench.close());

  const write = (words: string, to = ANA, ref = crm) => stores.acceptance.accept(ref, to, draft(words));
  const receive = (words: string, from = ANA, ref = crm) =>
    stores.incoming.recordIncoming(ref, {
      key: `KEY ${words} ${from} ${ref.organizationId}`,
      groupId: null,
      groupName: null,
      writer: { phone: from, lid: null, pushName: null },
      content: { type: "text", text: words, mediaId: null, extras: {} },
      quotedKey: null,
      at: clock.now(),
    });
  const list = async (filter: Partial<typeof everything> | Record<string, unknown> = {}, page = firstPage) =>
    (await stores.messages.list(crm, { ...everything, ...filter }, page)).items.map(({ text }) => text);

  it("has the newest first, page after page, whatever comes in between", async () => {
    for (const words of ["1", "2", "3", "4", "5"]) await write(words);
    const first = await stores.messages.list(crm, everything, { limit: 2, cursor: null });
    await write("6");
    const second = await stores.messages.list(crm, everything, { limit: 2, cursor: first.nextCursor });
    const third = await stores.messages.list(crm, everything, { limit: 2, cursor: second.nextCursor });
    const texts = [first, second, third].map(({ items }) => items.map(({ text }) => text));
    expect(texts).toEqual([["5", "4"], ["3", "2"], ["1"]]);
    expect(third.nextCursor).toBeNull();
  });

  it("refuses a cursor of another list", async () => {
    for (const words of ["1", "2", "3"]) await write(words);
    const { nextCursor } = await stores.messages.list(crm, everything, { limit: 1, cursor: null });
    const cursor = { limit: 1, cursor: nextCursor };
    const invalid = { code: "INVALID_CURSOR" };
    await expect(stores.messages.list(crm, { ...everything, q: "1" }, cursor)).rejects.toMatchObject(invalid);
    await expect(stores.messages.list(other, everything, cursor)).rejects.toMatchObject(invalid);
  });

  it("can be narrowed down", async () => {
    await write("para Ana");
    await write("para Bea", BEA);
    await clock.advance(1_000);
    const from = clock.now();
    await receive("de Ana");
    await clock.advance(1_000);
    await receive("de Carla", CARLA);
    expect(await list({ chatId: ANA })).toEqual(["de Ana", "para Ana"]);
    expect(await list({ direction: "outbound" })).toEqual(["para Bea", "para Ana"]);
    expect(await list({ status: "received" })).toEqual(["de Carla", "de Ana"]);
    expect(await list({ type: "image" })).toEqual([]);
    expect(await list({ from })).toEqual(["de Carla", "de Ana"]);
    expect(await list({ from, to: from + 1_000 })).toEqual(["de Ana"]);
    expect(await list({ chatId: ANA, q: "ana", direction: "inbound" })).toEqual(["de Ana"]);
  });

  it("shows nothing of another organization or session", async () => {
    await write("secreto", ANA, other);
    await receive("secreto", BEA, other);
    const [id] = bench.rows().map((row) => row.id);
    expect(await list()).toEqual([]);
    expect(await list({ q: "secreto" })).toEqual([]);
    expect(await stores.messages.find(crm, id ?? "")).toBeNull();
    expect(await stores.messages.cancel(crm, id ?? "")).toBe(false);
    expect(await stores.messages.find({ organizationId: 2, sessionId: "else" }, id ?? "")).toBeNull();
  });

  describe("searched", () => {
    beforeEach(async () => {
      for (const words of ["Nos vemos mañana", "El Señor Pérez llega hoy", "manzanas y peras", 'dijo "hola" OR nada'])
        await write(words);
    });

    it.each([
      ["manana", ["Nos vemos mañana"]],
      ["MAÑANA", ["Nos vemos mañana"]],
      ["perez senor", ["El Señor Pérez llega hoy"]],
      ["perez manana", []],
      ["man*", ["manzanas y peras", "Nos vemos mañana"]],
      ["man", []],
      ["hola", ['dijo "hola" OR nada']],
      ["hola OR manana", []],
      ["peras NOT manzanas", []],
      ["body:peras", []],
      ['"', []],
      ['"hola', ['dijo "hola" OR nada']],
      ["NEAR(peras manzanas)", []],
      ["-peras", ["manzanas y peras"]],
      ["^peras", ["manzanas y peras"]],
      ["peras\0manzanas", ["manzanas y peras"]],
      ["'; DROP TABLE messages; --", []],
      ["👍", []],
    ])("for %j finds what has every word", async (q, found) => {
      expect(await list({ q })).toEqual(found);
    });

    it("for anything at all never breaks", async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), async (q) => {
          await list({ q });
        }),
        { numRuns: 300 },
      );
    });

    it("has pages too", async () => {
      const q = "man*";
      const first = await stores.messages.list(crm, { ...everything, q }, { limit: 1, cursor: null });
      const second = await stores.messages.list(crm, { ...everything, q }, { limit: 1, cursor: first.nextCursor });
      expect([...first.items, ...second.items].map(({ text }) => text)).toEqual([
        "manzanas y peras",
        "Nos vemos mañana",
      ]);
      expect(second.nextCursor).toBeNull();
    });

    it("finds the new text of an edited message, and nothing of a revoked one", async () => {
      await receive("naranjas");
      const { waKey } = bench.rows().at(-1) ?? {};
      await stores.changes.recordEdit(crm, waKey ?? "", { text: "limones", at: clock.now() });
      expect([await list({ q: "naranjas" }), await list({ q: "limones" })]).toEqual([[], ["limones"]]);
      await stores.changes.recordRevoke(crm, waKey ?? "", { at: clock.now() });
      expect(await list({ q: "limones" })).toEqual([]);
    });
  });

  it("is answered from an index, whatever is asked", async () => {
    await write("hola");
    await stores.acceptance.acceptBatch(crm, { recipients: [{ to: ANA, addressee: ANA }] }, draft("x"));
    const [batch] = bench.batchRows();
    const options = { bootId: "boot", newKey: () => "KEY", withBulk: true };
    const filters = { direction: "inbound", status: "received", type: "text", from: 0, to: 1 } as const;
    const { messages, queue, acceptance, incoming, batches, changes } = stores;
    const plans = await explainQueries(bench.database, async () => {
      await messages.list(crm, everything, firstPage);
      await messages.list(crm, { ...everything, ...filters }, firstPage);
      await messages.list(crm, { ...everything, chatId: ANA }, firstPage);
      await messages.find(crm, "msg_1");
      await acceptance.findByRequest(1, "key");
      await acceptance.acceptBatch(crm, { recipients: [{ to: BEA, addressee: BEA }] }, draft("x"));
      const claim = await queue.claim(crm, options);
      if (claim.type === "send") await queue.finish(claim.job, { status: "sent" });
      await queue.promoteDue();
      await queue.nextDue();
      await incoming.recordReceipt(crm, { key: "KEY", status: "read", at: 1 });
      await changes.recordReaction(crm, "KEY", { from: `${ANA}@c.us`, emoji: "👍", at: 1 });
      await batches.cancel(crm, batch?.id ?? "");
    });
    const found = plans.join("\n");
    // The next scheduled message is the first entry of an index that holds nothing else.
    expect(found.replace("SCAN messages USING COVERING INDEX messages_scheduled", "")).not.toContain("SCAN");
    const sorted = plans.filter((plan) => plan.includes("TEMP B-TREE"));
    expect(sorted.filter((plan) => !plan.startsWith("SEARCH reactions"))).toEqual([]);
    for (const index of [
      "messages_session (organization_id=? AND session_id=?)",
      "messages_chat (organization_id=? AND session_id=? AND chat_id=?)",
      "messages_wa_key",
      "messages_id",
      "messages_idempotency_key",
      "messages_batch",
      "messages_scheduled",
      "send_jobs_line",
      "send_jobs_unfinished",
    ]) {
      expect(found).toContain(index);
    }
  });

  it("is searched in the text index, newest first, without sorting", async () => {
    const plans = await explainQueries(bench.database, () =>
      stores.messages.list(crm, { ...everything, q: "hola" }, firstPage),
    );
    expect(plans[0]).toMatch(
      /^CO-ROUTINE matches; SCAN messages_text VIRTUAL TABLE INDEX \d+:M\d; SCAN matches; SEARCH messages USING INTEGER PRIMARY KEY \(rowid=\?\)$/,
    );
    expect(plans.join("\n")).not.toContain("TEMP B-TREE");
  });
});

function draft(words: string): MessageDraft {
  const content = { type: "text", text: words, mediaId: null, extras: {} } as const;
  const nothing = { quotedMessageId: null, templateId: null, sendAt: null, requestKey: null };
  return { content, ...nothing, onUncertain: "unknown" };
}

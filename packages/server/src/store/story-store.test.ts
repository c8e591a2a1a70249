import type { MessageStatus } from "@inbox-hub/openapi/rules";
import { STORIES } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import { createMessageBench, crm, firstPage, type MessageBench, type Process } from "../../test/support/message-bench";

const DAY = 24 * 60 * 60 * 1000;

let bench: MessageBench;
let stores: Process["stores"];
let clock: Process["clock"];
beforeEach(async () => {
  bench = createMessageBench();
  ({ stores, clock } = await bench.boot({ connect: false }));
  await bench.addSession(crm);
});
afterEach(() => bench.close());

const post = (text: string) =>
  stores.acceptance.accept(crm, STORIES, {
    content: { type: "text", text, mediaId: null, extras: {} },
    quotedMessageId: null,
    templateId: null,
    sendAt: null,
    onUncertain: "unknown",
    requestKey: null,
  });
const set = async (text: string, status: MessageStatus, times: object, revokedAt: number | null = null) => {
  await post(text);
  await bench.database.write(() =>
    bench.database.sqlite
      .prepare("UPDATE messages SET status = ?, status_times = ?, revoked_at = ? WHERE body = ?")
      .run(status, JSON.stringify(times), revokedAt, text),
  );
};
const list = async (isActive: boolean | null) =>
  (await stores.stories.list(crm, { isActive }, firstPage)).items.map(({ text }) => text);

describe("the list of stories", () => {
  it("tells those that can be seen now from the others", async () => {
    const now = clock.now();
    await set("nueva", "sent", { sent: now });
    await set("vista", "read", { read: now - DAY + 1 });
    await set("vieja", "read", { sent: now - DAY, read: now });
    await set("fallida", "failed", { sent: now, failed: now });
    await set("retirada", "sent", { sent: now }, now);
    await set("incierta", "unknown", { unknown: now });
    await post("en camino");
    expect(await list(true)).toEqual(["vista", "nueva"]);
    expect(await list(false)).toEqual(["en camino", "incierta", "retirada", "fallida", "vieja"]);
    expect(await list(null)).toHaveLength(7);
  });

  it("has pages, with cursors that are good for it alone", async () => {
    for (const text of ["1", "2", "3"]) await post(text);
    const first = await stores.stories.list(crm, { isActive: null }, { limit: 2, cursor: null });
    const page = { limit: 2, cursor: first.nextCursor };
    const second = await stores.stories.list(crm, { isActive: null }, page);
    expect([first, second].map(({ items }) => items.map(({ text }) => text))).toEqual([["3", "2"], ["1"]]);
    expect(second.nextCursor).toBeNull();
    await expect(stores.stories.list(crm, { isActive: true }, page)).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });

  it("is read from the index of its chat", async () => {
    await post("1");
    for (const isActive of [null, true, false]) {
      const [plan] = await explainQueries(bench.database, () => list(isActive));
      expect(plan).toBe("SEARCH messages USING INDEX messages_chat (organization_id=? AND session_id=? AND chat_id=?)");
    }
    const [found] = await explainQueries(bench.database, () => stores.stories.find(crm, "msg_1"));
    expect(found).toContain("SEARCH messages USING INDEX messages_id");
  });
});

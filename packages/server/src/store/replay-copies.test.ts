import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWebhookBench, everyone, SESSION, stamp, type WebhookBench } from "../../test/support/webhook-bench";
import type { NewReplay } from "../features/webhooks/webhook";
import { events, webhookReplays } from "./schema/events";

const MOST_OPEN = 3;
let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const replay = async (webhookId: string, wishes: Partial<NewReplay> = {}) => {
  const range = { from: 0, to: bench.clock.now() + 1, types: null, statuses: null, asNew: true, ...wishes };
  const created = await bench.replays.createReplay(everyone, webhookId, range, MOST_OPEN, stamp());
  if (created === null || created === "too_many") throw new Error("There is no replay");
  // What a replay writes is later than its range.
  await bench.clock.advance(1_000);
  while (await bench.replays.advanceReplay());
  return created.replayId;
};
const drain = async (): Promise<string[]> => {
  const some = await bench.finishAll();
  return some.length === 0 ? [] : [...some, ...(await drain())];
};
const bodies = () =>
  bench.database.orm
    .select()
    .from(events)
    .all()
    .map(({ body }) => JSON.parse(body.toString()));

describe("a replay as new", () => {
  it("delivers copies, in order, with ids, times and sequences of their own, which name their originals", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    await drain();
    const originals = bodies();
    const replayId = await replay(webhookId);
    expect(await drain()).toEqual(["msg_1", "msg_2"]);
    const copies = bodies().slice(2);
    expect(copies).toEqual(
      originals.map(({ id, ...original }, index) => ({
        ...original,
        id: expect.stringMatching(/^evt_/),
        timestamp: new Date(bench.clock.now()).toISOString(),
        sequence: 3 + index,
        replayOf: id,
      })),
    );
    expect(new Set([...originals, ...copies].map(({ id }) => id)).size).toBe(4);
    expect(await bench.replays.findReplay(everyone, webhookId, replayId)).toMatchObject({
      asNew: true,
      matched: 2,
      queued: 2,
      delivered: 2,
    });
    expect((await bench.listDeliveries(webhookId)).map(({ attempts }) => attempts[0]?.isManual)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("is for this webhook only, now and in replays of others", async () => {
    const { webhookId } = await bench.addWebhook();
    const other = await bench.addWebhook({ name: "other" });
    await bench.publish("msg_1");
    await drain();
    await replay(webhookId);
    expect(await drain()).toEqual(["msg_1"]);
    expect(await bench.listDeliveries(other.webhookId)).toHaveLength(1);
    await replay(other.webhookId, { asNew: false });
    expect(await drain()).toEqual(["msg_1"]);
    expect(await bench.listDeliveries(other.webhookId)).toHaveLength(1);
  });

  it("copies no copies, but sends them again when they are asked for as they are", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await drain();
    await replay(webhookId);
    await drain();
    await replay(webhookId);
    expect(await drain()).toEqual(["msg_1"]);
    expect(bodies().filter(({ replayOf }) => replayOf !== undefined)).toHaveLength(2);
    await replay(webhookId, { asNew: false });
    expect(await drain()).toEqual(["msg_1", "msg_1", "msg_1"]);
  });

  it("ends, however many steps it takes, and does not run after what it writes itself", async () => {
    await Promise.all(Array.from({ length: 450 }, (_, number) => bench.publish(`msg_${number}`, `346${number}`)));
    const { webhookId } = await bench.addWebhook();
    const replayId = await replay(webhookId);
    expect(await bench.replays.findReplay(everyone, webhookId, replayId)).toMatchObject({ matched: 450, queued: 450 });
    expect(bodies()).toHaveLength(900);
  });

  it("is not walked through by one that was asked for before, even if the clock was set back meanwhile", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await drain();
    const range = { from: 0, to: bench.clock.now() + 3_600_000, types: null, statuses: null, asNew: true };
    const ask = () => bench.replays.createReplay(everyone, webhookId, range, MOST_OPEN, stamp());
    for (let count = 0; count < 2; count += 1) await ask();
    let steps = 0;
    while (await bench.replays.advanceReplay()) steps += 1;
    expect(steps).toBe(2);
    expect(bodies().filter(({ replayOf }) => replayOf !== undefined)).toHaveLength(2);
    const cursors = bench.database.orm.select({ cursor: webhookReplays.cursor }).from(webhookReplays).all();
    expect(cursors).toEqual([{ cursor: 1 }, { cursor: 1 }]);
  });

  it("leaves the log without a gap in its sequences", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    await replay(webhookId, { statuses: ["missing"] });
    await drain();
    await replay(webhookId);
    await bench.publish("msg_3");
    expect(bodies().map(({ sequence, sessionId }) => [sessionId, sequence])).toEqual(
      [1, 2, 3, 4, 5].map((sequence) => [SESSION, sequence]),
    );
  });
});

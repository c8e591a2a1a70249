import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWebhookBench, everyone, stamp, type WebhookBench } from "../../../test/support/webhook-bench";
import { createLog } from "../../lib/log";
import { createSignal, type Signal } from "../../lib/signal";
import { createWebhookReplays } from "./webhook-replays";

const MOST_OPEN = 3;
const EVENTS = 210;

let bench: WebhookBench;
let webhookId: string;
let replayed: Signal;

beforeEach(async () => {
  replayed = createSignal();
  bench = await createWebhookBench();
  await Promise.all(Array.from({ length: EVENTS }, (_, number) => bench.publish(`msg_${number}`)));
  ({ webhookId } = await bench.addWebhook());
});
afterEach(() => bench.database.close());

const create = (advanceReplay = bench.replays.advanceReplay, lines: string[] = []) =>
  createWebhookReplays({
    replays: { advanceReplay },
    clock: bench.clock,
    log: createLog({ level: "error", destination: { write: (line) => lines.push(line) } }),
    replayed,
    delivered: bench.signal,
  });
const ask = async () => {
  const range = { from: 0, to: bench.clock.now() + 1, types: null, statuses: null, asNew: false };
  const replay = await bench.replays.createReplay(everyone, webhookId, range, MOST_OPEN, stamp());
  replayed.notify();
  if (replay === null || replay === "too_many") throw new Error("There is no replay");
  return replay.replayId;
};
const queued = async (replayId: string) => (await bench.replays.findReplay(everyone, webhookId, replayId))?.queued;

describe("working through replays", () => {
  it("takes a step at a time, with a pause between, and says each time that there is something to deliver", async () => {
    let wakes = 0;
    bench.signal.subscribe(() => {
      wakes += 1;
    });
    const replays = create();
    replays.start();
    await bench.clock.advance(0);
    expect(wakes).toBe(0);
    const replayId = await ask();
    await bench.clock.advance(0);
    expect(await queued(replayId)).toBe(200);
    await bench.clock.advance(19);
    expect(await queued(replayId)).toBe(200);
    await bench.clock.advance(1);
    expect(await queued(replayId)).toBe(EVENTS);
    expect(wakes).toBe(2);
    await replays.stop();
  });

  it("goes on after a restart where it was", async () => {
    const first = create();
    first.start();
    const replayId = await ask();
    await bench.clock.advance(0);
    await first.stop();
    await bench.clock.advance(1_000);
    expect(await queued(replayId)).toBe(200);
    const second = create();
    second.start();
    await bench.clock.advance(1_000);
    expect(await queued(replayId)).toBe(EVENTS);
    await second.stop();
  });

  it("does not miss one that is asked for while the last step of another finds nothing", async () => {
    let later: Promise<string> | null = null;
    const replays = create(async () => {
      const found = await bench.replays.advanceReplay();
      later ??= ask();
      await later;
      return found;
    });
    replays.start();
    for (let turn = 0; turn < 10; turn += 1) await bench.clock.advance(20);
    expect(await queued((await later) ?? "")).toBe(EVENTS);
    await replays.stop();
  });

  it("says what went wrong, and tries again", async () => {
    const lines: string[] = [];
    let isBroken = true;
    const replays = create(async () => {
      if (!isBroken) return bench.replays.advanceReplay();
      isBroken = false;
      throw new Error("disk full");
    }, lines);
    const replayId = await ask();
    replays.start();
    await bench.clock.advance(1_000);
    await replays.stop();
    expect(await queued(replayId)).toBe(200);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["webhook replay not advanced"]);
  });
});

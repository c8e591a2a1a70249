import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWebhookBench, everyone, SESSION, stamp, type WebhookBench } from "../../test/support/webhook-bench";
import type { NewReplay } from "../features/webhooks/webhook";
import { withReservation } from "./carried-out";
import { idempotencyKeys } from "./schema/organizations";

const HOUR = 3_600_000;
const MOST_OPEN = 3;

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const tryToAsk = (webhookId: string, wishes: Partial<NewReplay> = {}, mostOpen = MOST_OPEN, tenant = everyone) => {
  const range = { from: 0, to: bench.clock.now() + 1, types: null, statuses: null, asNew: false, ...wishes };
  return bench.replays.createReplay(tenant, webhookId, range, mostOpen, stamp());
};
const ask = async (webhookId: string, wishes: Partial<NewReplay> = {}, tenant = everyone) => {
  const replay = await tryToAsk(webhookId, wishes, MOST_OPEN, tenant);
  if (replay === null || replay === "too_many") throw new Error("There is no replay");
  return replay;
};
const find = (webhookId: string, replayId: string, tenant = everyone) =>
  bench.replays.findReplay(tenant, webhookId, replayId);
/** Delivers until nothing is left. */
const drain = async (): Promise<string[]> => {
  const some = await bench.finishAll();
  return some.length === 0 ? [] : [...some, ...(await drain())];
};

describe("a step of a replay", () => {
  it("goes on in steps, and ends where its range ends", async () => {
    await Promise.all(Array.from({ length: 410 }, (_, number) => bench.publish(`msg_${number}`, String(number))));
    const end = bench.clock.now() + 1;
    await bench.clock.advance(3 * HOUR);
    await Promise.all(Array.from({ length: 250 }, (_, number) => bench.publish(`late_${number}`)));
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId, { to: end });
    const queued: (number | undefined)[] = [];
    for (let step = 0; step < 3; step += 1) {
      expect(await bench.replays.advanceReplay()).toBe(true);
      queued.push((await find(webhookId, replayId))?.queued);
    }
    expect(queued).toEqual([200, 400, 410]);
    // Not to the end of the log: 60 events behind the range would be left for another step.
    expect(await bench.replays.advanceReplay()).toBe(false);
  });

  it("passes what nobody asked for in one step", async () => {
    await Promise.all(Array.from({ length: 1500 }, (_, number) => bench.publish(`msg_${number}`, String(number))));
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId, { types: ["webhook_failing"] });
    await bench.replays.advanceReplay();
    expect(await find(webhookId, replayId)).toMatchObject({ matched: 0, completedAt: bench.clock.now() });
  });

  it("ends a step after some milliseconds, and goes on right behind it", async () => {
    let milliseconds = 0;
    await bench.database.close();
    bench = await createWebhookBench({
      elapsed: () => {
        milliseconds += 1;
        return milliseconds;
      },
    });
    const names = Array.from({ length: 30 }, (_, number) => `msg_${number}`);
    for (const name of names) await bench.publish(name);
    const { webhookId } = await bench.addWebhook();
    const { replayId } = await ask(webhookId);
    const queued: (number | undefined)[] = [];
    while (await bench.replays.advanceReplay()) queued.push((await find(webhookId, replayId))?.queued);
    expect(queued).toEqual([8, 16, 24, 30]);
    expect(await drain()).toEqual(names);
  });
});

describe("a turn", () => {
  it("has its turn after one of each other organization, however many those have", async () => {
    await bench.addOrganization(2);
    const theirs = { organizationId: 2, sessionIds: null };
    const noisy = await Promise.all(Array.from({ length: 3 }, () => bench.addWebhook()));
    for (let number = 0; number < 1000; number += 1) await bench.publish(`msg_${number}`, String(number % 50));
    for (const { webhookId } of noisy) for (let count = 0; count < MOST_OPEN; count += 1) await ask(webhookId);
    for (let number = 0; number < 210; number += 1) await bench.publish(`small_${number}`, "1", SESSION, 2);
    const { webhookId } = await bench.addWebhook({}, 2);
    const { replayId } = await ask(webhookId, {}, theirs);
    for (let step = 0; step < 4; step += 1) await bench.replays.advanceReplay();
    expect(await find(webhookId, replayId, theirs)).toMatchObject({
      matched: 210,
      completedAt: bench.clock.now(),
    });
  });

  it("takes turns with other replays", async () => {
    await Promise.all(Array.from({ length: 201 }, (_, number) => bench.publish(`msg_${number}`)));
    const first = await bench.addWebhook();
    const second = await bench.addWebhook();
    await ask(first.webhookId);
    const { replayId } = await ask(second.webhookId);
    await bench.replays.advanceReplay();
    await bench.replays.advanceReplay();
    expect(await find(second.webhookId, replayId)).toMatchObject({ queued: 200 });
  });
});

describe("an open replay", () => {
  it("is one of a few at a time of a webhook, until one of them has ended", async () => {
    const { webhookId } = await bench.addWebhook();
    const other = await bench.addWebhook();
    const askOne = () => tryToAsk(webhookId);
    // Also when they are asked for at once.
    const asked = await Promise.all(Array.from({ length: MOST_OPEN + 2 }, askOne));
    expect(asked.filter((replay) => replay === "too_many")).toHaveLength(2);
    await ask(other.webhookId);
    await bench.replays.advanceReplay();
    await bench.replays.advanceReplay();
    expect(await askOne()).toMatchObject({ webhookId });
    expect(await askOne()).toBe("too_many");
  });

  it("is not taken for carried out when it was refused, so the same key may ask again", async () => {
    const { webhookId } = await bench.addWebhook();
    const { orm, sqlite } = bench.database;
    sqlite.exec(
      `INSERT INTO idempotency_keys (scope, key, operation_id, request_hash, boot_id, is_carried_out, expires_at)
       VALUES ('org:1', 'again', 'webhooks.replay', 'aa11', 'boot_1', 0, 1)`,
    );
    const askWithKey = (mostOpen: number) =>
      withReservation({ scope: "org:1", key: "again" }, () => tryToAsk(webhookId, {}, mostOpen));
    const isCarriedOut = () => orm.select({ is: idempotencyKeys.isCarriedOut }).from(idempotencyKeys).get()?.is;
    expect([await askWithKey(0), isCarriedOut()]).toEqual(["too_many", false]);
    expect([await askWithKey(1), isCarriedOut()]).toEqual([expect.objectContaining({ webhookId }), true]);
  });
});

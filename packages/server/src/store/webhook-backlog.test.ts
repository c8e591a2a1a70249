import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import {
  claimOne,
  createWebhookBench,
  delivered,
  everyone,
  failed,
  many,
  OTHER_SESSION,
  ok,
  refused,
  SESSION,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";
import { webhookDeliveries } from "./schema/events";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

/** Of so many chats, what waits for a webhook that is paused. */
const withBacklog = async (count: number, chats: number): Promise<string> => {
  const { webhookId } = await bench.addWebhook({ maxConcurrency: 64 });
  await bench.webhooks.update(everyone, webhookId, { isActive: false }, stamp());
  await Promise.all(Array.from({ length: count }, (_, n) => bench.publish(`msg_${n}`, `chat ${n % chats}`)));
  return webhookId;
};

/** Of each lane in which something waits, how much, how much of that is ready, and the state of the first. */
const lanesLeft = () =>
  bench.database.sqlite
    .prepare<[], { readonly waiting: number; readonly ready: number; readonly first: number }>(
      `SELECT count(*) AS waiting, sum(state = 0) AS ready, (
        SELECT state FROM webhook_deliveries first
        WHERE first.lane = each.lane AND first.state IN (0, 1, 4) ORDER BY event_seq LIMIT 1
      ) AS first
      FROM webhook_deliveries each WHERE state IN (0, 1, 4) GROUP BY lane ORDER BY lane`,
    )
    .all();

/** As if the process were killed within work of several writes, after so many of them. */
const killAfter = async (writes: number, work: () => Promise<unknown>): Promise<void> => {
  const { write } = bench.database;
  let left = writes;
  const spy = vi.spyOn(bench.database, "write").mockImplementation((operation) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("killed")) : write(operation);
  });
  await expect(work()).rejects.toThrow("killed");
  spy.mockRestore();
};

/** What a new process does first. */
const start = async (): Promise<void> => {
  const deliveries = bench.createDeliveries();
  await deliveries.recover();
  while (await deliveries.restoreHeads());
};

const loseHeads = () => bench.database.sqlite.prepare("UPDATE webhook_deliveries SET state = 5 WHERE state = 0").run();

describe("what waits for a webhook", () => {
  const disable = async () => {
    const delivery = await claimOne(bench.deliveries);
    await bench.deliveries.finish(delivery, { ...ok, status: 410 }, { result: "disable", reason: "gone" });
  };

  it("has time anew when it is enabled within a week, and goes out in order", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await disable();
    await bench.clock.advance(6 * DAY);
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.finishAll()).toEqual(["msg_1"]);
    expect(await bench.finishAll()).toEqual(["msg_2"]);
  });

  it("expires when it has waited for more than a week", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await disable();
    await bench.clock.advance(7 * DAY);
    await bench.publish("msg_2");
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.claimIds()).toEqual([]);
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });

  it("does not sit out its schedule when the webhook is enabled", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    for (const wait of [0, 5_000, 30_000, 120_000]) {
      await bench.clock.advance(wait);
      await bench.finishAll(refused, failed);
    }
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.deliveries.claim(many)).toMatchObject([{ attempt: 1 }]);
  });

  it("is canceled when it is to be dropped, all but what is being sent right now", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2", "msg_3"]) await bench.publish(messageId);
    const running = await claimOne(bench.deliveries);
    await bench.webhooks.enable(everyone, webhookId, "drop", stamp());
    expect(await bench.claimIds()).toEqual([]);
    expect(await bench.deliveries.finish(running, ok, delivered)).toBe(true);
    const statuses = (await bench.listDeliveries(webhookId)).map(({ status }) => status);
    expect(statuses).toEqual(["canceled", "canceled", "delivered"]);
    await bench.publish("msg_4");
    expect(await bench.claimIds()).toEqual(["msg_4"]);
  });

  it("is removed with the webhook", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll(refused, failed);
    expect(await bench.webhooks.remove(everyone, webhookId, stamp())).toBe(true);
    for (const table of ["webhooks", "webhook_deliveries", "webhook_attempts"]) {
      expect(bench.database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
  });
});

describe("what waits for a webhook that wants less now", () => {
  const narrow = (webhookId: string, change: Parameters<WebhookBench["webhooks"]["update"]>[2]) =>
    bench.webhooks.update(everyone, webhookId, change, stamp());

  it("is canceled where it is of another session, and what is behind it in its lane goes out", async () => {
    const { webhookId } = await bench.addWebhook({ sessionIds: [SESSION, OTHER_SESSION] });
    await bench.publish("msg_1", "chat");
    await bench.publish("msg_2", "chat");
    await bench.publish("msg_3", "chat", OTHER_SESSION);
    await narrow(webhookId, { isActive: false });
    await narrow(webhookId, { sessionIds: [OTHER_SESSION], url: "https://other.example/" });
    await bench.webhooks.enable(
      { organizationId: 1, sessionIds: new Set([OTHER_SESSION]) },
      webhookId,
      "resume",
      stamp(),
    );
    const sent = [...(await bench.claimIds()), ...(await bench.claimIds())];
    expect(sent).toEqual(["msg_3"]);
    expect(await bench.listDeliveries(webhookId)).toMatchObject([
      { status: "sending" },
      { status: "canceled", lastError: "unwanted" },
      { status: "canceled", lastError: "unwanted" },
    ]);
  });

  it("is canceled where it is of another type, also when somebody asks for it again", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll();
    await bench.publish("msg_2");
    await narrow(webhookId, { events: ["webhook_failing"] });
    const [, first] = await bench.listDeliveries(webhookId);
    await bench.log.redeliver(everyone, webhookId, first?.deliveryId ?? "");
    expect([...(await bench.claimIds()), ...(await bench.claimIds())]).toEqual([]);
    const statuses = (await bench.listDeliveries(webhookId)).map(({ status }) => status);
    expect(statuses).toEqual(["canceled", "canceled"]);
  });

  it("is canceled in one step where it is a long lane", async () => {
    const { webhookId } = await bench.addWebhook({ ordering: "session", events: ["message_deleted"] });
    await Promise.all(Array.from({ length: 400 }, (_, number) => bench.publish(`msg_${number}`)));
    await narrow(webhookId, { events: ["webhook_failing"] });
    expect(await bench.claimIds()).toEqual([]);
    const states = bench.database.orm.select({ state: webhookDeliveries.state }).from(webhookDeliveries).all();
    expect(states).toEqual(Array(400).fill({ state: 5 }));
    await narrow(webhookId, { events: ["message_deleted"] });
    await bench.publish("msg_new");
    expect(await bench.claimIds()).toEqual(["msg_new"]);
  });
});

describe("dropping what waits", () => {
  it("takes much of it in pieces, so that other writes come in between", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.webhooks.update(everyone, webhookId, { isActive: false }, stamp());
    await Promise.all(
      Array.from({ length: 4_500 }, (_, number) => bench.publish(`msg_${number}`, `chat ${number % 9}`)),
    );
    let isEnabled = false;
    const enabling = bench.webhooks.enable(everyone, webhookId, "drop", stamp()).then(() => {
      isEnabled = true;
    });
    for (let piece = 0; piece < 2; piece += 1) {
      await bench.database.write(() => undefined);
      expect(isEnabled).toBe(false);
    }
    expect(await bench.claimIds()).toEqual([]);
    await enabling;
    await bench.publish("msg_new");
    expect(await bench.claimIds()).toEqual(["msg_new"]);
    expect(
      bench.database.orm
        .select()
        .from(webhookDeliveries)
        .all()
        .filter(({ state }) => state === 5),
    ).toHaveLength(4_500);
  });
});

describe("a crash", () => {
  it("while what waits is dropped leaves every chat its first delivery, to be sent in order", async () => {
    const webhookId = await withBacklog(2_500, 5);
    await killAfter(2, () => bench.webhooks.enable(everyone, webhookId, "drop", stamp()));
    expect(lanesLeft()).toEqual([{ waiting: 500, ready: 1, first: 0 }]);
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.finishAll()).toEqual(["msg_0"]);
    expect(await bench.finishAll()).toEqual(["msg_5"]);
  });

  it("while what waits is dropped spares the first of a chat also where its delivery was written last", async () => {
    const webhookId = await withBacklog(1_500, 1);
    bench.database.sqlite.prepare("UPDATE webhook_deliveries SET seq = 9999 WHERE state = 0").run();
    await killAfter(1, () => bench.webhooks.enable(everyone, webhookId, "drop", stamp()));
    expect(lanesLeft()).toEqual([{ waiting: 500, ready: 1, first: 0 }]);
  });

  it("while a webhook is removed leaves it paused, every chat with its first delivery, until it is removed again", async () => {
    const webhookId = await withBacklog(1_000, 2);
    await killAfter(3, () => bench.webhooks.remove(everyone, webhookId, stamp()));
    expect(lanesLeft()).toEqual([{ waiting: 400, ready: 1, first: 0 }]);
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({ status: "paused" });
    expect(await bench.webhooks.remove(everyone, webhookId, stamp())).toBe(true);
    expect(lanesLeft()).toEqual([]);
  });

  it("while what waits is resumed leaves the webhook as it was, to be enabled again", async () => {
    const webhookId = await withBacklog(2_500, 5);
    await bench.clock.advance(6 * DAY);
    await killAfter(2, () => bench.webhooks.enable(everyone, webhookId, "resume", stamp()));
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({ status: "paused" });
    await bench.clock.advance(DAY / 2);
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    for (const first of [0, 5, 10]) {
      const five = Array.from({ length: 5 }, (_, chat) => `msg_${first + chat}`);
      expect((await bench.finishAll()).sort()).toEqual(five.sort());
    }
  });
});

describe("a chat whose first delivery was lost", () => {
  it("goes on after a start, however many there are, and so does what is new in it", async () => {
    const webhookId = await withBacklog(4_400, 2_200);
    loseHeads();
    await bench.publish("msg_new", "chat 7");
    await start();
    const left = lanesLeft();
    expect(left).toHaveLength(2_200);
    expect(left.filter(({ ready, first }) => ready !== 1 || first !== 0)).toEqual([]);
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect((await bench.claimIds()).length).toBe(64);
  });

  it("goes on when its webhook is enabled, however many there are", async () => {
    const webhookId = await withBacklog(4_400, 2_200);
    loseHeads();
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    const left = lanesLeft();
    expect(left).toHaveLength(2_200);
    expect(left.filter(({ ready, first }) => ready !== 1 || first !== 0)).toEqual([]);
  });

  it("goes on after a start where all of a session, or of none, is one line", async () => {
    await bench.addWebhook({ ordering: "session" });
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    bench.database.sqlite.prepare("UPDATE webhook_deliveries SET lane = ''").run();
    loseHeads();
    await start();
    expect(await bench.claimIds()).toEqual(["msg_2"]);
  });

  it("is not one whose first is on its way, or waits to be tried again", async () => {
    const { webhookId } = await bench.addWebhook();
    for (const messageId of ["msg_1", "msg_2"]) await bench.publish(messageId);
    await claimOne(bench.deliveries);
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    expect(await bench.claimIds()).toEqual([]);
    await start();
    expect(await bench.finishAll(refused, failed)).toEqual(["msg_1"]);
    await start();
    expect(await bench.claimIds()).toEqual([]);
  });
});

describe("resuming what waits", () => {
  it.each([
    ["enabled", (webhookId: string) => bench.webhooks.enable(everyone, webhookId, "resume", stamp())],
    ["made active", (webhookId: string) => bench.webhooks.update(everyone, webhookId, { isActive: true }, stamp())],
  ])("takes much of it in pieces when the webhook is %s, so that other writes come in between", async (_how, begin) => {
    const webhookId = await withBacklog(3_500, 9);
    await bench.clock.advance(4 * DAY);
    let isStarted = false;
    const starting = begin(webhookId).then(() => {
      isStarted = true;
    });
    for (let piece = 0; piece < 3; piece += 1) {
      await bench.database.write(() => undefined);
      expect(isStarted).toBe(false);
    }
    await starting;
    const expiries = bench.database.sqlite
      .prepare("SELECT count(*) FROM webhook_deliveries WHERE expires_at = ? AND attempts = 0")
      .pluck();
    expect(expiries.get(bench.clock.now() + 72 * HOUR)).toBe(3_500);
    expect((await bench.finishAll()).sort()).toEqual(Array.from({ length: 9 }, (_, chat) => `msg_${chat}`));
  });
});

describe("the statements about what waits", () => {
  it("find it by the index of the lanes, in its order, whatever has ended", async () => {
    const webhookId = await withBacklog(10, 2);
    loseHeads();
    const plansOf = async (work: () => Promise<unknown>) => {
      const plans = await explainQueries(bench.database, work);
      return plans.filter((plan) => plan.includes("webhook_deliveries"));
    };
    const byLane = "SEARCH webhook_deliveries USING INDEX webhook_deliveries_lane (webhook_id=?";
    const ofResume = await plansOf(() => bench.webhooks.enable(everyone, webhookId, "resume", stamp()));
    expect(ofResume[0]).toBe(`${byLane} AND (lane,parked,event_seq)>(?,?,?))`);
    const ofDrop = await plansOf(() => bench.webhooks.enable(everyone, webhookId, "drop", stamp()));
    expect(ofDrop[0]).toBe(`${byLane})`);
    const ofRemoval = await plansOf(() => bench.webhooks.remove(everyone, webhookId, stamp()));
    expect(ofRemoval[0]).toBe(`${byLane})`);
    await withBacklog(10, 2);
    const ofStart = await plansOf(start);
    const firsts = ofStart.filter((plan) => plan.includes(`${byLane} AND lane=? AND parked=?)`));
    expect(firsts[0]).toContain(`${byLane} AND lane>?)`);
    const all = [ofResume, ofDrop, ofRemoval, ofStart].flat();
    expect(
      all.filter((plan) => /SCAN webhook_deliveries(?! USING INDEX webhook_deliveries_lease)|TEMP B-TREE/.test(plan)),
    ).toEqual([]);
  });
});

describe("removing a webhook", () => {
  it("takes many deliveries in pieces, so that other writes come in between", async () => {
    const { webhookId } = await bench.addWebhook({ ordering: "none", maxConcurrency: 64 });
    const other = await bench.addWebhook();
    await Promise.all(Array.from({ length: 1_000 }, (_, number) => bench.publish(`msg_${number}`)));
    await bench.finishAll();
    let isRemoved = false;
    const removal = bench.webhooks.remove(everyone, webhookId, stamp()).then(() => {
      isRemoved = true;
    });
    for (let piece = 0; piece < 3; piece += 1) {
      await bench.database.write(() => undefined);
      expect(isRemoved).toBe(false);
    }
    // From the first piece on nothing goes out.
    expect((await bench.deliveries.claim(many)).filter((delivery) => delivery.webhookId === webhookId)).toEqual([]);
    await removal;
    expect(await bench.webhooks.find(everyone, webhookId)).toBeNull();
    const left = bench.database.orm.select({ id: webhookDeliveries.webhookId }).from(webhookDeliveries).all();
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([other.webhookId]));
    expect(left).toHaveLength(1_000);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDeliveryStage, type DeliveryStage } from "../../test/support/delivery-stage";
import { everyone, many } from "../../test/support/webhook-bench";
import { answerWith, hang } from "../../test/support/webhook-receiver";
import { createLog } from "../lib/log";
import { createDeliveryDispatcher } from "./dispatcher";

let stage: DeliveryStage;

beforeEach(async () => {
  stage = await createDeliveryStage();
  stage.start();
});
afterEach(() => stage.close());

describe("the dispatcher", () => {
  it("stops when the attempts that run have ended, and begins no other", async () => {
    const { webhookId } = await stage.addWebhook();
    let answer: () => void = () => undefined;
    stage.receiver.behave((response) => {
      answer = () => response.writeHead(200).end();
    });
    await stage.bench.publish("msg_1");
    await stage.bench.publish("msg_2");
    await stage.receiver.received(1);
    let isStopped = false;
    const stopped = stage.stopDispatcher().then(() => {
      isStopped = true;
    });
    await stage.bench.clock.advance(1_000);
    expect(isStopped).toBe(false);
    answer();
    await stopped;
    expect((await stage.bench.listDeliveries(webhookId)).map(({ status }) => status)).toEqual(["waiting", "delivered"]);
    await stage.bench.publish("msg_3", "34699999999");
    await stage.bench.clock.advance(60_000);
    expect(stage.receiver.requests).toHaveLength(1);
  });

  it("breaks off what takes longer than three seconds to end, and gives it back without charging the attempt", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(hang);
    await stage.bench.publish("msg_1");
    await stage.receiver.received(1);
    const stopped = stage.stopDispatcher();
    await stage.bench.clock.advance(2_999);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await stage.bench.clock.advance(1);
    await stopped;
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "waiting", attempts: [], lastError: null });
    expect(await stage.bench.webhooks.find(everyone, webhookId)).toMatchObject({ failingSince: null });
    expect(await stage.bench.deliveries.claim(many)).toMatchObject([{ attempt: 1 }]);
  });

  it("gives back what it had claimed when it was told to stop, without charging the attempt", async () => {
    await stage.stopDispatcher();
    let stopped: Promise<void> | null = null;
    const stopping = stage.createDispatcher({
      deliveries: {
        ...stage.bench.deliveries,
        async claim(freeSlots) {
          const claimed = await stage.bench.deliveries.claim(freeSlots);
          stopped = stopping.stop();
          return claimed;
        },
      },
    });
    await stage.addWebhook();
    await stage.bench.publish("msg_1");
    stopping.start();
    await stopping.idle();
    await stopped;
    expect(stage.receiver.requests).toEqual([]);
    expect(await stage.bench.deliveries.claim(many)).toMatchObject([{ attempt: 1 }]);
  });

  it("goes on, after its start, with every chat whose first delivery was lost", async () => {
    await stage.stopDispatcher();
    const { webhookId } = await stage.addWebhook();
    const chats = Array.from({ length: 1_200 }, (_, chat) => `chat ${chat}`);
    for (const messageId of ["lost", "msg"])
      await Promise.all(chats.map((chat) => stage.bench.publish(messageId, chat)));
    stage.bench.database.sqlite.prepare("UPDATE webhook_deliveries SET state = 5 WHERE state = 0").run();
    const next = stage.createDispatcher();
    next.start();
    await stage.bench.publish("new", "chat 1199");
    for (let step = 0; step < 10; step += 1) {
      await next.idle();
      await stage.bench.clock.advance(5);
    }
    await next.idle();
    const left = await stage.bench.log.listDeliveries(
      everyone,
      webhookId,
      { status: "waiting" },
      { limit: 1, cursor: null },
    );
    expect(left.items).toEqual([]);
    expect(stage.receiver.requests).toHaveLength(1_201);
    await next.stop();
  });

  it("takes over at its start what one that has crashed had leased, in order, without charging the attempt", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(hang);
    await stage.bench.publish("msg_1");
    await stage.bench.publish("msg_2");
    await stage.receiver.received(1);
    // The first one is as good as dead: the clock that would end its attempt does not move.
    stage.receiver.behave(answerWith(200));
    const second = createDeliveryDispatcher({
      deliveries: stage.bench.createDeliveries(),
      post: stage.post,
      abort: () => undefined,
      clock: stage.bench.clock,
      log: createLog({ level: "silent" }),
      delivered: stage.bench.signal,
    });
    second.start();
    await second.idle();
    expect(stage.receiver.requests.map(({ messageId }) => messageId)).toEqual(["msg_1", "msg_1", "msg_2"]);
    expect(new Set(stage.receiver.requests.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
    await second.stop();
    // What the first one finds out in the end changes nothing.
    await stage.pass(15_000);
    const [, first] = await stage.bench.listDeliveries(webhookId);
    expect(first).toMatchObject({ status: "delivered", attempts: [{ number: 1, status: 200 }] });
  });

  it("delivers again what it could not write down, and goes on when the queue cannot be read for a while", async () => {
    await stage.stopDispatcher();
    let failures = 2;
    const failing = async () => {
      failures -= 1;
      throw new Error("disk full");
    };
    stage.replaceDispatcher({
      deliveries: {
        ...stage.bench.deliveries,
        claim: (freeSlots) => (failures === 2 ? failing() : stage.bench.deliveries.claim(freeSlots)),
        finish: (...attempt) => (failures === 1 ? failing() : stage.bench.deliveries.finish(...attempt)),
      },
    });
    const { webhookId } = await stage.addWebhook();
    await stage.bench.publish("msg_1");
    stage.start();
    await stage.pass(0);
    expect(stage.receiver.requests).toHaveLength(0);
    await stage.pass(1_000);
    expect(stage.receiver.requests).toHaveLength(1);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await stage.pass(30_000);
    expect(stage.receiver.requests).toHaveLength(2);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "delivered" });
  });

  it("claims nothing for a webhook whose breaker opens, not even with what it writes down in the same commit", async () => {
    await stage.addWebhook({ ordering: "none", maxConcurrency: 1 });
    stage.receiver.behave(answerWith(500));
    await Promise.all(["1", "2", "3", "4", "5", "6"].map((chat) => stage.bench.publish(`msg_${chat}`, chat)));
    await stage.idle();
    expect(stage.receiver.requests).toHaveLength(5);
  });

  it("says in its log what it tried, and nothing of secrets, addresses, events or answers", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(500, {}, "their stack trace"));
    await stage.publishAndWait();
    stage.receiver.behave(answerWith(200, {}, "their answer"));
    await stage.pass(5_000);
    expect(stage.lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: "webhook attempt", webhookId, attempt: 1, status: 500 },
      { msg: "webhook attempt", webhookId, attempt: 2, status: 200 },
    ]);
    expect(stage.lines.join()).not.toMatch(/whsec_|v1,|sha256=|127\.0\.0\.1|in-the-url|34612345678|msg_1|their/);
  });
});

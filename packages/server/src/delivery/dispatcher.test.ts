import { createVerifier } from "@inbox-hub/webhook-verify/node";
import { sign } from "@inbox-hub/webhook-verify/sign";
import type { Agent } from "undici";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createWebhookBench,
  everyone,
  many,
  SECRET,
  SESSION,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";
import { answerWith, hang, startWebhookReceiver } from "../../test/support/webhook-receiver";
import { createAddressGuard } from "../lib/address-guard";
import { createLog } from "../lib/log";
import type { DeliveryStore } from "./delivery-store";
import { createDeliveryDispatcher, type DeliveryDispatcher } from "./dispatcher";
import { createPostEvent, type PostEvent } from "./post-event";
import { createWebhookAgent } from "./webhook-agent";

let bench: WebhookBench;
let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
let agent: Agent;
let dispatcher: DeliveryDispatcher;
let post: PostEvent;
let lines: string[];

beforeEach(async () => {
  bench = await createWebhookBench();
  receiver = await startWebhookReceiver();
  lines = [];
  agent = createWebhookAgent({ connector: createAddressGuard({ allowNets: ["127.0.0.0/8"] }).connector });
  post = createPostEvent({ dispatcher: agent, sign, clock: bench.clock });
  dispatcher = createDispatcher();
  dispatcher.start();
});
afterEach(async () => {
  const stopped = dispatcher.stop();
  await bench.clock.advance(60_000);
  await stopped;
  await agent.destroy();
  await receiver.stop();
  await bench.database.close();
});

const createDispatcher = (parts: { readonly deliveries?: DeliveryStore; readonly post?: PostEvent } = {}) =>
  createDeliveryDispatcher({
    deliveries: bench.deliveries,
    post,
    abort: () => void agent.destroy(),
    clock: bench.clock,
    log: createLog({ level: "trace", destination: { write: (line) => lines.push(line) } }),
    delivered: bench.signal,
    ...parts,
  });

const addWebhook = (wishes: Parameters<WebhookBench["addWebhook"]>[0] = {}) =>
  bench.addWebhook({ url: receiver.url, events: ["message_deleted"], ...wishes });
const publishAndWait = async (messageId = "msg_1") => {
  await bench.publish(messageId);
  await dispatcher.idle();
};
/** Moves time, and waits for what that starts. */
const pass = async (ms: number) => {
  await bench.clock.advance(ms);
  await dispatcher.idle();
};
const onlyDelivery = async (webhookId: string) => {
  const [delivery] = await bench.listDeliveries(webhookId);
  if (!delivery) throw new Error("There is no delivery");
  return delivery;
};
const verify = (secret: string, { headers, body } = only(receiver.requests)) =>
  createVerifier({ secret, now: bench.clock.now }).verify(body, headers);
function only<T>([item]: readonly T[]): T {
  if (item === undefined) throw new Error("There is nothing");
  return item;
}

describe("a delivery", () => {
  it("is signed, so that the receiver's verifier accepts it, and stored as delivered", async () => {
    const { webhookId } = await addWebhook();
    await publishAndWait();
    expect(verify(SECRET)).toMatchObject({
      scheme: "standard",
      event: { type: "message_deleted", event: "message_deleted", sessionId: SESSION, sequence: 1 },
    });
    expect(only(receiver.requests).headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "InboxHub-Webhooks/1",
      "webhook-attempt": "1",
      "x-signature": expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
    });
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "delivered", lastStatus: 204 });
  });

  it("is signed with both secrets during a rotation", async () => {
    const { webhookId } = await addWebhook();
    const secret = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
    const overlapEndsAt = bench.clock.now() + 60_000;
    await bench.webhooks.rotate(everyone, webhookId, { secret, overlapEndsAt }, stamp());
    await publishAndWait();
    expect([verify(SECRET).scheme, verify(secret).scheme]).toEqual(["standard", "standard"]);
  });

  it("is tried again after a failure: same id, same bytes, a new time and signature", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave(answerWith(500, {}, "database is down"));
    await publishAndWait();
    receiver.behave(answerWith(200));
    await pass(4_999);
    expect(receiver.requests).toHaveLength(1);
    await pass(1);
    const [first, second] = receiver.requests;
    if (!first || !second) throw new Error("Two requests were to come");
    expect(second.body.equals(first.body)).toBe(true);
    expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
    expect(second.headers["webhook-attempt"]).toBe("2");
    expect(Number(second.headers["webhook-timestamp"]) - Number(first.headers["webhook-timestamp"])).toBe(5);
    expect(verify(SECRET, second).id).toBe(first.headers["webhook-id"]);
    expect(await onlyDelivery(webhookId)).toMatchObject({
      status: "delivered",
      attempts: [{ status: 500, error: "http_500", responseBody: "database is down" }, { status: 200 }],
    });
  });

  it("goes out in the order of its chat, however the receiver answers", async () => {
    await addWebhook();
    let turn = 0;
    // Every third answer comes later, after those of other chats.
    receiver.behave((response) => {
      turn += 1;
      if (turn % 3 === 0) setImmediate(() => setImmediate(() => response.writeHead(200).end()));
      else response.writeHead(200).end();
    });
    const chats = ["34600000001", "34600000002", "34600000003"];
    const expected = Array.from({ length: 12 }, (_, number) => `msg_${number}`);
    await Promise.all(expected.flatMap((messageId) => chats.map((chatId) => bench.publish(messageId, chatId))));
    await dispatcher.idle();
    for (const chatId of chats) {
      const ofChat = receiver.requests.filter((request) => request.chatId === chatId);
      expect(ofChat.map(({ messageId }) => messageId)).toEqual(expected);
    }
  });

  it("of one webhook does not wait for another webhook that hangs", async () => {
    const hanging = await startWebhookReceiver(hang);
    await addWebhook({ url: hanging.url, ordering: "none", maxConcurrency: 64 });
    await addWebhook();
    await Promise.all(Array.from({ length: 100 }, (_, number) => bench.publish(`msg_${number}`, String(number))));
    await Promise.all([hanging.received(64), receiver.received(100)]);
    expect(hanging.requests).toHaveLength(64);
    await hanging.stop();
  });
});

describe("what a receiver answers", () => {
  it("is not followed when it redirects into the network", async () => {
    const inner = await startWebhookReceiver();
    const { webhookId } = await addWebhook();
    receiver.behave(answerWith(307, { location: inner.url }));
    await publishAndWait();
    expect(inner.requests).toEqual([]);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastStatus: 307, lastError: "redirect" });
    await inner.stop();
  });

  it("disables the webhook when it is 410, and what waits goes out when it is enabled", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave(answerWith(410));
    await publishAndWait("msg_1");
    await publishAndWait("msg_2");
    await pass(3_600_000);
    expect(receiver.requests).toHaveLength(1);
    receiver.behave(answerWith(200));
    await bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    bench.signal.notify();
    await dispatcher.idle();
    expect(receiver.requests.slice(1).map(({ messageId }) => messageId)).toEqual(["msg_1", "msg_2"]);
  });

  it.each([
    ["seconds", () => "120"],
    ["a date", () => new Date(bench.clock.now() + 120_000).toUTCString()],
  ])("is waited for, for all events, when it asks so in %s", async (_form, retryAfter) => {
    await addWebhook();
    receiver.behave(answerWith(429, { "retry-after": retryAfter() }));
    await publishAndWait("msg_1");
    receiver.behave(answerWith(200));
    await bench.publish("msg_2", "34699999999");
    await pass(119_999);
    expect(receiver.requests).toHaveLength(1);
    await pass(1);
    expect(receiver.requests).toHaveLength(3);
  });

  it("ends an event that it does not want, whatever the status", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave(answerWith(500, { "webhook-delivery": "abort-message" }));
    await publishAndWait();
    await pass(3_600_000);
    expect(receiver.requests).toHaveLength(1);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "dead", lastError: "aborted" });
  });

  it("is a timeout when nothing comes before the webhook's time limit", async () => {
    const { webhookId } = await addWebhook({ timeoutSeconds: 3 });
    receiver.behave(hang);
    await bench.publish("msg_1");
    await receiver.received(1);
    await bench.clock.advance(2_999);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await pass(1);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastStatus: null, lastError: "timeout" });
    await receiver.allClosed();
  });

  it("is delivered when a body drips on for ever, which is cut at the time limit", async () => {
    const { webhookId } = await addWebhook();
    let hasBegun: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    receiver.behave((response) => {
      response.writeHead(200).write("dr", () => response.write("ip", () => hasBegun()));
    });
    await bench.publish("msg_1");
    await begun;
    await bench.clock.advance(14_999);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await pass(1);
    await receiver.allClosed();
    expect(await onlyDelivery(webhookId)).toMatchObject({
      status: "delivered",
      attempts: [{ status: 200, responseBody: "drip" }],
    });
  });

  it("is delivered when a body is endless, of which the beginning is kept", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave((response) => {
      const chunk = "x".repeat(8_000);
      const flood = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.writeHead(200).on("drain", flood);
      flood();
    });
    await publishAndWait();
    await receiver.allClosed();
    const { status, attempts } = await onlyDelivery(webhookId);
    expect(status).toBe("delivered");
    expect(only(attempts).responseBody).toBe("x".repeat(4096));
  });

  it("is a failure when the connection breaks off before it", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave((response) => response.destroy());
    await publishAndWait();
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "connection_reset" });
  });

  it("is none when nothing listens", async () => {
    const gone = await startWebhookReceiver();
    await gone.stop();
    const { webhookId } = await addWebhook({ url: gone.url });
    await publishAndWait();
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "connection_refused" });
  });

  it("is none from an address that is not public, and not asked for", async () => {
    const strict = createWebhookAgent({ connector: createAddressGuard({ allowNets: [] }).connector });
    await dispatcher.stop();
    dispatcher = createDispatcher({ post: createPostEvent({ dispatcher: strict, sign, clock: bench.clock }) });
    dispatcher.start();
    const { webhookId } = await addWebhook();
    await publishAndWait();
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "blocked_address" });
    expect(receiver.requests).toEqual([]);
    await strict.destroy();
  });
});

describe("the process", () => {
  it("stops when the attempts that run have ended, and begins no other", async () => {
    const { webhookId } = await addWebhook();
    let answer: () => void = () => undefined;
    receiver.behave((response) => {
      answer = () => response.writeHead(200).end();
    });
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await receiver.received(1);
    let isStopped = false;
    const stopped = dispatcher.stop().then(() => {
      isStopped = true;
    });
    await bench.clock.advance(1_000);
    expect(isStopped).toBe(false);
    answer();
    await stopped;
    expect((await bench.listDeliveries(webhookId)).map(({ status }) => status)).toEqual(["waiting", "delivered"]);
    await bench.publish("msg_3", "34699999999");
    await bench.clock.advance(60_000);
    expect(receiver.requests).toHaveLength(1);
  });

  it("breaks off what takes longer than three seconds to end, and gives it back without charging the attempt", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave(hang);
    await bench.publish("msg_1");
    await receiver.received(1);
    const stopped = dispatcher.stop();
    await bench.clock.advance(2_999);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await bench.clock.advance(1);
    await stopped;
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "waiting", attempts: [], lastError: null });
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({ failingSince: null });
    expect(await bench.deliveries.claim(many)).toMatchObject([{ attempt: 1 }]);
  });

  it("gives back what it had claimed when it was told to stop, without charging the attempt", async () => {
    await dispatcher.stop();
    let stopped: Promise<void> | null = null;
    const stopping = createDispatcher({
      deliveries: {
        ...bench.deliveries,
        async claim(freeSlots) {
          const claimed = await bench.deliveries.claim(freeSlots);
          stopped = stopping.stop();
          return claimed;
        },
      },
    });
    await addWebhook();
    await bench.publish("msg_1");
    stopping.start();
    await stopping.idle();
    await stopped;
    expect(receiver.requests).toEqual([]);
    expect(await bench.deliveries.claim(many)).toMatchObject([{ attempt: 1 }]);
  });

  it("that comes after a crash takes over what the other had leased, when the lease has run out", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave(hang);
    await bench.publish("msg_1");
    await bench.publish("msg_2");
    await receiver.received(1);
    // The first one is as good as dead: the clock that would end its attempt does not move for it.
    const { clock } = bench;
    const later = { ...clock, now: () => clock.now() + 30_000 };
    receiver.behave(answerWith(200));
    const deliveries = bench.createDeliveries(later);
    const second = createDeliveryDispatcher({
      deliveries,
      post,
      abort: () => undefined,
      clock: later,
      log: createLog({ level: "silent" }),
      delivered: bench.signal,
    });
    second.start();
    await second.idle();
    expect(receiver.requests.map(({ messageId }) => messageId)).toEqual(["msg_1", "msg_1", "msg_2"]);
    expect(new Set(receiver.requests.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
    await second.stop();
    // What the first one finds out in the end changes nothing.
    await pass(15_000);
    const [, first] = await bench.listDeliveries(webhookId);
    expect(first).toMatchObject({ status: "delivered", attempts: [{ number: 2, status: 200 }] });
  });

  it("delivers again what it could not write down, and goes on when the queue cannot be read for a while", async () => {
    await dispatcher.stop();
    let failures = 2;
    const failing = async () => {
      failures -= 1;
      throw new Error("disk full");
    };
    dispatcher = createDispatcher({
      deliveries: {
        ...bench.deliveries,
        claim: (freeSlots) => (failures === 2 ? failing() : bench.deliveries.claim(freeSlots)),
        finish: (...attempt) => (failures === 1 ? failing() : bench.deliveries.finish(...attempt)),
      },
    });
    const { webhookId } = await addWebhook();
    await bench.publish("msg_1");
    dispatcher.start();
    await pass(0);
    expect(receiver.requests).toHaveLength(0);
    await pass(1_000);
    expect(receiver.requests).toHaveLength(1);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await pass(30_000);
    expect(receiver.requests).toHaveLength(2);
    expect(await onlyDelivery(webhookId)).toMatchObject({ status: "delivered" });
  });

  it("says in its log what it tried, and nothing of secrets, addresses, events or answers", async () => {
    const { webhookId } = await addWebhook();
    receiver.behave(answerWith(500, {}, "their stack trace"));
    await publishAndWait();
    receiver.behave(answerWith(200, {}, "their answer"));
    await pass(5_000);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: "webhook attempt", webhookId, attempt: 1, status: 500 },
      { msg: "webhook attempt", webhookId, attempt: 2, status: 200 },
    ]);
    expect(lines.join()).not.toMatch(/whsec_|v1,|sha256=|127\.0\.0\.1|in-the-url|34612345678|msg_1|their/);
  });
});

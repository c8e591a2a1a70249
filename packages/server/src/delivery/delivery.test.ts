import { createVerifier } from "@inbox-hub/webhook-verify/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDeliveryStage, type DeliveryStage } from "../../test/support/delivery-stage";
import { everyone, SECRET, SESSION, stamp } from "../../test/support/webhook-bench";
import { answerWith, hang, startWebhookReceiver } from "../../test/support/webhook-receiver";

let stage: DeliveryStage;

beforeEach(async () => {
  stage = await createDeliveryStage();
  stage.start();
});
afterEach(() => stage.close());

const verify = (secret: string, { headers, body } = only(stage.receiver.requests)) =>
  createVerifier({ secret, now: stage.bench.clock.now }).verify(body, headers);

function only<T>([item]: readonly T[]): T {
  if (item === undefined) throw new Error("There is nothing");
  return item;
}

describe("a delivery", () => {
  it("is signed, so that the receiver's verifier accepts it, and stored as delivered", async () => {
    const { webhookId } = await stage.addWebhook();
    await stage.publishAndWait();
    expect(verify(SECRET)).toMatchObject({
      scheme: "standard",
      event: { type: "message_deleted", event: "message_deleted", sessionId: SESSION, sequence: 1 },
    });
    expect(only(stage.receiver.requests).headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "InboxHub-Webhooks/1",
      "webhook-attempt": "1",
      "x-signature": expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
    });
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "delivered", lastStatus: 204 });
  });

  it("is signed with both secrets during a rotation", async () => {
    const { webhookId } = await stage.addWebhook();
    const secret = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
    const overlapEndsAt = stage.bench.clock.now() + 60_000;
    await stage.bench.webhooks.rotate(everyone, webhookId, { secret, overlapEndsAt }, stamp());
    await stage.publishAndWait();
    expect([verify(SECRET).scheme, verify(secret).scheme]).toEqual(["standard", "standard"]);
  });

  it("carries the webhook's own headers, in none of the server's places", async () => {
    await stage.addWebhook({ headers: { authorization: "Bearer of-the-gateway", "webhook-id": "forged" } });
    await stage.publishAndWait();
    expect(only(stage.receiver.requests).headers).toMatchObject({ authorization: "Bearer of-the-gateway" });
    expect(verify(SECRET).id).toMatch(/^evt_/);
  });

  it("waits its turn where a webhook takes only so many a second", async () => {
    await stage.addWebhook({ ratePerSecond: 10, ordering: "none", maxConcurrency: 64 });
    await Promise.all(Array.from({ length: 25 }, (_, number) => stage.bench.publish(`msg_${number}`)));
    await stage.idle();
    const arrived = [stage.receiver.requests.length];
    for (const ms of [999, 1, 999, 1]) {
      await stage.pass(ms);
      arrived.push(stage.receiver.requests.length);
    }
    expect(arrived).toEqual([10, 10, 20, 20, 25]);
  });

  it("is tried again after a failure: same id, same bytes, a new time and signature", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(500, {}, "database is down"));
    await stage.publishAndWait();
    stage.receiver.behave(answerWith(200));
    await stage.pass(4_999);
    expect(stage.receiver.requests).toHaveLength(1);
    await stage.pass(1);
    const [first, second] = stage.receiver.requests;
    if (!first || !second) throw new Error("Two requests were to come");
    expect(second.body.equals(first.body)).toBe(true);
    expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
    expect(second.headers["webhook-attempt"]).toBe("2");
    expect(Number(second.headers["webhook-timestamp"]) - Number(first.headers["webhook-timestamp"])).toBe(5);
    expect(verify(SECRET, second).id).toBe(first.headers["webhook-id"]);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({
      status: "delivered",
      attempts: [{ status: 500, error: "http_500", responseBody: "database is down" }, { status: 200 }],
    });
  });

  it("goes out in the order of its chat, however the receiver answers", async () => {
    await stage.addWebhook();
    let turn = 0;
    // Every third answer comes later, after those of other chats.
    stage.receiver.behave((response) => {
      turn += 1;
      if (turn % 3 === 0) setImmediate(() => setImmediate(() => response.writeHead(200).end()));
      else response.writeHead(200).end();
    });
    const chats = ["34600000001", "34600000002", "34600000003"];
    const expected = Array.from({ length: 6 }, (_, number) => `msg_${number}`);
    await Promise.all(expected.flatMap((messageId) => chats.map((chatId) => stage.bench.publish(messageId, chatId))));
    await stage.idle();
    for (const chatId of chats) {
      const ofChat = stage.receiver.requests.filter((request) => request.chatId === chatId);
      expect(ofChat.map(({ messageId }) => messageId)).toEqual(expected);
    }
  });

  it("of one webhook does not wait for another webhook that hangs", async () => {
    const hanging = await startWebhookReceiver(hang);
    await stage.addWebhook({ url: hanging.url, ordering: "none", maxConcurrency: 64, timeoutSeconds: 30 });
    await stage.addWebhook();
    await Promise.all(Array.from({ length: 80 }, (_, number) => stage.bench.publish(`msg_${number}`, String(number))));
    const arrived = async () => {
      // So that those that have ended are written down, although others run.
      await stage.bench.clock.advance(5);
      return [hanging.requests.length, stage.receiver.requests.length];
    };
    await expect.poll(arrived, { interval: 1, timeout: 30_000 }).toEqual([64, 80]);
    await hanging.stop();
  });
});

import { signDelivery } from "@inbox-hub/webhook-verify/sign";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDeliveryStage, type DeliveryStage } from "../../test/support/delivery-stage";
import { everyone, stamp } from "../../test/support/webhook-bench";
import { answerWith, hang, startWebhookReceiver } from "../../test/support/webhook-receiver";
import { createAddressGuard } from "../lib/address-guard";
import { createPostEvent } from "./post-event";
import { createWebhookAgent } from "./webhook-agent";

let stage: DeliveryStage;

beforeEach(async () => {
  stage = await createDeliveryStage();
  stage.start();
});
afterEach(() => stage.close());

describe("what a receiver answers", () => {
  it("is not followed when it redirects into the network", async () => {
    const inner = await startWebhookReceiver();
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(307, { location: inner.url }));
    await stage.publishAndWait();
    expect(inner.requests).toEqual([]);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({
      status: "waiting",
      lastStatus: 307,
      lastError: "redirect",
    });
    await inner.stop();
  });

  it("disables the webhook when it is 410, and what waits goes out when it is enabled", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(410));
    await stage.publishAndWait("msg_1");
    await stage.publishAndWait("msg_2");
    await stage.pass(3_600_000);
    expect(stage.receiver.requests).toHaveLength(1);
    stage.receiver.behave(answerWith(200));
    await stage.bench.webhooks.enable(everyone, webhookId, "resume", stamp());
    stage.bench.signal.notify();
    await stage.idle();
    expect(stage.receiver.requests.slice(1).map(({ messageId }) => messageId)).toEqual(["msg_1", "msg_2"]);
  });

  it.each([
    ["seconds", () => "120"],
    ["a date", () => new Date(stage.bench.clock.now() + 120_000).toUTCString()],
  ])("is waited for, for all events, when it asks so in %s", async (_form, retryAfter) => {
    await stage.addWebhook();
    stage.receiver.behave(answerWith(429, { "retry-after": retryAfter() }));
    await stage.publishAndWait("msg_1");
    stage.receiver.behave(answerWith(200));
    await stage.bench.publish("msg_2", "34699999999");
    await stage.pass(119_999);
    expect(stage.receiver.requests).toHaveLength(1);
    await stage.pass(1);
    expect(stage.receiver.requests).toHaveLength(3);
  });

  it("is waited for, for this event only, when it still has it in hand", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(409, { "retry-after": "120" }));
    await stage.publishAndWait("msg_1");
    stage.receiver.behave(answerWith(200));
    await stage.bench.publish("msg_2", "34699999999");
    stage.bench.signal.notify();
    await stage.idle();
    expect(stage.receiver.requests.map(({ messageId }) => messageId)).toEqual(["msg_1", "msg_2"]);
    expect(await stage.bench.webhooks.find(everyone, webhookId)).toMatchObject({ heldUntil: null });
    await stage.pass(119_999);
    expect(stage.receiver.requests).toHaveLength(2);
    await stage.pass(1);
    expect(stage.receiver.requests.map(({ messageId }) => messageId)).toEqual(["msg_1", "msg_2", "msg_1"]);
  });

  it("ends an event that it does not want, whatever the status", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(500, { "webhook-delivery": "abort-message" }));
    await stage.publishAndWait();
    await stage.pass(3_600_000);
    expect(stage.receiver.requests).toHaveLength(1);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "dead", lastError: "aborted" });
  });

  it("disables the webhook when it says so, whatever the status", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(200, { "webhook-delivery": "disable" }));
    await stage.publishAndWait();
    expect(await stage.bench.webhooks.find(everyone, webhookId)).toMatchObject({
      status: "disabled",
      disabledReason: "receiver",
    });
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "receiver" });
  });

  it("is a timeout when nothing comes before the webhook's time limit", async () => {
    const { webhookId } = await stage.addWebhook({ timeoutSeconds: 3 });
    stage.receiver.behave(hang);
    await stage.bench.publish("msg_1");
    await stage.receiver.received(1);
    await stage.bench.clock.advance(2_999);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await stage.pass(1);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({
      status: "waiting",
      lastStatus: null,
      lastError: "timeout",
    });
    await stage.receiver.allClosed();
  });

  it.each([
    ["is delivered at once when it is a success whose body drips on for ever", 200, 250, "delivered"],
    ["is cut at the time limit when it is a failure whose body drips on for ever", 500, 15_000, "waiting"],
  ])("%s", async (_name, code, endsAfterMs, status) => {
    const { webhookId } = await stage.addWebhook();
    let hasBegun: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    stage.receiver.behave((response) => {
      response.writeHead(code).write("dr", () => response.write("ip", () => hasBegun()));
    });
    await stage.bench.publish("msg_1");
    await begun;
    await stage.bench.clock.advance(endsAfterMs - 1);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "sending" });
    await stage.pass(1);
    await stage.receiver.allClosed();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({
      status,
      attempts: [{ status: code, responseBody: "drip" }],
    });
  });

  it("is delivered when a body is endless, of which the beginning is kept", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave((response) => {
      const chunk = "x".repeat(8_000);
      const flood = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.writeHead(200).on("drain", flood);
      flood();
    });
    await stage.publishAndWait();
    await stage.receiver.allClosed();
    const { status, attempts } = await stage.onlyDelivery(webhookId);
    expect(status).toBe("delivered");
    expect(attempts[0]?.responseBody).toBe("x".repeat(4096));
  });

  it("is kept in whole characters", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave((response) => response.writeHead(500).end(`${"x".repeat(4095)}😀`));
    await stage.publishAndWait();
    const { attempts } = await stage.onlyDelivery(webhookId);
    expect(attempts[0]?.responseBody).toBe("x".repeat(4095));
  });

  it.each([
    ["no HTTP", "220 mail.example ESMTP\r\n"],
    ["headers without end", `HTTP/1.1 200 OK\r\nx: ${"x".repeat(100_000)}`],
  ])("is invalid when it is %s", async (_kind, text) => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave((response) => response.socket?.write(text));
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "invalid_answer" });
  });

  it("is a failure when the connection breaks off before it", async () => {
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave((response) => response.destroy());
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "connection_reset" });
  });

  it("is none when nothing listens", async () => {
    const gone = await startWebhookReceiver();
    await gone.stop();
    const { webhookId } = await stage.addWebhook({ url: gone.url });
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "connection_refused" });
  });

  it("is none from an address that is not public, and not asked for", async () => {
    const strict = createWebhookAgent({ connector: createAddressGuard({ allowNets: [] }).connector });
    await stage.stopDispatcher();
    stage.replaceDispatcher({
      post: createPostEvent({ dispatcher: strict, sign: signDelivery, clock: stage.bench.clock }),
    });
    stage.start();
    const { webhookId } = await stage.addWebhook();
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "blocked_address" });
    expect(stage.receiver.requests).toEqual([]);
    await strict.destroy();
  });
});

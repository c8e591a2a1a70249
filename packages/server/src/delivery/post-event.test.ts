import { signDelivery } from "@inbox-hub/webhook-verify/sign";
import { buildConnector } from "undici";
import { afterEach, beforeEach, expect, it } from "vitest";
import { answerWith, startWebhookReceiver } from "../../test/support/webhook-receiver";
import { createManualClock } from "../lib/manual-clock";
import { createPostEvent, type PostRequest } from "./post-event";
import { createWebhookAgent } from "./webhook-agent";

type Receiver = Awaited<ReturnType<typeof startWebhookReceiver>>;

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startWebhookReceiver();
});
afterEach(() => receiver.stop());

const requestTo = (url: string): PostRequest => ({
  url,
  eventId: "evt_1",
  body: Buffer.from(JSON.stringify({ data: { messageId: "msg_1", chatId: "1" } })),
  attempt: 1,
  timeoutMs: 3_000,
  secret: "of-the-test-and-of-nobody-else",
  previousSecret: null,
  headers: {},
});

it("is a timeout at its deadline although there is no connection yet, and sends nothing when one comes later", async () => {
  const clock = createManualClock();
  const connect = buildConnector({});
  let connectLater: () => Promise<void> = async () => undefined;
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const agent = createWebhookAgent({
    connector(options, callback) {
      connectLater = () =>
        new Promise((resolve) => {
          connect(options, (...result) => {
            callback(...result);
            resolve();
          });
        });
      asked();
    },
  });
  const post = createPostEvent({ dispatcher: agent, sign: signDelivery, clock });
  const posted = post(requestTo(receiver.url));
  await isAsked;
  await clock.advance(3_000);
  expect(await posted).toMatchObject({ status: null, error: "timeout", durationMs: 3_000 });
  await connectLater();
  // Waits for what is on its way, if there is anything.
  await agent.close();
  expect(receiver.requests).toEqual([]);
});

it("takes for the answer what comes behind an announcement, and nothing for one when no more comes", async () => {
  const agent = createWebhookAgent({ connector: buildConnector({}) });
  const post = createPostEvent({ dispatcher: agent, sign: signDelivery, clock: createManualClock() });
  receiver.behave((response, request) => {
    response.writeEarlyHints({ link: "</style.css>; rel=preload" });
    answerWith(500, {}, "no")(response, request);
  });
  expect(await post(requestTo(receiver.url))).toMatchObject({ status: 500, body: "no" });
  receiver.behave((response) => {
    response.writeEarlyHints({ link: "</style.css>; rel=preload" }, () => response.socket?.end());
  });
  expect(await post(requestTo(receiver.url))).toMatchObject({ status: null, error: "connection_reset" });
  await agent.destroy();
});

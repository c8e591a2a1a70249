import type { ReceiverAnswer } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createWebhookBench, many, type WebhookBench } from "../../test/support/webhook-bench";
import { createSeededRandom } from "../engine/simulator/seeded-random";
import { createLog } from "../lib/log";
import { createDeliveryDispatcher } from "./dispatcher";
import type { PostEvent } from "./post-event";

/** A day of deliveries in a few seconds: the test moves the clock, and one attempt in a hundred goes wrong somehow. */

const MINUTE = 60_000;
const chats = Array.from({ length: 12 }, (_, index) => `346880000${index + 10}`);

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const answer = (values: Partial<ReceiverAnswer>) => ({
  status: 200,
  error: null,
  headers: {},
  body: "ok",
  durationMs: 20,
  requestHeaders: {},
  ...values,
});
const troubles = [
  answer({ status: 500 }),
  answer({ status: 404 }),
  answer({ status: 429, headers: { "retry-after": "90" } }),
  answer({ status: null, error: "timeout", body: null }),
  answer({ status: null, error: "connection_reset", body: null }),
  answer({ status: null, error: "dns_error", body: null }),
];

it("delivers all events of a day in the order of each chat, with trouble in between and a crash every hour", async () => {
  const random = createSeededRandom(4);
  const arrivals: { readonly id: string; readonly messageId: string; readonly chatId: string }[] = [];
  let failures = 0;
  let generation = 0;

  const startDispatcher = () => {
    generation += 1;
    const own = generation;
    const isDead = () => own !== generation;
    const post: PostEvent = async ({ eventId, body }) => {
      const { data } = JSON.parse(body.toString());
      if (random() < 0.01) {
        failures += 1;
        return troubles[Math.floor(random() * troubles.length)] ?? answer({ status: 503 });
      }
      arrivals.push({ id: eventId, messageId: data.messageId, chatId: data.chatId });
      // It has arrived, and who sent it dies before it hears so.
      return isDead() ? new Promise(() => undefined) : answer({});
    };
    const dispatcher = createDeliveryDispatcher({
      deliveries: {
        ...bench.deliveries,
        claim: async (free) => (isDead() ? [] : bench.deliveries.claim(free)),
        finish: async (...args) => (isDead() ? false : bench.deliveries.finish(...args)),
      },
      post,
      abort: () => undefined,
      clock: bench.clock,
      log: createLog({ level: "silent" }),
      delivered: bench.signal,
    });
    dispatcher.start();
    return dispatcher;
  };

  await bench.addWebhook({ events: ["message_deleted"] });
  let dispatcher = startDispatcher();
  const published = new Map(chats.map((chat): [string, string[]] => [chat, []]));
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    for (let count = 0; count < 3; count += 1) {
      const chat = chats[Math.floor(random() * chats.length)] ?? "";
      const messageId = `msg_${minute}_${count}`;
      published.get(chat)?.push(messageId);
      await bench.publish(messageId, chat);
    }
    // In the middle of what it has just been told of.
    if (minute % 60 === 59) dispatcher = startDispatcher();
    await bench.clock.advance(MINUTE);
  }
  for (let minute = 0; minute < 60; minute += 1) await bench.clock.advance(MINUTE);
  await dispatcher.stop();

  const firsts = arrivals.filter(({ id }, index) => arrivals.findIndex((other) => other.id === id) === index);
  for (const [chat, messageIds] of published) {
    expect(firsts.filter(({ chatId }) => chatId === chat).map(({ messageId }) => messageId)).toEqual(messageIds);
  }
  expect(failures).toBeGreaterThan(20);
  // What ran when the crash came, and no more.
  expect(arrivals.length).toBeGreaterThan(firsts.length);
  expect(arrivals.length - firsts.length).toBeLessThanOrEqual(24 * 8);
  expect(await bench.deliveries.claim(many)).toEqual([]);
  expect(bench.database.sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(firsts).toHaveLength(24 * 60 * 3);
}, 60_000);

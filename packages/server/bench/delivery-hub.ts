import { createStores } from "../src/composition/stores";
import { createWebhooks } from "../src/composition/webhooks";
import { createAddressGuard } from "../src/lib/address-guard";
import { systemClock } from "../src/lib/clock";
import { createIds } from "../src/lib/ids";
import { createLog } from "../src/lib/log";
import { createSignal } from "../src/lib/signal";
import { migrationsFolder } from "../src/migrations-folder";
import { openDatabase } from "../src/store/database";
import { createEventLog } from "../src/store/event-log";
import { organizations } from "../src/store/schema/organizations";
import { sessions } from "../src/store/schema/sessions";
import { createSealedText } from "../src/store/sealed-text";
import { createWebhookSeal } from "../src/store/webhook-seal";
import { fakeSessionAccess } from "../test/support/session-access";
import { dataOf, messageIdOf } from "./delivery-load";
import { monotonicMs } from "./monotonic";
import { answerCalls, measured } from "./process-calls";

/** The part of the server between an event and the receivers, built as the server builds it, in a process of its own. */

const ORGANIZATION = 1;
/** Events that are written in one turn, so that they share a commit. */
const AT_ONCE = 200;

export interface HubOptions {
  readonly file: string;
  /** One webhook for each, and a session that only it hears. */
  readonly receivers: readonly { readonly url: string; readonly secret: string }[];
  readonly lanes: number;
  readonly maxConcurrency: number;
  readonly timeoutSeconds: number;
}

type Hub = Awaited<ReturnType<typeof openHub>>;
let hub: Hub | null = null;

const opened = (): Hub => {
  if (hub === null) throw new Error("The hub is not open");
  return hub;
};

const calls = {
  async open(options: HubOptions) {
    hub = await openHub(options);
  },
  start: () => opened().start(),
  /** Writes events and has them delivered; never more than `ahead` wait. */
  deliver: ({ events, ahead }: { readonly events: number; readonly ahead: number }) => opened().deliver(events, ahead),
  publish: ({ events }: { readonly events: number }) => opened().publishAll(events),
  /** When each event was committed, by the id of its message. */
  pace: ({ perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }) =>
    opened().pace(perSecond, seconds),
  claims: ({ times, atOnce }: { readonly times: number; readonly atOnce: number }) => opened().claims(times, atOnce),
  async close() {
    await opened().close();
    hub = null;
  },
};
export type HubCalls = typeof calls;

async function openHub({ file, receivers, lanes, maxConcurrency, timeoutSeconds }: HubOptions) {
  const clock = systemClock;
  const database = openDatabase({ file, migrationsFolder });
  const newId = createIds(clock.now);
  const delivered = createSignal();
  const seal = createWebhookSeal(createSealedText({ secret: "bench", purpose: "bench" }));
  const stores = createStores({
    database,
    clock,
    newId,
    random: Math.random,
    delivered,
    appended: createSignal(),
    bootId: "bench",
    secret: "bench",
    webhookSeal: seal,
    onUnreadableWebhook: () => undefined,
  });
  const eventLog = createEventLog({ database, clock, newId, delivered });
  let finished = 0;
  let progress: () => void = () => undefined;
  const { deliveries } = stores;
  const webhooks = createWebhooks({
    stores: {
      ...stores,
      deliveries: {
        ...deliveries,
        async finish(...attempt) {
          const isOurs = await deliveries.finish(...attempt);
          finished += 1;
          progress();
          return isOurs;
        },
      },
    },
    access: fakeSessionAccess({}),
    guard: createAddressGuard({ allowNets: ["127.0.0.0/8"], allowHttp: true }),
    clock,
    newId,
    log: createLog({ level: "error" }),
    delivered,
  });

  const times = { createdAt: clock.now(), updatedAt: clock.now() };
  await database.write(() => {
    database.orm
      .insert(organizations)
      .values({ id: ORGANIZATION, name: "Empresa", ...times })
      .run();
    for (const index of receivers.keys()) {
      database.orm
        .insert(sessions)
        .values({
          organizationId: ORGANIZATION,
          id: sessionOf(index),
          desired: "running",
          status: "connected",
          since: 0,
          ...times,
        })
        .run();
    }
  });
  for (const [index, { url, secret }] of receivers.entries()) {
    await stores.webhooks.create(
      { organizationId: ORGANIZATION, sessionIds: null },
      {
        name: sessionOf(index),
        url,
        secret,
        events: ["message"],
        sessionIds: [sessionOf(index)],
        ordering: "chat",
        maxConcurrency,
        ratePerSecond: null,
        timeoutSeconds,
        headers: {},
      },
      Number.POSITIVE_INFINITY,
      { action: "webhooks.create", actor: { type: "system" }, requestId: null },
    );
  }

  const insertRow = database.sqlite.prepare(
    `INSERT INTO contacts (id, organization_id, session_id, phone, name, name_key, created_at, updated_at)
     VALUES (?, ${ORGANIZATION}, ?, ?, 'Ana', 'ana', 0, 0)`,
  );
  let published = 0;
  /** An event with the row that it tells of, in one write of its own. */
  const publish = () => {
    const turn = published;
    published += 1;
    const number = Math.floor(turn / lanes);
    const lane = turn % lanes;
    const id = messageIdOf(lane, number);
    const sessionId = sessionOf(lane % receivers.length);
    const chatId = `34600${lane}`;
    return database
      .write(() => {
        insertRow.run(`ct_${String(turn).padStart(8, "0")}`, sessionId, String(34_600_000_000 + turn));
        eventLog.append({
          type: "message",
          organizationId: ORGANIZATION,
          sessionId,
          chatId,
          data: dataOf(id, sessionId, chatId),
        });
      })
      .then(() => id);
  };
  const publishSome = async (count: number) => {
    for (let left = count; left > 0; left -= AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, publish));
    }
  };

  return {
    start: () => webhooks.dispatcher.start(),

    deliver: (events: number, ahead: number) =>
      measured(events, async () => {
        const before = finished;
        let sent = 0;
        while (finished - before < events) {
          const waiting = sent - (finished - before);
          if (sent < events && waiting <= ahead - AT_ONCE) {
            await publishSome(Math.min(AT_ONCE, events - sent));
            sent += Math.min(AT_ONCE, events - sent);
            continue;
          }
          await new Promise<void>((resolve) => {
            progress = resolve;
          });
        }
      }),

    publishAll: (events: number) => measured(events, () => publishSome(events)),

    async pace(perSecond: number, seconds: number) {
      const committed = new Map<string, number>();
      const writes: Promise<unknown>[] = [];
      const start = monotonicMs();
      for (let turn = 0; turn < perSecond * seconds; turn += 1) {
        const wait = start + (turn * 1000) / perSecond - monotonicMs();
        if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
        writes.push(publish().then((id) => committed.set(id, monotonicMs())));
      }
      await Promise.all(writes);
      return committed;
    },

    async claims(times: number, atOnce: number) {
      const claims: number[] = [];
      const finishes: number[] = [];
      for (let turn = 0; turn < times; turn += 1) {
        const start = performance.now();
        const claimed = await deliveries.claim((_webhook, others) => atOnce - others.all);
        claims.push(performance.now() - start);
        if (claimed.length === 0) throw new Error("Nothing was there to claim");
        const end = performance.now();
        await Promise.all(
          claimed.map((delivery) =>
            deliveries.finish(
              delivery,
              { status: 200, error: null, headers: {}, body: "ok", durationMs: 1 },
              { result: "delivered" },
            ),
          ),
        );
        finishes.push(performance.now() - end);
      }
      return { claim: claims, finish: finishes };
    },

    async close() {
      await webhooks.stop();
      await database.close();
    },
  };
}

const sessionOf = (index: number) => `session_${index}`;

answerCalls(calls);

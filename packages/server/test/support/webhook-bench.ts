import type { Outcome, ReceiverAnswer } from "@inbox-hub/openapi/rules";
import type { Tenant } from "../../src/contract/tenant";
import type { DeliveryStore, FreeSlots } from "../../src/delivery/delivery-store";
import type { NewWebhook, Webhook } from "../../src/features/webhooks/webhook";
import type { Clock } from "../../src/lib/clock";
import { createIds } from "../../src/lib/ids";
import { createManualClock } from "../../src/lib/manual-clock";
import { createSignal } from "../../src/lib/signal";
import { migrationsFolder } from "../../src/migrations-folder";
import { createAuditLog } from "../../src/store/audit-log";
import type { Database } from "../../src/store/database";
import { openDatabase } from "../../src/store/database";
import { createDeliveryFinish } from "../../src/store/delivery-finish";
import { createDeliveryLogStore } from "../../src/store/delivery-log-store";
import { createDeliveryStore } from "../../src/store/delivery-store";
import { createEventLog } from "../../src/store/event-log";
import { createReplayStore } from "../../src/store/replay-store";
import { events } from "../../src/store/schema/events";
import { organizations } from "../../src/store/schema/organizations";
import { sessions } from "../../src/store/schema/sessions";
import { createSealedText } from "../../src/store/sealed-text";
import { createWebhookHealth } from "../../src/store/webhook-health";
import { createWebhookSeal } from "../../src/store/webhook-seal";
import { createWebhookStore } from "../../src/store/webhook-store";

export const SESSION = "session_crm_01";
export const OTHER_SESSION = "session_crm_02";
/** The organization's own people. */
export const everyone: Tenant = { organizationId: 1, sessionIds: null };
export const stamp = (action = "webhooks.test") => ({ action, actor: { type: "system" as const }, requestId: null });
export const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

/** Of a webhook, where a test wishes nothing else. */
export const settings: NewWebhook = {
  name: "CRM",
  url: "https://crm.example/hook",
  events: ["message_deleted", "webhook_failing", "webhook_disabled", "webhook_recovered"],
  sessionIds: null,
  ordering: "chat",
  maxConcurrency: 8,
  ratePerSecond: null,
  timeoutSeconds: 15,
  headers: {},
  secret: SECRET,
};

export const ok: ReceiverAnswer = { status: 200, error: null, headers: {}, body: "ok", durationMs: 5 };
export const refused: ReceiverAnswer = {
  status: null,
  error: "connection_refused",
  headers: {},
  body: null,
  durationMs: 5,
};
export const delivered: Outcome = { result: "delivered" };
export const failed = {
  result: "retry",
  error: "connection_refused",
  retryAfterMs: null,
  overloaded: false,
} satisfies Outcome;
export const many: FreeSlots = ({ maxConcurrency }, claimed) => Math.min(maxConcurrency, 64 - claimed.all);

interface BenchOptions {
  /** How long a step of a replay has taken; no time at all if not given. */
  readonly elapsed?: () => number;
}

export type WebhookBench = Awaited<ReturnType<typeof createWebhookBench>>;

/** The stores of the webhooks on a database in memory, with one organization, two sessions, and time standing still. */
export async function createWebhookBench({ elapsed = () => 0 }: BenchOptions = {}) {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const clock = createManualClock();
  const signal = createSignal();
  const newId = createIds(clock.now);
  const log = createAuditLog({ database, clock });
  const eventLog = createEventLog({ database, clock, newId, delivered: signal });
  const health = createWebhookHealth({ database, eventLog });
  const finish = createDeliveryFinish({ database, clock, random: () => 0.5, health });
  const seal = createWebhookSeal(createSealedText({ secret: "of the bench", purpose: "tests" }));
  const unreadable: string[] = [];
  const onUnreadable = (webhookId: string) => void unreadable.push(webhookId);
  await addOrganization(database, 1, [SESSION, OTHER_SESSION], clock.now());

  const webhooks = createWebhookStore({ database, log, seal, clock, newId });
  const deliveries: DeliveryStore = createDeliveryStore({ database, clock, finish, seal, onUnreadable });
  const logStore = createDeliveryLogStore({ database, clock });
  return {
    database,
    clock,
    newId,
    /** Woken when there may be something to deliver. */
    signal,
    webhooks,
    deliveries,
    /** The webhooks to which nothing could be sent, as often as that was found. */
    unreadable,
    log: logStore,
    replays: createReplayStore({ database, log, eventLog, clock, elapsed, newId }),
    /** A second queue over the same database, as another process would have it. */
    createDeliveries: (ownClock: Pick<Clock, "now"> = clock) =>
      createDeliveryStore({ database, clock: { ...clock, ...ownClock }, finish, seal, onUnreadable }),

    addOrganization: (organizationId: number) => addOrganization(database, organizationId, [SESSION], clock.now()),

    async addWebhook(wishes: Partial<NewWebhook> = {}, organizationId = 1): Promise<Webhook> {
      const webhook = await webhooks.create(
        { organizationId, sessionIds: null },
        { ...settings, ...wishes },
        Number.POSITIVE_INFINITY,
        stamp("webhooks.create"),
      );
      if (webhook === "too_many") throw new Error("There is no limit here");
      return webhook;
    },

    publish: (messageId: string, chatId = "34612345678", sessionId = SESSION, organizationId = 1): Promise<void> =>
      database.write(() =>
        eventLog.append({
          type: "message_deleted",
          organizationId,
          sessionId,
          chatId,
          data: { messageId, timestamp: new Date(clock.now()).toISOString(), chatId },
        }),
      ),

    /** Claims all that may go and says what it is, without finishing it. */
    claimIds: async (freeSlots = many) => messageIdsOf(await deliveries.claim(freeSlots)),

    /** Claims all that may go, and finishes it. */
    finishAll: async (answer: ReceiverAnswer = ok, outcome: Outcome = delivered) => {
      const claimed = await deliveries.claim(many);
      for (const delivery of claimed) await deliveries.finish(delivery, answer, outcome);
      return messageIdsOf(claimed);
    },

    listDeliveries: async (webhookId: string, tenant = everyone) =>
      (await logStore.listDeliveries(tenant, webhookId, { status: null }, { limit: 100, cursor: null })).items,

    eventTypes: () =>
      database.orm
        .select({ type: events.type })
        .from(events)
        .all()
        .map(({ type }) => type),
  };
}

/** The first delivery that may go. */
export async function claimOne(deliveries: DeliveryStore) {
  const [delivery] = await deliveries.claim(many);
  if (!delivery) throw new Error("Nothing is to be claimed");
  return delivery;
}

export function messageIdsOf(claimed: readonly { readonly body: Buffer }[]): string[] {
  return claimed.map(({ body }) => JSON.parse(body.toString()).data.messageId);
}

async function addOrganization(database: Database, id: number, sessionIds: readonly string[], now: number) {
  const times = { createdAt: now, updatedAt: now };
  await database.write(() => {
    database.orm
      .insert(organizations)
      .values({ id, name: `Empresa ${id}`, ...times })
      .run();
    for (const sessionId of sessionIds) {
      database.orm
        .insert(sessions)
        .values({
          organizationId: id,
          id: sessionId,
          desired: "running",
          status: "connected",
          since: now,
          ...times,
        })
        .run();
    }
  });
}

import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { WebhookStore } from "../features/webhooks/webhook-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { createCursors, toPage } from "./cursor";
import type { Database } from "./database";
import { deliveryStates, webhookAttempts, webhookDeliveries, webhookReplays, webhooks } from "./schema/events";
import { isRotating, toWebhook } from "./webhook-rows";

interface WebhookStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

type WebhookSettings = Omit<
  WebhookStore,
  "listDeliveries" | "redeliver" | "createReplay" | "findReplay" | "advanceReplay"
>;

/** The webhooks themselves; their deliveries and replays stand in stores of their own. */
export function createWebhookStore({ database, clock, newId }: WebhookStoreDeps): WebhookSettings {
  const { orm } = database;
  const owned = (organizationId: number, webhookId: string) =>
    and(eq(webhooks.id, webhookId), eq(webhooks.organizationId, organizationId));
  const find = (organizationId: number, webhookId: string) =>
    orm.select().from(webhooks).where(owned(organizationId, webhookId)).get();

  const change = (organizationId: number, webhookId: string, values: Partial<typeof webhooks.$inferInsert>) =>
    orm
      .update(webhooks)
      .set({ ...values, updatedAt: clock.now() })
      .where(owned(organizationId, webhookId))
      .returning()
      .get();

  return {
    async list(organizationId, { limit, cursor }) {
      const cursors = createCursors("webhooks", { organizationId });
      const [after = ""] = cursor === null ? [] : cursors.decode(cursor);
      const rows = orm
        .select()
        .from(webhooks)
        .where(and(eq(webhooks.organizationId, organizationId), gt(webhooks.id, String(after))))
        .orderBy(asc(webhooks.id))
        .limit(limit + 1)
        .all();
      return toPage(
        rows,
        limit,
        (row) => toWebhook(row, clock.now()),
        (last) => cursors.encode([last.id]),
      );
    },

    async create(organizationId, webhook) {
      const now = clock.now();
      const row = {
        id: newId("wh"),
        organizationId,
        name: webhook.name,
        url: webhook.url,
        events: webhook.events,
        sessionIds: webhook.sessionIds,
        status: "active" as const,
        ordering: webhook.ordering,
        maxConcurrency: webhook.maxConcurrency,
        timeoutSeconds: webhook.timeoutSeconds,
        secretCurrent: webhook.secret,
        createdAt: now,
        updatedAt: now,
      };
      const created = await database.write(() => orm.insert(webhooks).values(row).returning().get());
      return toWebhook(created, now);
    },

    async find(organizationId, webhookId) {
      const row = find(organizationId, webhookId);
      return row ? toWebhook(row, clock.now()) : null;
    },

    async secretsOf(organizationId, webhookId) {
      const row = find(organizationId, webhookId);
      if (!row) return null;
      return { current: row.secretCurrent, previous: isRotating(row, clock.now()) ? row.secretPrevious : null };
    },

    async update(organizationId, webhookId, { isActive, ...settings }) {
      const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
      const status =
        isActive === undefined ? {} : ({ status: isActive ? "active" : "paused", disabledReason: null } as const);
      const row = await database.write(() => change(organizationId, webhookId, { ...given, ...status }));
      return row ? toWebhook(row, clock.now()) : null;
    },

    remove: (organizationId, webhookId) =>
      database.write(() => {
        const { changes } = orm.delete(webhooks).where(owned(organizationId, webhookId)).run();
        if (changes === 0) return false;
        const deliveries = orm
          .select({ id: webhookDeliveries.id })
          .from(webhookDeliveries)
          .where(eq(webhookDeliveries.webhookId, webhookId));
        orm.delete(webhookAttempts).where(inArray(webhookAttempts.deliveryId, deliveries)).run();
        orm.delete(webhookDeliveries).where(eq(webhookDeliveries.webhookId, webhookId)).run();
        orm.delete(webhookReplays).where(eq(webhookReplays.webhookId, webhookId)).run();
        return true;
      }),

    async enable(organizationId, webhookId, backlog) {
      const row = await database.write(() => {
        const enabled = change(organizationId, webhookId, {
          status: "active",
          disabledReason: null,
          gateUntil: null,
          consecutiveFailures: 0,
          failedAttempts: 0,
          firstFailureAt: null,
          failingNotices: 0,
          lastError: null,
        });
        if (enabled && backlog === "drop") {
          orm
            .update(webhookDeliveries)
            .set({ state: deliveryStates.canceled, doneAt: clock.now(), lastError: "dropped", leaseUntil: null })
            .where(and(eq(webhookDeliveries.webhookId, webhookId), sql`${webhookDeliveries.state} IN (0, 1, 4)`))
            .run();
        }
        return enabled;
      });
      return row ? toWebhook(row, clock.now()) : null;
    },

    rotate: (organizationId, webhookId, secret, overlapEndsAt) =>
      database.write(() => {
        const row = find(organizationId, webhookId);
        if (!row) return false;
        // What signed until now goes on signing; a second rotation within the overlap drops the oldest.
        change(organizationId, webhookId, {
          secretPrevious: row.secretCurrent,
          secretCurrent: secret,
          previousUntil: overlapEndsAt,
        });
        return true;
      }),

    finishRotation: (organizationId, webhookId) =>
      database.write(() => {
        const row = find(organizationId, webhookId);
        if (!row) return "missing";
        if (!isRotating(row, clock.now())) return "not_rotating";
        change(organizationId, webhookId, { secretPrevious: null, previousUntil: null });
        return "finished";
      }),
  };
}

import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Tenant } from "../contract/tenant";
import type { AuditStamp } from "../features/organizations/caller";
import type { WebhookChange } from "../features/webhooks/webhook";
import type { WebhookStore } from "../features/webhooks/webhook-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { AuditLog } from "./audit-log";
import { carriedOut } from "./carried-out";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { createDeliveryBacklog } from "./delivery-backlog";
import { webhookAttempts, webhookDeliveries, webhookReplays, webhooks } from "./schema/events";
import { freshHealth } from "./webhook-health";
import { findWebhook, isRotating, isVisibleTo, isWebhook, toWebhook, type WebhookRow } from "./webhook-rows";

interface WebhookStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
  readonly clock: Clock;
  readonly newId: NewId;
}

type Values = Partial<typeof webhooks.$inferInsert>;

/** The webhooks themselves; their deliveries and replays stand in stores of their own. */
export function createWebhookStore({ database, log, clock, newId }: WebhookStoreDeps): WebhookStore {
  const { orm } = database;
  const backlog = createDeliveryBacklog(orm);

  const record = ({ organizationId }: Tenant, webhookId: string, stamp: AuditStamp) =>
    log.append({ ...stamp, organizationId, target: webhookId });

  /** Changes a webhook that the tenant sees, and writes down who did; undefined when there is none. */
  const change = (tenant: Tenant, webhookId: string, stamp: AuditStamp, valuesOf: (row: WebhookRow) => Values) => {
    const row = findWebhook(orm, tenant, webhookId);
    if (!row) return undefined;
    record(tenant, webhookId, stamp);
    return orm
      .update(webhooks)
      .set({ ...valuesOf(row), updatedAt: clock.now() })
      .where(isWebhook(tenant, webhookId))
      .returning()
      .get();
  };

  const activate = ({ id }: WebhookRow): Values => {
    backlog.resume(id, clock.now());
    return { status: "active", disabledReason: null, ...freshHealth };
  };

  const toValues = (row: WebhookRow, { isActive, ...settings }: WebhookChange): Values => ({
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    ...(settings.url !== undefined && settings.url !== row.url ? freshHealth : {}),
    ...(isActive === true && row.status !== "active" ? activate(row) : {}),
    // One that was disabled stays so, with the reason why.
    ...(isActive === false && row.status === "active" ? { status: "paused" } : {}),
  });

  return {
    async list(tenant, { limit, cursor }) {
      const cursors = database.createCursors("webhooks", { organizationId: tenant.organizationId });
      const [after = ""] = cursor === null ? [] : cursors.decode(cursor);
      const rows = orm
        .select()
        .from(webhooks)
        .where(and(isVisibleTo(tenant), gt(webhooks.id, String(after))))
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

    async create(tenant, webhook, stamp) {
      const now = clock.now();
      const row = {
        id: newId("wh"),
        organizationId: tenant.organizationId,
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
      const created = await database.write(
        carriedOut(orm, () => {
          record(tenant, row.id, stamp);
          return orm.insert(webhooks).values(row).returning().get();
        }),
      );
      return toWebhook(created, now);
    },

    async find(tenant, webhookId) {
      const row = findWebhook(orm, tenant, webhookId);
      return row ? toWebhook(row, clock.now()) : null;
    },

    async secretsOf(tenant, webhookId) {
      const row = findWebhook(orm, tenant, webhookId);
      if (!row) return null;
      return { current: row.secretCurrent, previous: isRotating(row, clock.now()) ? row.secretPrevious : null };
    },

    async update(tenant, webhookId, wanted, stamp) {
      const row = await database.write(() => change(tenant, webhookId, stamp, (before) => toValues(before, wanted)));
      return row ? toWebhook(row, clock.now()) : null;
    },

    remove: (tenant, webhookId, stamp) =>
      database.write(() => {
        const { changes } = orm.delete(webhooks).where(isWebhook(tenant, webhookId)).run();
        if (changes === 0) return false;
        const deliveries = orm
          .select({ id: webhookDeliveries.id })
          .from(webhookDeliveries)
          .where(eq(webhookDeliveries.webhookId, webhookId));
        orm.delete(webhookAttempts).where(inArray(webhookAttempts.deliveryId, deliveries)).run();
        orm.delete(webhookDeliveries).where(eq(webhookDeliveries.webhookId, webhookId)).run();
        orm.delete(webhookReplays).where(eq(webhookReplays.webhookId, webhookId)).run();
        record(tenant, webhookId, stamp);
        return true;
      }),

    async enable(tenant, webhookId, wanted, stamp) {
      const row = await database.write(() =>
        change(tenant, webhookId, stamp, (before) => {
          if (wanted === "drop") backlog.drop(webhookId, clock.now());
          return activate(before);
        }),
      );
      return row ? toWebhook(row, clock.now()) : null;
    },

    async rotate(tenant, webhookId, { secret, overlapEndsAt }, stamp) {
      const row = await database.write(
        carriedOut(orm, () =>
          change(tenant, webhookId, stamp, ({ secretCurrent }) =>
            overlapEndsAt > clock.now()
              ? // A second rotation within the overlap drops the oldest.
                { secretPrevious: secretCurrent, secretCurrent: secret, previousUntil: overlapEndsAt }
              : { secretPrevious: null, secretCurrent: secret, previousUntil: null },
          ),
        ),
      );
      return row !== undefined;
    },

    async finishRotation(tenant, webhookId, stamp) {
      const row = await database.write(() => {
        const before = findWebhook(orm, tenant, webhookId);
        if (before && !isRotating(before, clock.now())) return "not_rotating";
        return change(tenant, webhookId, stamp, () => ({ secretPrevious: null, previousUntil: null }));
      });
      if (row === "not_rotating") return row;
      return row ? toWebhook(row, clock.now()) : null;
    },
  };
}

import { and, asc, count, eq, gt } from "drizzle-orm";
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
import { takeDeliveries } from "./delivery-removal";
import { webhookReplays, webhooks } from "./schema/events";
import { freshHealth } from "./webhook-health";
import { findWebhook, isRotating, isVisibleTo, isWebhook, toWebhook, type WebhookRow } from "./webhook-rows";
import type { WebhookSeal } from "./webhook-seal";

interface WebhookStoreDeps {
  readonly database: Database;
  readonly log: AuditLog;
  readonly seal: WebhookSeal;
  readonly clock: Clock;
  readonly newId: NewId;
}

type Values = Partial<typeof webhooks.$inferInsert>;

/** The webhooks themselves; their deliveries and replays stand in stores of their own. */
export function createWebhookStore({ database, log, seal, clock, newId }: WebhookStoreDeps): WebhookStore {
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

  const show = (row: WebhookRow) =>
    toWebhook(row, Object.keys(seal.openHeaders(row.id, row.headers)).sort(), clock.now());

  const activated = { status: "active", disabledReason: null, ...freshHealth } as const satisfies Values;

  /** In several writes, of which each looks whether the webhook is there still. */
  const inSteps = async (tenant: Tenant, webhookId: string, step: () => boolean): Promise<void> => {
    while (await database.write(() => findWebhook(orm, tenant, webhookId) !== undefined && step()));
  };
  const resume = (tenant: Tenant, webhookId: string): Promise<void> =>
    inSteps(tenant, webhookId, backlog.resuming(webhookId, clock.now()));

  const toValues = (row: WebhookRow, { isActive, headers, ...settings }: WebhookChange): Values => ({
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    ...(headers === undefined ? {} : { headers: seal.sealHeaders(row.id, headers) }),
    ...(settings.url !== undefined && settings.url !== row.url ? freshHealth : {}),
    ...(isActive === true && row.status !== "active" ? activated : {}),
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
      return toPage(rows, limit, show, (last) => cursors.encode([last.id]));
    },

    async create(tenant, webhook, most, stamp) {
      const now = clock.now();
      const id = newId("wh");
      const row = {
        id,
        organizationId: tenant.organizationId,
        name: webhook.name,
        url: webhook.url,
        events: webhook.events,
        sessionIds: webhook.sessionIds,
        status: "active" as const,
        ordering: webhook.ordering,
        maxConcurrency: webhook.maxConcurrency,
        ratePerSecond: webhook.ratePerSecond,
        timeoutSeconds: webhook.timeoutSeconds,
        headers: seal.sealHeaders(id, webhook.headers),
        secretCurrent: seal.sealSecret(id, webhook.secret),
        createdAt: now,
        updatedAt: now,
      };
      const created = await database.write(
        carriedOut(orm, () => {
          const { organizationId } = tenant;
          const known = orm
            .select({ count: count() })
            .from(webhooks)
            .where(eq(webhooks.organizationId, organizationId))
            .get();
          if ((known?.count ?? 0) >= most) return null;
          record(tenant, id, stamp);
          return orm.insert(webhooks).values(row).returning().get();
        }),
      );
      return created === null ? "too_many" : show(created);
    },

    async find(tenant, webhookId) {
      const row = findWebhook(orm, tenant, webhookId);
      return row ? show(row) : null;
    },

    async secretsOf(tenant, webhookId) {
      const row = findWebhook(orm, tenant, webhookId);
      if (!row) return null;
      const previous = isRotating(row, clock.now()) ? row.secretPrevious : null;
      return {
        current: seal.openSecret(webhookId, row.secretCurrent),
        previous: previous === null ? null : seal.openSecret(webhookId, previous),
        headers: seal.openHeaders(webhookId, row.headers),
      };
    },

    async update(tenant, webhookId, wanted, stamp) {
      const isToStart = wanted.isActive === true && findWebhook(orm, tenant, webhookId)?.status !== "active";
      if (isToStart) await resume(tenant, webhookId);
      const row = await database.write(() => change(tenant, webhookId, stamp, (before) => toValues(before, wanted)));
      return row ? show(row) : null;
    },

    async remove(tenant, webhookId, stamp) {
      const isThere = await database.write(() => {
        const { changes } = orm.update(webhooks).set({ status: "paused" }).where(isWebhook(tenant, webhookId)).run();
        // An open one would go on queueing.
        if (changes > 0) orm.delete(webhookReplays).where(eq(webhookReplays.webhookId, webhookId)).run();
        return changes > 0;
      });
      if (!isThere) return false;
      while (await database.write(() => takeDeliveries(orm, webhookId)));
      return database.write(() => {
        const { changes } = orm.delete(webhooks).where(isWebhook(tenant, webhookId)).run();
        if (changes === 0) return false;
        // Of events that were written meanwhile.
        while (takeDeliveries(orm, webhookId));
        orm.delete(webhookReplays).where(eq(webhookReplays.webhookId, webhookId)).run();
        record(tenant, webhookId, stamp);
        return true;
      });
    },

    async enable(tenant, webhookId, wanted, stamp) {
      const drop = () => backlog.drop(webhookId, clock.now());
      await (wanted === "drop" ? inSteps(tenant, webhookId, drop) : resume(tenant, webhookId));
      const row = await database.write(() =>
        change(tenant, webhookId, stamp, () => {
          // Of events that were written meanwhile.
          if (wanted === "drop") while (drop());
          return activated;
        }),
      );
      return row ? show(row) : null;
    },

    async rotate(tenant, webhookId, { secret, overlapEndsAt }, stamp) {
      const sealed = seal.sealSecret(webhookId, secret);
      const row = await database.write(
        carriedOut(orm, () =>
          change(tenant, webhookId, stamp, ({ secretCurrent }) =>
            overlapEndsAt > clock.now()
              ? // A second rotation within the overlap drops the oldest.
                { secretPrevious: secretCurrent, secretCurrent: sealed, previousUntil: overlapEndsAt }
              : { secretPrevious: null, secretCurrent: sealed, previousUntil: null },
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
      return row ? show(row) : null;
    },
  };
}

import { and, asc, eq, gt, isNull, type SQL } from "drizzle-orm";
import type { Database } from "./database";
import { webhookReplays } from "./schema/events";

export type ReplayRow = typeof webhookReplays.$inferSelect;

/** Which of the open replays goes next: the organizations take turns, of each its webhooks, and of each of those its replays. */
export function createReplayTurns(orm: Database["orm"]): { next(): ReplayRow | undefined } {
  let lastOrganization = 0;
  /** Of each organization, the webhook that had its last turn; of each webhook, the replay. */
  const lastWebhooks = new Map<number, string>();
  const lastReplays = new Map<string, string>();

  const first = (...conditions: readonly SQL[]) =>
    orm
      .select()
      .from(webhookReplays)
      .where(and(isNull(webhookReplays.completedAt), ...conditions))
      .orderBy(asc(webhookReplays.organizationId), asc(webhookReplays.webhookId), asc(webhookReplays.id))
      .limit(1)
      .get();

  return {
    next() {
      const { organizationId, webhookId, id } = webhookReplays;
      const organization = first(gt(organizationId, lastOrganization)) ?? first();
      if (!organization) {
        lastWebhooks.clear();
        lastReplays.clear();
        return undefined;
      }
      const ofOrganization = eq(organizationId, organization.organizationId);
      const lastWebhook = lastWebhooks.get(organization.organizationId) ?? "";
      const webhook = first(ofOrganization, gt(webhookId, lastWebhook)) ?? organization;
      const lastReplay = lastReplays.get(webhook.webhookId) ?? "";
      const replay = first(ofOrganization, eq(webhookId, webhook.webhookId), gt(id, lastReplay)) ?? webhook;
      lastOrganization = replay.organizationId;
      lastWebhooks.set(replay.organizationId, replay.webhookId);
      lastReplays.set(replay.webhookId, replay.id);
      return replay;
    },
  };
}

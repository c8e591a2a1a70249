import { eq } from "drizzle-orm";
import type { Database } from "./database";
import { webhooks } from "./schema/events";
import { forgetSealingKey, type WebhookSeal } from "./webhook-seal";

interface ResetDeps {
  readonly database: Database;
  /** Opens the seal with a new key: the database has forgotten the old one. */
  readonly openSeal: () => WebhookSeal;
  readonly generateSecret: () => string;
}

/**
 * For a sealing key that is lost for good: every webhook gets a secret that nobody knows yet, loses its own headers, and is
 * paused, so that nothing goes out that its receiver would refuse. Says how many there are.
 */
export function resetWebhookSecrets({ database, openSeal, generateSecret }: ResetDeps): Promise<number> {
  const { orm, write } = database;
  return write(() => {
    forgetSealingKey(orm);
    const seal = openSeal();
    const all = orm.select({ id: webhooks.id, status: webhooks.status }).from(webhooks).all();
    for (const { id, status } of all) {
      orm
        .update(webhooks)
        .set({
          secretCurrent: seal.sealSecret(id, generateSecret()),
          secretPrevious: null,
          previousUntil: null,
          headers: null,
          status: status === "active" ? "paused" : status,
        })
        .where(eq(webhooks.id, id))
        .run();
    }
    return all.length;
  });
}

import { randomBytes } from "node:crypto";
import { AppError } from "@inbox-hub/openapi/rules";
import { createStores } from "../composition/stores";
import type { Config } from "../config";
import { openDataFolder } from "../data-folder";
import { createPasswords } from "../features/auth/passwords";
import { createAccountSeeder } from "../features/organizations/account-seeder";
import { createApiKeyService } from "../features/organizations/api-key-service";
import { systemClock } from "../lib/clock";
import { createIds } from "../lib/ids";
import { createSignal } from "../lib/signal";
import { migrationsFolder } from "../migrations-folder";
import { openDatabase } from "../store/database";
import { createSealedText } from "../store/sealed-text";
import { createWebhookSeal } from "../store/webhook-seal";

/** What a command needs to work on the accounts of a data folder, beside a running server too. */
export async function withAccounts(
  config: Config,
  task: (accounts: ReturnType<typeof createAccounts>) => Promise<void>,
): Promise<void> {
  const { database: file } = openDataFolder(config.dataDir);
  const database = openDatabase({ file, migrationsFolder, isShared: true });
  try {
    await task(createAccounts(config, database));
  } finally {
    await database.close();
  }
}

function createAccounts(config: Config, database: ReturnType<typeof openDatabase>) {
  const newId = createIds(systemClock.now);
  const throwaway = randomBytes(32).toString("hex");
  const environment = config.profile === "sandbox" ? "test" : "live";
  const stores = createStores({
    database,
    clock: systemClock,
    newId,
    random: Math.random,
    delivered: createSignal(),
    appended: createSignal(),
    bootId: newId("req"),
    // Commands on accounts neither read nor write sealed answers, nor webhooks.
    secret: throwaway,
    webhookSeal: createWebhookSeal(createSealedText({ secret: throwaway, purpose: "nothing" })),
    onUnreadableWebhook: () => undefined,
  });
  return {
    /** @throws when there is none: an organization always keeps an owner. */
    async requireOrganization(organizationId: number): Promise<void> {
      const { items } = await stores.members.list(organizationId, { limit: 1, cursor: null });
      if (items.length === 0) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
    },
    seeder: createAccountSeeder({ accounts: stores.accounts, passwords: createPasswords(), environment, newId }),
    apiKeys: createApiKeyService({ apiKeys: stores.apiKeys, environment, clock: systemClock, newId, randomBytes }),
  };
}

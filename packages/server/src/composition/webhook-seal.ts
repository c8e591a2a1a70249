import { randomBytes } from "node:crypto";
import type { Config } from "../config";
import type { DataFolder } from "../data-folder";
import type { Database } from "../store/database";
import { openWebhookSeal, type WebhookSeal } from "../store/webhook-seal";

interface SealDeps {
  readonly database: Database;
  readonly folder: DataFolder;
  readonly config: Pick<Config, "secrets">;
}

const FILE = "sealing-key";

/**
 * The key is the operator's setting, or a file beside the database: never in it.
 * @throws SealingKeyLostError
 */
export function createWebhookSealing({ database, folder, config }: SealDeps): WebhookSeal {
  return openWebhookSeal(database, (isFirst) => {
    if (config.secrets.sealingKey !== null) return config.secrets.sealingKey;
    // A new one in the place of one that is lost would only hide that it is.
    return isFirst ? folder.secret(FILE, () => randomBytes(48).toString("base64url")) : folder.find(FILE);
  });
}

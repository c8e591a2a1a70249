import { generateSecret } from "@inbox-hub/webhook-verify/sign";
import { createWebhookSealing } from "../composition/webhook-seal";
import type { Config } from "../config";
import { openDataFolder } from "../data-folder";
import { migrationsFolder } from "../migrations-folder";
import { openDatabase } from "../store/database";
import { resetWebhookSecrets } from "../store/webhook-secret-reset";

interface ResetOptions {
  readonly config: Config;
  readonly print: (line: string) => void;
}

/** Lets a server start again whose sealing key is lost. It must not run meanwhile. */
export async function resetSecrets({ config, print }: ResetOptions): Promise<void> {
  const folder = openDataFolder(config.dataDir);
  const database = openDatabase({ file: folder.database, migrationsFolder });
  try {
    const openSeal = () => createWebhookSealing({ database, folder, config });
    const count = await resetWebhookSecrets({ database, openSeal, generateSecret });
    print(`${count} webhooks have a new secret, no headers of their own, and are paused`);
    print(
      "For each: webhooks.rotateSecret with overlapSeconds 0 shows a secret for its receiver; then webhooks.enable",
    );
  } finally {
    await database.close();
  }
}

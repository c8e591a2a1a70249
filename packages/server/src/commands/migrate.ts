import type { Config } from "../config";
import { openDataFolder } from "../data-folder";
import { migrationsFolder } from "../migrations-folder";
import { openDatabase } from "../store/database";

/** Brings the tables up to date and says so. */
export async function migrateDatabase({
  config,
  print,
}: {
  readonly config: Config;
  readonly print: (line: string) => void;
}): Promise<void> {
  const { database: file } = openDataFolder(config.dataDir);
  const database = openDatabase({ file, migrationsFolder });
  await database.close();
  print(`The database in ${config.dataDir} is up to date`);
}

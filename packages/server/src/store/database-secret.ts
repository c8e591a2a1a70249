import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { secrets } from "./schema/secrets";

const BYTES = 32;

/** A random key of the database itself: made when it is first asked for, and the same ever after, also in a restored backup. */
export function readSecret(orm: BetterSQLite3Database, name: string): Buffer {
  const read = () => orm.select({ value: secrets.value }).from(secrets).where(eq(secrets.name, name)).get()?.value;
  const known = read();
  if (known !== undefined) return known;
  // Another process may make it at the same moment: the first one stays.
  orm
    .insert(secrets)
    .values({ name, value: randomBytes(BYTES) })
    .onConflictDoNothing()
    .run();
  const made = read();
  if (made === undefined) throw new Error(`The database keeps no secret ${name}`);
  return made;
}

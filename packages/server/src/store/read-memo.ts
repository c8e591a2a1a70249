import type { Database } from "./database";

/** So many answers are remembered between two commits. */
const LARGEST = 1_000;

/**
 * Remembers what was read until the database changes: for what every request asks. What this process commits counts at
 * once, what another does within 50 ms.
 */
export function createReadMemo<Value>(database: Pick<Database, "version">): (key: string, read: () => Value) => Value {
  const remembered = new Map<string, Value>();
  let version = "";

  return (key, read) => {
    const current = database.version();
    if (current !== version || remembered.size >= LARGEST) {
      remembered.clear();
      version = current;
    }
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const value = read();
    remembered.set(key, value);
    return value;
  };
}

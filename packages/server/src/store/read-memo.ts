import { createVersionMemo } from "../lib/version-memo";
import type { Database } from "./database";

/**
 * Remembers what was read until the database changes: for what every request asks. What this process commits counts at
 * once, what another does within 50 ms.
 */
export function createReadMemo<Value>({
  version,
}: Pick<Database, "version">): (key: string, read: () => Value) => Value {
  const memo = createVersionMemo<Value>();
  return (key, read) => {
    const current = version();
    const known = memo.find(key, current);
    if (known !== undefined) return known;
    const value = read();
    memo.keep(key, current, value);
    return value;
  };
}

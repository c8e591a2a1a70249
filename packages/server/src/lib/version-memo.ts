/** So much is remembered of one version. */
const LARGEST = 1_000;

/** Remembers what was made of something, as long as that has the same version. */
export interface VersionMemo<Value> {
  /** Undefined when it is not known of this version. What was made of another one is forgotten. */
  find(key: string, version: string): Value | undefined;
  /** Does nothing when another version has been asked for since. */
  keep(key: string, version: string, value: Value): void;
}

export function createVersionMemo<Value>(): VersionMemo<Value> {
  const remembered = new Map<string, Value>();
  let current = "";

  return {
    find(key, version) {
      if (version !== current) {
        remembered.clear();
        current = version;
      }
      return remembered.get(key);
    },
    keep(key, version, value) {
      if (version !== current) return;
      // A flood of keys costs the memory of so many, and then begins anew.
      if (remembered.size >= LARGEST) remembered.clear();
      remembered.set(key, value);
    },
  };
}

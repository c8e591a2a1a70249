import type * as fs from "node:fs";

/** Node's file system, where there is one. Not an import: bundlers for browsers would stumble over it. */
export function fileSystem(): typeof fs | undefined {
  return globalThis.process?.getBuiltinModule?.("node:fs");
}

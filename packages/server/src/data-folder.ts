import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where everything the server keeps lies. Made on first use, readable by its owner only. */
export interface DataFolder {
  readonly database: string;
  readonly media: string;
  /** Uploads and downloads on their way; on the same disk as `media`, so that a rename moves them. */
  readonly temporary: string;
  readonly simulator: string;
  /** The content of a small secret file, made once by `create`. */
  secret(name: string, create: () => string): string;
  /** The content of a secret file that was made before, or null. */
  find(name: string): string | null;
}

export function openDataFolder(path: string): DataFolder {
  const folder = (...parts: string[]) => {
    const whole = join(path, ...parts);
    mkdirSync(whole, { recursive: true, mode: 0o700 });
    return whole;
  };
  const root = folder();
  const find = (name: string): string | null => {
    try {
      return readFileSync(join(root, name), "utf8").trim();
    } catch (error) {
      if (!isMissing(error)) throw error;
      return null;
    }
  };
  return {
    database: join(root, "inbox-hub.db"),
    media: folder("media"),
    temporary: folder("tmp"),
    simulator: join(root, "simulator"),
    secret(name, create) {
      const known = find(name);
      if (known !== null) return known;
      const value = create();
      writeFileSync(join(root, name), `${value}\n`, { mode: 0o600, flag: "wx", flush: true });
      syncFolder(root);
      return value;
    },
    find,
  };
}

/** So that a power cut does not take the name of a new file. */
function syncFolder(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

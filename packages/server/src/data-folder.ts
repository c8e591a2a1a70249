import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
}

export function openDataFolder(path: string): DataFolder {
  const folder = (...parts: string[]) => {
    const whole = join(path, ...parts);
    mkdirSync(whole, { recursive: true, mode: 0o700 });
    return whole;
  };
  const root = folder();
  return {
    database: join(root, "inbox-hub.db"),
    media: folder("media"),
    temporary: folder("tmp"),
    simulator: join(root, "simulator"),
    secret(name, create) {
      const file = join(root, name);
      try {
        return readFileSync(file, "utf8").trim();
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
      const value = create();
      writeFileSync(file, `${value}\n`, { mode: 0o600, flag: "wx" });
      return value;
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

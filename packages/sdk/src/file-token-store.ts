import { UsageError } from "./errors";
import { withFileLock } from "./file-lock";
import { fileSystem } from "./file-system";
import { isObject } from "./is-object";
import type { TokenStore, Tokens } from "./token-store";

/**
 * Keeps the tokens of a login in a file that only its owner can read (mode 0600), so that a restart needs no new login and
 * all processes of a machine that name the same file share one. A file that is absent or not readable as tokens means: log in.
 * @param path A file in a folder that exists. Its lock is `<path>.lock`, beside it, while a login is renewed.
 * @throws `UsageError` where there is no file system.
 * @example
 * ```ts
 * import { fileTokenStore, InboxHub } from "@inbox-hub/sdk";
 *
 * const hub = new InboxHub({
 *   credentials: { identifier: "crm@empresa.com", password: process.env.INBOX_HUB_PASSWORD ?? "" },
 *   tokens: fileTokenStore(".inbox-hub.json"),
 * });
 * ```
 */
export function fileTokenStore(path: string): TokenStore {
  const files = fileSystem()?.promises;
  if (!files) throw new UsageError("fileTokenStore() needs a file system: pass tokens: { get, set, lock } instead.");
  if (typeof path !== "string" || path === "") throw new UsageError("fileTokenStore() takes the path of a file.");

  return {
    async get() {
      try {
        const kept: unknown = JSON.parse(await files.readFile(path, "utf8"));
        return isTokens(kept) ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    async set(tokens) {
      const fresh = `${path}.${crypto.randomUUID()}`;
      try {
        if (!tokens) return await files.rm(path, { force: true });
        // Whole or not at all, whoever reads at the same time.
        await files.writeFile(fresh, JSON.stringify(tokens), { mode: 0o600, flag: "wx" });
        await files.rename(fresh, path);
      } catch (cause) {
        await files.rm(fresh, { force: true });
        throw new UsageError(`The tokens cannot be kept in ${path}.`, {}, cause);
      }
    },
    lock: (work) => withFileLock(files, `${path}.lock`, work),
  };
}

function isTokens(value: unknown): value is Tokens {
  if (!isObject(value)) return false;
  const { accessToken, refreshToken, expiresAt, renewAt } = value;
  return (
    [accessToken, refreshToken].every((text) => typeof text === "string") && [expiresAt, renewAt].every(Number.isFinite)
  );
}

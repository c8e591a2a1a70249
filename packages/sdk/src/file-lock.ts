import type { promises } from "node:fs";
import { UsageError } from "./errors";

type Files = typeof promises;

/** Whoever holds the lock says so that often; one that has not been heard of for long has died. */
const BEAT_MS = 2_000;
const DEAD_MS = 10_000;
const POLL_MS = 25;

/**
 * Runs `work` while no other process does, by a file that only one of them can create. Its timers live as long as `work`.
 * The lock of a process that died is taken over: renamed first, so that of several who find it one only gets it.
 */
export async function withFileLock<T>(files: Files, path: string, work: () => Promise<T>): Promise<T> {
  const name = crypto.randomUUID();
  while (!(await create(files, path, name))) {
    await takeOver(files, path, name);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const beat = setInterval(() => {
    const now = new Date();
    files.utimes(path, now, now).catch(() => {});
  }, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await files.rm(path, { force: true });
  }
}

async function create(files: Files, path: string, name: string): Promise<boolean> {
  try {
    await files.writeFile(path, name, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw new UsageError(`The lock ${path} cannot be made.`, {}, error);
  }
}

async function takeOver(files: Files, path: string, name: string): Promise<void> {
  const aside = `${path}.${name}`;
  try {
    const { mtimeMs } = await files.stat(path);
    if (Date.now() - mtimeMs < DEAD_MS) return;
    const dead = await files.readFile(path, "utf8");
    await files.rename(path, aside);
    // Somebody was faster, and this is already the lock of the next one: back with it.
    if ((await files.readFile(aside, "utf8")) !== dead) await files.link(aside, path);
  } catch (error) {
    // It is gone, or there again: the next attempt to create it will tell.
    if (!["ENOENT", "EEXIST"].includes(codeOf(error))) throw error;
  } finally {
    await files.rm(aside, { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

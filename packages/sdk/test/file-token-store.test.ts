import { spawn } from "node:child_process";
import { once } from "node:events";
import { promises as files } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { fileTokenStore, type Tokens, UsageError } from "../src";
import { withFileLock } from "../src/file-lock";
import { startAuthServer } from "./auth-server";
import { createHub, failureOf, PASSWORD } from "./hub";

const credentials = { identifier: "test@empresa.com", password: PASSWORD };
const tokens: Tokens = { accessToken: "access", refreshToken: "refresh", expiresAt: 2e12, renewAt: 1e12 };
const [LOGIN, REFRESH] = ["/api/auth/login", "/api/auth/refresh"];

async function createFolder() {
  const folder = await mkdtemp(join(tmpdir(), "inbox-hub-tokens-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { folder, path: join(folder, "tokens.json") };
}

/** Programs of their own that call `auth.me` with the same file, all when the last of them is up. */
async function callFromProcesses(count: number, baseUrl: string, path: string) {
  const program = `
    import { once } from "node:events";
    import { fileTokenStore, InboxHub } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
    const [baseUrl, path, identifier, password] = process.argv.slice(1);
    const hub = new InboxHub({ baseUrl, credentials: { identifier, password }, tokens: fileTokenStore(path) });
    process.send("up");
    await once(process, "message");
    process.send(await hub.auth.me());
    process.disconnect();`;
  const { identifier, password } = credentials;
  const args = ["--input-type=module", "-e", program, baseUrl, path, identifier, password];
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] }),
  );
  const next = () => Promise.all(children.map(async (child) => (await once(child, "message"))[0]));
  await next();
  const answers = next();
  for (const child of children) child.send("go");
  return answers;
}

it("keeps the tokens over restarts, in a file that only its owner can read", async () => {
  const { folder, path } = await createFolder();
  await writeFile(path, "", { mode: 0o644 });
  const store = fileTokenStore(path);
  expect(await store.get()).toBeUndefined();
  await store.set(tokens);
  expect(await fileTokenStore(path).get()).toEqual(tokens);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await store.set(undefined);
  expect(await store.get()).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

it.each(["", "{", "null", "[]", '{"accessToken":1}', JSON.stringify({ ...tokens, expiresAt: "soon" })])(
  "takes a file that holds %j for no login",
  async (text) => {
    const { path } = await createFolder();
    await writeFile(path, text);
    expect(await fileTokenStore(path).get()).toBeUndefined();
  },
);

it("says in words that a folder is missing, without the tokens", async () => {
  const { folder } = await createFolder();
  const { baseUrl } = await startAuthServer();
  const { hub } = createHub({ baseUrl, credentials, tokens: fileTokenStore(join(folder, "absent", "tokens.json")) });
  const error = await failureOf(hub.auth.me());
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toContain("absent");
  expect(() => fileTokenStore("")).toThrow(UsageError);
});

it("lets processes that start at the same time share one login and one renewal", async () => {
  const { folder, path } = await createFolder();
  const { baseUrl, paths, received } = await startAuthServer();
  expect(await callFromProcesses(4, baseUrl, path)).toEqual(Array(4).fill({ user: { userId: 5 } }));
  expect(paths().filter((called) => called === LOGIN)).toHaveLength(1);

  received.length = 0;
  await writeFile(path, JSON.stringify({ ...tokens, refreshToken: "refresh-1", expiresAt: 0, renewAt: 0 }));
  await callFromProcesses(4, baseUrl, path);
  expect(paths().filter((called) => [LOGIN, REFRESH].includes(called))).toEqual([REFRESH]);
  expect(await readdir(folder)).toEqual(["tokens.json"]);
});

it("takes the lock of a process that died, one of many at a time", async () => {
  const { folder, path } = await createFolder();
  await writeFile(`${path}.lock`, "dead");
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(`${path}.lock`, longAgo, longAgo);
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await readFile(`${path}.lock`);
    inside--;
  };
  await Promise.all(Array.from({ length: 20 }, () => fileTokenStore(path).lock?.(work)));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it("gives the lock back when a login fails", async () => {
  const { folder, path } = await createFolder();
  const failing = fileTokenStore(path).lock?.(() => Promise.reject(new Error("refused")));
  await expect(failing).rejects.toThrow("refused");
  expect(await readdir(folder)).toEqual([]);
});

it("puts the lock back of somebody who was faster to take over a dead one", async () => {
  const { folder, path } = await createFolder();
  const lock = `${path}.lock`;
  await writeFile(lock, "living");
  const found: string[] = [];
  const slow = {
    ...files,
    // What it saw was the dead one, which is gone by now.
    stat: async () => ({ mtimeMs: 0 }),
    readFile: async (...args: Parameters<typeof readFile>) => (args[0] === lock ? "dead" : readFile(...args)),
    link: async (from: string, to: string) => {
      await files.link(from, to);
      found.push(await readFile(to, "utf8"));
      await rm(to);
    },
  } as unknown as typeof files;
  expect(await withFileLock(slow, lock, async () => "done")).toBe("done");
  expect(found).toEqual(["living"]);
  expect(await readdir(folder)).toEqual([]);
});

import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";

const MB = 1_000_000;

/** A program of its own: of another, nobody knows what its memory is for. It says how much its peak has grown. */
const program = `
  import { InboxHub } from "@inbox-hub/sdk";
  const [, baseUrl, small, large] = process.argv;
  const hub = new InboxHub({ baseUrl, apiKey: "ih_test_only-for-tests" });
  const peak = () => process.resourceUsage().maxRSS * 1024;
  await hub.media.upload("session_1", { file: small });
  const before = peak();
  const { size } = await hub.media.upload("session_1", { file: large });
  console.log(JSON.stringify({ size, added: peak() - before }));
`;

async function createFile(folder: string, name: string, size: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, "");
  await truncate(path, size);
  return path;
}

/** Counts what arrives, and keeps nothing. */
async function startSink(): Promise<string> {
  const server = createServer(async (request, response) => {
    let size = 0;
    for await (const chunk of request) size += chunk.length;
    response.writeHead(201, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ success: true, data: { mediaId: "media_1", size } }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("uploads 50 MB from a path with less than 100 MB of memory more", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "inbox-hub-upload-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = [await createFile(folder, "small.pdf", MB), await createFile(folder, "large.pdf", 50 * MB)];
  const args = ["--input-type=module", "--eval", program, await startSink(), ...files];
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const all: number[] = [];
  // The one in the middle: when garbage is collected is chance.
  for (let run = 0; run < 3; run += 1) {
    const { size, added } = JSON.parse((await promisify(execFile)(process.execPath, args, { cwd })).stdout);
    // The file, and around it the form.
    expect(size).toBeGreaterThan(50 * MB);
    all.push(added);
  }
  expect(all.sort((a, b) => a - b)[1]).toBeLessThan(100 * MB);
});

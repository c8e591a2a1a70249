import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { InboxHub, isErrorCode } from "@inbox-hub/sdk";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

/** The contents that lie in the media folder. */
function contents(): string[] {
  const folder = join(sandbox.dataDir, "media");
  return existsSync(folder) ? readdirSync(folder).flatMap((name) => readdirSync(join(folder, name))) : [];
}

it("removes an organization with everything that is its own, and nothing else", async () => {
  const { hub } = sandbox;
  const { organizationId } = await hub.organizations.create({ name: "Otra" });
  const { apiKey } = await hub.organizations.createApiKey(organizationId, { name: "CRM" });
  const other = new InboxHub({ baseUrl: sandbox.url, apiKey });
  await other.sessions.create({ sessionId: "session_crm_01" });
  await other.media.upload("session_crm_01", { file: Buffer.from("theirs"), filename: "a.txt" });
  await hub.media.upload("session_crm_01", { file: Buffer.from("ours"), filename: "b.txt" });
  expect(contents()).toHaveLength(2);

  await hub.organizations.delete(organizationId);
  await expect(other.sessions.list()).rejects.toSatisfy((error) => isErrorCode(error, "INVALID_API_KEY"));
  await expect(hub.organizations.get(organizationId)).rejects.toSatisfy((error) =>
    isErrorCode(error, "ORGANIZATION_NOT_FOUND"),
  );
  expect(contents()).toHaveLength(1);
  expect(await hub.sessions.status("session_crm_01")).toMatchObject({ isConnected: true });
});

it("keeps no file of a session that is deleted while files are uploaded to it", async () => {
  const { hub } = sandbox;
  await hub.sessions.create({ sessionId: "short_lived", start: false });
  const uploads = Array.from({ length: 40 }, (_, index) =>
    hub.media.upload("short_lived", { file: Buffer.from(`content ${index}`), filename: `${index}.txt` }),
  );
  await uploads[0];
  await hub.sessions.delete("short_lived");
  const ended = await Promise.allSettled(uploads);
  const refused = ended.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  for (const error of refused) expect(isErrorCode(error, "SESSION_NOT_FOUND")).toBe(true);
  expect(contents()).toEqual([]);
});

it("stops within seconds while a receiver hangs", async () => {
  const hanging = createServer(() => undefined);
  await new Promise<void>((resolve) => hanging.listen(0, "127.0.0.1", resolve));
  const { port } = hanging.address() as AddressInfo;
  const arrived = new Promise<void>((resolve) => hanging.once("request", () => resolve()));
  await sandbox.hub.webhooks.create(1, {
    name: "hanging",
    url: `http://127.0.0.1:${port}/`,
    events: ["message"],
    timeoutSeconds: 30,
  });
  await sandbox.hub.sandbox.receiveMessage("session_crm_01", { from: "34612345678", message: "Hola" });
  await arrived;
  const startedAt = performance.now();
  await sandbox.stop();
  expect(performance.now() - startedAt).toBeLessThan(9_000);
  hanging.closeAllConnections();
  hanging.close();
  sandbox = await startSandbox();
}, 20_000);

import { isErrorCode, type Schemas } from "@inbox-hub/sdk";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { editDatabase } from "./support/edit-database";
import { createTemporaryFolder, type TemporaryFolder } from "./support/temporary-folder";
import { startWebhookReceiver } from "./support/webhook-receiver";

const sessionId = "session_crm_01";
const DAY = 24 * 3_600_000;
const quickly = { timeout: 10_000 };

let folder: TemporaryFolder;
let sandbox: Sandbox;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  sandbox = await start();
});
afterEach(async () => {
  await sandbox.stop();
  await folder.remove();
});

const start = (settings: Readonly<Record<string, string>> = {}) => startSandbox(settings, { dataDir: folder.path });
const refused = (call: Promise<unknown>, code: Schemas["ErrorCode"]) =>
  expect(call).rejects.toSatisfy((error) => isErrorCode(error, code));

/** Makes everything that is stored so many days older, while no server runs. */
const age = (days: number) =>
  editDatabase(folder.path, (sqlite) => {
    const ms = days * DAY;
    sqlite.exec(`
      UPDATE events SET created_at = created_at - ${ms};
      UPDATE webhook_deliveries SET created_at = created_at - ${ms}, due_at = due_at - ${ms}, expires_at = expires_at - ${ms};
      UPDATE webhook_attempts SET started_at = started_at - ${ms};
      UPDATE webhook_replays SET created_at = created_at - ${ms}, completed_at = completed_at - ${ms};
      UPDATE audit_log SET created_at = created_at - ${ms};
    `);
  });

/** How many rows there are; also while a server runs. */
const countOf = (table: string) => {
  let count: unknown;
  editDatabase(folder.path, (sqlite) => {
    count = sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  });
  return count;
};

it("removes events, deliveries, attempts, replays and the audit log by their age, and readers are told", async () => {
  const receiver = await startWebhookReceiver();
  try {
    const { hub } = sandbox;
    await expect.poll(async () => (await hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
    const { webhookId } = await hub.webhooks.create(1, { name: "CRM", url: receiver.url, events: ["message"] });
    await hub.sandbox.receiveMessage(sessionId, { from: "34612345678", message: "Hola" });
    await receiver.received(1);
    const deliveries = async () => (await sandbox.hub.webhooks.listDeliveries(webhookId)).items;
    await expect.poll(async () => (await deliveries())[0]?.status, quickly).toBe("delivered");
    const [delivery] = await deliveries();
    const deliveryId = delivery?.deliveryId ?? "";
    const { replayId } = await hub.webhooks.replay(webhookId, { from: new Date(0).toISOString() });
    await receiver.received(2);
    const first = await hub.events.list({ limit: 1 });
    const cursor = first.pagination.nextCursor;
    expect((await hub.organizations.listAuditLog(1)).items.map(({ action }) => action)).toContain("webhooks.create");
    await expect.poll(async () => (await deliveries())[0]?.status, quickly).toBe("delivered");
    await expect
      .poll(async () => (await hub.webhooks.getReplay(webhookId, replayId)).completedAt, quickly)
      .not.toBeNull();

    // Young enough: everything is there after a restart.
    await sandbox.stop();
    age(29);
    sandbox = await start();
    expect((await sandbox.hub.events.list({ after: cursor, limit: 1 })).items).toHaveLength(1);
    expect((await deliveries())[0]?.attempts.length).toBeGreaterThan(0);

    await sandbox.stop();
    age(340);
    sandbox = await start();
    const oldest = async () => (await sandbox.hub.events.list({ limit: 1 })).items[0]?.id;
    await expect.poll(oldest, quickly).not.toBe(first.items[0]?.id);
    await refused(sandbox.hub.events.list({ after: cursor, limit: 1 }), "EVENTS_EXPIRED");
    await refused(sandbox.hub.webhooks.redeliver(webhookId, deliveryId), "DELIVERY_NOT_FOUND");
    expect(await deliveries()).toEqual([]);
    const replay = sandbox.hub.webhooks.getReplay(webhookId, replayId);
    await refused(replay, "REPLAY_NOT_FOUND");
    const actions = async () => (await sandbox.hub.organizations.listAuditLog(1)).items.map(({ action }) => action);
    await expect.poll(actions, quickly).not.toContain("webhooks.create");

    // What is new is delivered as before.
    await expect.poll(async () => (await sandbox.hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
    await sandbox.hub.sandbox.receiveMessage(sessionId, { from: "34612345678", message: "¿Hola?" });
    await receiver.received(3);
  } finally {
    await receiver.stop();
  }
}, 60_000);

it("keeps everything that is to be kept for ever", async () => {
  await sandbox.stop();
  const before = [countOf("events"), countOf("audit_log")];
  age(5000);
  sandbox = await start({ INBOX_HUB_RETENTION_EVENTS_DAYS: "0", INBOX_HUB_RETENTION_AUDIT_DAYS: "0" });
  await expect.poll(async () => (await sandbox.hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
  await sandbox.stop();
  expect(countOf("events")).toBeGreaterThanOrEqual(before[0] as number);
  expect(countOf("audit_log")).toBeGreaterThanOrEqual(before[1] as number);
  sandbox = await start();
});

it("removes much while requests are answered, stops in the middle, and goes on after a restart", async () => {
  await sandbox.stop();
  const MANY = 40_000;
  editDatabase(folder.path, (sqlite) => {
    sqlite.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
      INSERT INTO events (id, organization_id, session_id, sequence, type, lane, created_at, body)
      SELECT 'evt_old' || i, 1, '${sessionId}', i, 'message', 'x', i, x'7b7d' FROM n`);
  });
  sandbox = await start();
  const { hub } = sandbox;
  await expect.poll(async () => (await hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
  for (let count = 0; count < 20; count += 1) {
    await hub.contacts.create(sessionId, { phone: `3461234${1000 + count}` });
  }
  await sandbox.stop();
  const left = countOf("events");
  expect(left).toBeGreaterThan(1000);
  expect(left).toBeLessThan(MANY);

  // Fewer of them, so that it ends soon.
  editDatabase(folder.path, (sqlite) => sqlite.exec("DELETE FROM events WHERE created_at < 39000"));
  sandbox = await start();
  await expect.poll(() => countOf("events WHERE id LIKE 'evt_old%'"), quickly).toBe(0);
}, 60_000);

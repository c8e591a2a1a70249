import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { APIError } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { quickly, refused } from "./scenarios/stage";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { editDatabase } from "./support/edit-database";
import { createTemporaryFolder, type TemporaryFolder } from "./support/temporary-folder";

const crm = "session_crm_01";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let folder: TemporaryFolder;
let sandbox: Sandbox;
let hub: Sandbox["hub"];
let files: Server;
let filesUrl: string;

beforeAll(async () => {
  folder = await createTemporaryFolder();
  await start();
  files = createServer((request, response) => response.end(request.url === "/a.png" ? png : "solo texto"));
  await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
  filesUrl = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
});
afterAll(async () => {
  files.close();
  await sandbox.stop();
  await folder.remove();
});

async function start(): Promise<void> {
  sandbox = await startSandbox({}, { dataDir: folder.path });
  hub = sandbox.hub;
  await vi.waitFor(async () => expect((await hub.sessions.status(crm)).isConnected).toBe(true), quickly);
}

const ids = async (query: object = {}) => (await hub.status.list(crm, query)).items.map(({ statusId }) => statusId);
const mediaCount = async () => (await hub.media.list(crm)).items.length;

describe("a story", () => {
  it("can be an image, by id or by address, with a caption", async () => {
    const { mediaId } = await hub.media.upload(crm, { file: png, filename: "a.png" });
    expect(await hub.status.create(crm, { mediaId, message: "Oferta" })).toMatchObject({
      type: "image",
      mediaId,
      message: "Oferta",
      backgroundColor: null,
      status: "sent",
    });
    expect(await hub.status.create(crm, { mediaUrl: `${filesUrl}/a.png` })).toMatchObject({ type: "image" });
  });

  it("can be no other file, which is then not kept either", async () => {
    const { mediaId } = await hub.media.upload(crm, { file: Buffer.from("texto"), filename: "a.txt" });
    const before = await mediaCount();
    for (const body of [{ mediaId }, { mediaUrl: `${filesUrl}/a.txt` }]) {
      const error: unknown = await hub.status.create(crm, body).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(APIError);
      expect(error).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
    }
    expect(await mediaCount()).toBe(before);
  });

  it.each([
    [{ backgroundColor: "#00A884" }, "body.message"],
    [{ message: "x", backgroundColor: "green" }, "body.backgroundColor"],
    [{ message: "x", font: 11 }, "body.font"],
    [{ mediaId: "media_x", mediaUrl: "https://example.com/a.png" }, "body.mediaUrl"],
    [{ mediaId: "media_x", font: 1 }, "body.font"],
    [{ message: "x", sendAt: "2020-01-01T00:00:00Z" }, "body.sendAt"],
    [{ message: "x".repeat(4097) }, "body.message"],
    [{ message: "x", to: "34612345678" }, "body.to"],
  ])("like %j is refused, with the field", async (body, path) => {
    const error: unknown = await hub.status.create(crm, body).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      status: 400,
      code: "INVALID_REQUEST",
      details: expect.arrayContaining([expect.objectContaining({ path })]),
    });
  });

  it("is refused for media that does not exist or has expired", async () => {
    await refused(hub.status.create(crm, { mediaId: "media_nothing" }), "MEDIA_NOT_FOUND");
    const { mediaId } = await hub.media.upload(crm, { file: png, filename: "vieja.png" });
    const { messageId } = await hub.messages.send(crm, { to: "34612345678", mediaId });
    await sandbox.stop();
    editDatabase(folder.path, (sqlite) => sqlite.prepare("UPDATE media SET expired_at = 1 WHERE id = ?").run(mediaId));
    await start();
    await refused(hub.status.create(crm, { mediaId }), "MEDIA_EXPIRED");
    await refused(hub.messages.send(crm, { to: "34612345678", mediaId }), "MEDIA_EXPIRED");
    await refused(hub.messages.send(crm, { to: ["34612345678"], mediaId }), "MEDIA_EXPIRED");
    await refused(hub.messages.forward(crm, messageId, { to: "34612345678" }), "MEDIA_EXPIRED");
  });

  it("is sent once for one key, also when WhatsApp's answer is lost", async () => {
    await hub.sandbox.failNextSend(crm, { how: "answer_lost" });
    const body = { message: "Una vez" };
    const first = await hub.status.create(crm, body, { idempotencyKey: "story-1" });
    const second = await hub.status.create(crm, body, { idempotencyKey: "story-1" });
    expect(second.statusId).toBe(first.statusId);
    await expect.poll(async () => (await hub.status.get(crm, first.statusId)).status, quickly).toMatch(/sent|read/);
    expect((await ids()).filter((id) => id === first.statusId)).toHaveLength(1);
  });

  it("that WhatsApp refuses has failed, and says why", async () => {
    await hub.sandbox.failNextSend(crm);
    await refused(hub.status.create(crm, { message: "No" }), "SEND_FAILED");
    const [story] = (await hub.status.list(crm, { limit: 1 })).items;
    expect(story).toMatchObject({ message: "No", status: "failed", error: { code: "SEND_FAILED" }, expiresAt: null });
    expect(await ids({ active: true })).not.toContain(story?.statusId);
  });

  it("for later waits for its time, and can be taken back before", async () => {
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const { statusId, status } = await hub.status.create(crm, { message: "Luego", sendAt });
    expect(status).toBe("scheduled");
    const canceled = await hub.status.delete(crm, statusId);
    expect(canceled.status).toBe("canceled");
    expect(await hub.status.delete(crm, statusId)).toEqual(canceled);
  });

  it("that is deleted is answered again, by two at once too", async () => {
    const { statusId } = await hub.status.create(crm, { message: "Ay" });
    const [one, other] = await Promise.all([hub.status.delete(crm, statusId), hub.status.delete(crm, statusId)]);
    expect(one.revokedAt).not.toBeNull();
    expect([other, await hub.status.delete(crm, statusId)]).toEqual([one, one]);
  });

  it("is told of like a message, and is one by its id alone", async () => {
    const { statusId } = await hub.status.create(crm, { message: "Con noticias" });
    const told = async () =>
      (await hub.events.list({ types: ["message_status"], limit: 100 })).items.find(
        ({ data }) => "messageId" in data && data.messageId === statusId,
      );
    expect((await told())?.data).toMatchObject({ chatId: "status@broadcast", status: "sent" });
    expect(await hub.messages.get(crm, statusId)).toMatchObject({ chatId: "status@broadcast" });
    for (const query of [{}, { q: "noticias" }, { direction: "outbound" as const }]) {
      const { items } = await hub.messages.list(crm, query);
      expect(items.map(({ messageId }) => messageId)).not.toContain(statusId);
    }
    const conversations = (await hub.conversations.list(crm)).items;
    expect(conversations.map(({ chatId }) => chatId)).not.toContain("status@broadcast");
  });

  it("is not found in another session, nor when it is no story", async () => {
    const { statusId } = await hub.status.create(crm, { message: "De CRM" });
    const { messageId } = await hub.messages.send(crm, { to: "34612345678", message: "Hola" });
    for (const [sessionId, id] of [
      ["session_01", statusId],
      [crm, messageId],
      [crm, "msg_nothing"],
    ] as const) {
      await refused(hub.status.get(sessionId, id), "STATUS_NOT_FOUND");
      await refused(hub.status.delete(sessionId, id), "STATUS_NOT_FOUND");
    }
    await refused(hub.status.get("none", statusId), "SESSION_NOT_FOUND");
    await refused(hub.status.create("none", { message: "x" }), "SESSION_NOT_FOUND");
  });

  it("has pages, with cursors that belong to their query", async () => {
    const all = await ids();
    const first = await hub.status.list(crm, { limit: 2 });
    const cursor = first.pagination.nextCursor ?? "";
    const second = await hub.status.list(crm, { limit: 100, cursor });
    expect([...first.items, ...second.items].map(({ statusId }) => statusId)).toEqual(all);
    await refused(hub.status.list(crm, { active: true, cursor }), "INVALID_CURSOR");
    await refused(hub.status.list("session_01", { cursor }), "INVALID_CURSOR");
    await refused(hub.messages.list(crm, { cursor }), "INVALID_CURSOR");
  });
});

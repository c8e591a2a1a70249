import { existsSync, readdirSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { isErrorCode, type Schemas } from "@inbox-hub/sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { editDatabase } from "./support/edit-database";
import { createTemporaryFolder, type TemporaryFolder } from "./support/temporary-folder";

const sessionId = "session_crm_01";
const to = "34612345678";
const DAY = 24 * 3_600_000;
const MEGABYTE = 1024 * 1024;

const quickly = { timeout: 10_000 };
let folder: TemporaryFolder;
let sandbox: Sandbox;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  await start();
});
afterEach(async () => {
  await sandbox.stop();
  await folder.remove();
});

async function start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
  sandbox = await startSandbox(settings, { dataDir: folder.path });
  await expect.poll(async () => (await sandbox.hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
}

const refused = (call: Promise<unknown>, code: Schemas["ErrorCode"]) =>
  expect(call).rejects.toSatisfy((error) => isErrorCode(error, code));
const upload = (text: string) => sandbox.hub.media.upload(sessionId, { file: Buffer.from(text), filename: "nota.txt" });

/** The contents that lie in the media folder. */
function contents(): string[] {
  const media = join(folder.path, "media");
  return existsSync(media) ? readdirSync(media).flatMap((name) => readdirSync(join(media, name))) : [];
}

/** What somebody wrote, once it is there. */
async function received(message: string): Promise<Schemas["Message"]> {
  const find = async () => (await sandbox.hub.messages.list(sessionId)).items.find((item) => item.message === message);
  await expect.poll(find, quickly).toBeDefined();
  const found = await find();
  if (!found) throw new Error("It was there");
  return found;
}

describe("media that customers send", () => {
  it("are stored by the server, once for each content, and served by id", async () => {
    const { hub } = sandbox;
    const { mediaId } = await upload("la misma nota");
    for (const from of ["34611000001", "34611000002"]) {
      await hub.sandbox.receiveMessage(sessionId, { from, mediaId, message: `de ${from}` });
    }
    const [first, second] = [await received("de 34611000001"), await received("de 34611000002")];
    expect(new Set([mediaId, first.mediaId, second.mediaId]).size).toBe(3);
    expect(contents()).toHaveLength(1);
    await hub.media.delete(mediaId);
    await hub.media.delete(first.mediaId ?? "");
    const answer = await hub.media.content(second.mediaId ?? "");
    expect(await answer.text()).toBe("la misma nota");
    await hub.media.delete(second.mediaId ?? "");
    expect(contents()).toEqual([]);
  });

  it("have the type of their content, and are never shown as a page of the server", async () => {
    const page = "<!doctype html><script>alert(1)</script>";
    const { mediaId } = await sandbox.hub.media.upload(sessionId, { file: Buffer.from(page), filename: "foto.jpg" });
    await sandbox.hub.sandbox.receiveMessage(sessionId, { from: to, mediaId, message: "mira" });
    const { mediaId: theirs } = await received("mira");
    expect(await sandbox.hub.media.get(theirs ?? "")).toMatchObject({ type: "document", mimetype: "text/plain" });
    const { headers } = await sandbox.hub.media.content(theirs ?? "");
    expect(headers.get("content-type")).toMatch(/^text\/plain/);
    expect(headers.get("content-disposition")).toMatch(/^attachment/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("media by URL", () => {
  let answer: RequestListener = (_, response) => response.end();
  const server = createServer((request, response) => answer(request, response));
  const url = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  beforeEach(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const send = (mediaUrl: string) => sandbox.hub.messages.send(sessionId, { to, mediaUrl, message: "Tu factura" });

  it("are fetched, stored and sent", async () => {
    answer = (_, response) => response.end("%PDF-1.7");
    const { messageId } = await send(url("/factura.pdf"));
    const { mediaId, type } = await sandbox.hub.messages.get(sessionId, messageId);
    expect(type).toBe("document");
    expect(await sandbox.hub.media.get(mediaId ?? "")).toMatchObject({
      filename: "factura.pdf",
      mimetype: "application/pdf",
    });
  });

  it.each([
    "http://10.0.0.1/x",
    "https://169.254.169.254/latest/meta-data",
    "https://[fd00::1]/x",
    "ftp://crm.example/x",
  ])("are refused from %s, which is not public", async (mediaUrl) => {
    await refused(send(mediaUrl), "MEDIA_URL_REFUSED");
    expect(contents()).toEqual([]);
  });

  it("are refused where a redirect leads elsewhere", async () => {
    answer = (_, response) => response.writeHead(302, { location: "http://10.0.0.1/" }).end();
    await refused(send(url("/x")), "MEDIA_URL_REFUSED");
  });

  it("are refused above 50 MB, whether the server says so or only sends it", async () => {
    answer = (_, response) => response.writeHead(200, { "content-length": 50 * MEGABYTE + 1 }).write("x");
    await refused(send(url("/announced")), "MEDIA_TOO_LARGE");
    const chunk = Buffer.alloc(MEGABYTE);
    answer = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
    await refused(send(url("/endless")), "MEDIA_TOO_LARGE");
    expect(contents()).toEqual([]);
    expect(readdirSync(join(folder.path, "tmp"))).toEqual([]);
  });
});

describe("media that were kept long enough", () => {
  const makeOld = (...mediaIds: readonly string[]) =>
    editDatabase(folder.path, (sqlite) => {
      const age = sqlite.prepare("UPDATE media SET created_at = created_at - ? WHERE id = ?");
      for (const mediaId of mediaIds) age.run(2 * DAY, mediaId);
    });

  it("say when they expire, or that they do not", async () => {
    const { mediaId, createdAt, expiresAt } = await upload("hola");
    expect(Date.parse(expiresAt ?? "") - Date.parse(createdAt)).toBe(90 * DAY);
    await sandbox.stop();
    await start({ INBOX_HUB_RETENTION_MEDIA_DAYS: "0" });
    expect(await sandbox.hub.media.get(mediaId)).toMatchObject({ createdAt, expiresAt: null });
  });

  it("lose their content and answer so, unless a young file has the same or a message waits for it", async () => {
    const [gone, same, young, awaited] = [await upload("a"), await upload("b"), await upload("b"), await upload("c")];
    const sent = await sandbox.hub.messages.send(sessionId, { to, mediaId: gone.mediaId, message: "con archivo" });
    const later = new Date(Date.now() + 10 * DAY).toISOString();
    const { messageId } = await sandbox.hub.messages.send(sessionId, { to, mediaId: awaited.mediaId, sendAt: later });
    await sandbox.stop();
    makeOld(gone.mediaId, same.mediaId, awaited.mediaId);
    await start({ INBOX_HUB_RETENTION_MEDIA_DAYS: "1" });

    const { hub } = sandbox;
    await expect.poll(contents, quickly).toHaveLength(2);
    await refused(hub.media.get(gone.mediaId), "MEDIA_EXPIRED");
    await refused(hub.media.content(gone.mediaId), "MEDIA_EXPIRED");
    await refused(hub.media.get(same.mediaId), "MEDIA_EXPIRED");
    await refused(hub.messages.send(sessionId, { to, mediaId: gone.mediaId }), "MEDIA_EXPIRED");
    await refused(hub.messages.forward(sessionId, sent.messageId, { to }), "MEDIA_EXPIRED");
    await refused(hub.sandbox.receiveMessage(sessionId, { from: to, mediaId: gone.mediaId }), "MEDIA_EXPIRED");
    // The message itself stays, and still says which file it had.
    expect(await hub.messages.get(sessionId, sent.messageId)).toMatchObject({ mediaId: gone.mediaId });

    expect(await (await hub.media.content(young.mediaId)).text()).toBe("b");
    expect(await (await hub.media.content(awaited.mediaId)).text()).toBe("c");
    const listed = (await hub.media.list(sessionId)).items.map(({ mediaId }) => mediaId);
    expect(listed).toEqual([awaited.mediaId, young.mediaId]);
    await hub.messages.cancel(sessionId, messageId);
    await hub.media.delete(gone.mediaId);
    await refused(hub.media.get(gone.mediaId), "MEDIA_NOT_FOUND");
  });
});

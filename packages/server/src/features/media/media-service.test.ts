import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explainQueries } from "../../../test/support/explain-queries";
import type { MediaStage } from "../../../test/support/media-stage";
import { createMediaStage } from "../../../test/support/media-stage";
import type { Tenant } from "../../contract/tenant";
import { createKeyedQueue } from "../../lib/keyed-queue";
import { createMediaFiles } from "./media-files";

const tenant: Tenant = { organizationId: 1, sessionIds: null };
const whole = { range: null, ifNoneMatch: null, ifRange: null };
const strangers: [string, Tenant][] = [
  ["another organization", { organizationId: 2, sessionIds: null }],
  ["a key that is limited to other sessions", { organizationId: 1, sessionIds: new Set(["other"]) }],
];

let stage: MediaStage;
beforeEach(async () => {
  stage = await createMediaStage();
});
afterEach(() => stage.close());

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const receive = async (text: string, filename: string | null = "nota.txt") => ({
  ...(await stage.blobs.receive(once(text), 1000)),
  filename,
});

const upload = async (text: string, { by = tenant, sessionId = "crm", filename = "nota.txt" as string | null } = {}) =>
  stage.service.upload(by, sessionId, await receive(text, filename));

describe("media", () => {
  it("are stored with the type of their content and a clean name", async () => {
    const media = await upload("%PDF-1.7 …", { filename: "../factura.exe" });
    expect(media).toMatchObject({
      mediaId: expect.stringMatching(/^media_/),
      sessionId: "crm",
      type: "document",
      mimetype: "application/pdf",
      size: Buffer.byteLength("%PDF-1.7 …"),
      filename: "factura.exe",
      createdAt: stage.clock.now(),
    });
    expect(await stage.service.get(tenant, media.mediaId)).toEqual(media);
    expect(await stage.incoming()).toEqual([]);
  });

  it("of an unknown session are refused", async () => {
    await expect(upload("hola", { sessionId: "nope" })).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    await expect(stage.service.list(tenant, "nope", { limit: 1, cursor: null })).rejects.toMatchObject({
      code: "SESSION_NOT_FOUND",
    });
    expect(await stage.kept()).toEqual([]);
  });

  it.each(strangers)("do not exist for %s", async (_, stranger) => {
    const { mediaId } = await upload("hola");
    const notFound = { code: "MEDIA_NOT_FOUND", params: { mediaId } };
    await expect(stage.service.get(stranger, mediaId)).rejects.toMatchObject(notFound);
    await expect(stage.service.delete(stranger, mediaId)).rejects.toMatchObject(notFound);
    await expect(stage.service.content(stranger, mediaId, whole)).rejects.toMatchObject(notFound);
    await expect(stage.library.require(stranger, mediaId)).rejects.toMatchObject(notFound);
    expect(await stage.service.get(tenant, mediaId)).toMatchObject({ mediaId });
  });

  it("are listed newest first, page by page, for their session only", async () => {
    const ids: string[] = [];
    for (const text of ["a", "b", "c"]) ids.unshift((await upload(text)).mediaId);
    await upload("d", { sessionId: "other" });
    await upload("e", { by: { organizationId: 2, sessionIds: null } });
    const first = await stage.service.list(tenant, "crm", { limit: 2, cursor: null });
    expect(first.items.map(({ mediaId }) => mediaId)).toEqual(ids.slice(0, 2));
    await upload("f");
    const second = await stage.service.list(tenant, "crm", { limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ mediaId: ids[2] }], nextCursor: null });
    await expect(stage.service.list(tenant, "other", { limit: 2, cursor: first.nextCursor })).rejects.toMatchObject({
      code: "INVALID_CURSOR",
    });
  });

  it("are found by an index", async () => {
    for (const text of ["a", "b"]) await upload(text);
    const ref = { organizationId: 1, sessionId: "crm" };
    const { nextCursor: cursor } = await stage.store.list(ref, { limit: 1, cursor: null });
    const plans = await explainQueries(stage.database, async () => {
      await stage.store.list(ref, { limit: 1, cursor });
      await stage.store.refersTo("abc");
      await stage.store.some(ref, 10);
    });
    expect(plans).toEqual([
      "SEARCH media USING INDEX media_session (organization_id=? AND session_id=? AND expired_at=? AND id<?)",
      expect.stringContaining("INDEX media_content (sha256=?)"),
      "SEARCH media USING INDEX media_session (organization_id=? AND session_id=?)",
    ]);
  });
});

describe("the same content", () => {
  it("lies on the disk once, however often it comes, and goes with its last file", async () => {
    const first = await upload("hola");
    const second = await upload("hola", { sessionId: "other", filename: "otra.txt" });
    const third = await upload("hola", { by: { organizationId: 2, sessionIds: null } });
    expect(await stage.kept()).toEqual([first.sha256]);
    expect(new Set([first.mediaId, second.mediaId, third.mediaId]).size).toBe(3);

    await stage.service.delete(tenant, first.mediaId);
    await stage.service.delete(tenant, second.mediaId);
    await expect(stage.service.get(tenant, first.mediaId)).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
    expect(await stage.kept()).toEqual([first.sha256]);
    await stage.service.delete({ organizationId: 2, sessionIds: null }, third.mediaId);
    expect(await stage.kept()).toEqual([]);
  });

  it("is still there when it comes while it is being deleted", async () => {
    const kept = new Set<string>();
    let startRemoval = () => {};
    const removalStarted = new Promise<void>((resolve) => {
      startRemoval = resolve;
    });
    let finishRemoval = () => {};
    const removalMayFinish = new Promise<void>((resolve) => {
      finishRemoval = resolve;
    });
    const files = createMediaFiles({
      media: stage.store,
      blobs: {
        keep: async ({ sha256 }) => void kept.add(sha256),
        keptAt: async () => null,
        remove: async (sha256) => {
          startRemoval();
          await removalMayFinish;
          kept.delete(sha256);
        },
      },
      sniff: async () => "text/plain",
      queue: createKeyedQueue(),
    });
    const ref = { organizationId: 1, sessionId: "crm" };
    const file = { path: "/nowhere", size: 4, sha256: "ab", filename: null };
    const first = await files.add(ref, file);

    const removal = files.remove(1, first);
    await removalStarted;
    const adding = files.add(ref, file);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    finishRemoval();
    await Promise.all([removal, adding]);

    expect(await stage.store.refersTo("ab")).toBe(true);
    expect([...kept]).toEqual(["ab"]);
  });

  it("is deleted once by two who ask at the same time", async () => {
    const { mediaId } = await upload("hola");
    const outcomes = await Promise.allSettled([
      stage.service.delete(tenant, mediaId),
      stage.service.delete(tenant, mediaId),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is on the disk before its row, and does not stay when there is no row", async () => {
    const order: string[] = [];
    const files = createMediaFiles({
      media: {
        ...stage.store,
        insert: async () => {
          order.push(`insert with ${(await stage.kept()).length} kept`);
          throw new Error("disk full");
        },
      },
      blobs: stage.blobs,
      sniff: async () => "text/plain",
      queue: createKeyedQueue(),
    });
    await expect(files.add({ organizationId: 1, sessionId: "crm" }, await receive("hola"))).rejects.toThrow(
      "disk full",
    );
    expect(order).toEqual(["insert with 1 kept"]);
    expect(await stage.kept()).toEqual([]);
  });
});

describe("a download", () => {
  const read = async (content: Awaited<ReturnType<MediaStage["service"]["content"]>>) =>
    Buffer.concat((await content.stream?.toArray()) ?? []).toString();

  it("gives the whole, a part, or nothing new", async () => {
    const { mediaId, sha256 } = await upload("hola");
    const first = await stage.service.content(tenant, mediaId, whole);
    expect(first).toMatchObject({ etag: `"${sha256}"`, range: null });
    expect(await read(first)).toBe("hola");
    const part = await stage.service.content(tenant, mediaId, { ...whole, range: "bytes=-2" });
    expect(part.range).toEqual({ start: 2, end: 3 });
    expect(await read(part)).toBe("la");
    expect(await stage.service.content(tenant, mediaId, { ...whole, ifNoneMatch: first.etag })).toMatchObject({
      stream: null,
    });
  });

  it("is refused for a part that the file does not have, with its size", async () => {
    const { mediaId } = await upload("hola");
    await expect(stage.service.content(tenant, mediaId, { ...whole, range: "bytes=4-" })).rejects.toMatchObject({
      code: "RANGE_NOT_SATISFIABLE",
      headers: { "Content-Range": "bytes */4" },
    });
  });

  it("goes on when the file is deleted meanwhile", async () => {
    const { mediaId } = await upload("hola");
    const content = await stage.service.content(tenant, mediaId, whole);
    await stage.service.delete(tenant, mediaId);
    expect(await read(content)).toBe("hola");
  });

  it("of a file whose content is lost is not found", async () => {
    const { mediaId, sha256 } = await upload("hola");
    await stage.blobs.remove(sha256);
    await expect(stage.service.content(tenant, mediaId, whole)).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
  });
});

describe("the media that other features use", () => {
  const ref = { organizationId: 1, sessionId: "crm" };

  it("are opened to be sent, unless they are gone or another organization's", async () => {
    const { mediaId } = await upload("hola");
    const opened = await stage.library.open(1, mediaId);
    expect(opened).toMatchObject({ mimetype: "text/plain", filename: "nota.txt", size: 4 });
    expect((await opened?.read())?.toString()).toBe("hola");
    expect(await stage.library.open(2, mediaId)).toBeNull();
    await stage.service.delete(tenant, mediaId);
    expect(await stage.library.open(1, mediaId)).toBeNull();
  });

  it("keep what was received, with the type of its content", async () => {
    const read = vi.fn(async () => Buffer.from("%PDF-1.7"));
    const received = { mimetype: "image/jpeg", filename: "foto.jpg", size: 8, read };
    const file = await stage.library.storeReceived(ref, received);
    expect(file).toMatchObject({
      sessionId: "crm",
      type: "document",
      mimetype: "application/pdf",
      filename: "foto.jpg",
    });
    expect(await stage.library.require(tenant, file.mediaId)).toEqual(file);
    expect(await stage.incoming()).toEqual([]);
  });

  it("refuse what is too large", async () => {
    const received = { mimetype: "text/plain", filename: null, size: 4, read: async () => Buffer.alloc(1001) };
    await expect(stage.library.storeReceived(ref, received)).rejects.toMatchObject({ code: "MEDIA_TOO_LARGE" });
    expect([...(await stage.incoming()), ...(await stage.kept())]).toEqual([]);
  });

  it("go with their session, and all of them with their organization", async () => {
    for (let index = 0; index < 60; index += 1) await upload(`file ${index}`);
    const other = await upload("file 1", { sessionId: "other" });
    const foreign = await upload("file 2", { by: { organizationId: 2, sessionIds: null } });
    await stage.library.removeSession(ref);
    expect((await stage.kept()).sort()).toEqual([other.sha256, foreign.sha256].sort());
    expect((await stage.service.list(tenant, "crm", { limit: 1, cursor: null })).items).toEqual([]);
    await stage.library.removeAll(1);
    expect(await stage.kept()).toEqual([foreign.sha256]);
  });
});

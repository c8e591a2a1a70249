import { createHash } from "node:crypto";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TemporaryFolder } from "../../../test/support/temporary-folder";
import { createTemporaryFolder } from "../../../test/support/temporary-folder";
import { createIds } from "../../lib/ids";
import type { BlobStore } from "./blob-store";
import { createBlobStore } from "./blob-store";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* breakingOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("half");
  throw new Error("broke off");
}

describe("the contents on disk", () => {
  let folder: TemporaryFolder;
  let blobs: BlobStore;

  beforeEach(async () => {
    folder = await createTemporaryFolder();
    blobs = createBlobStore({ dataDir: folder.path, newId: createIds(() => 1000) });
    await blobs.prepare();
  });
  afterEach(() => folder.remove());

  const receive = (text: string) => blobs.receive(chunks(text), 100);
  const incoming = () => readdir(join(folder.path, "tmp"));

  it("are received in pieces, counted and hashed", async () => {
    const file = await blobs.receive(chunks("ho", "", "la"), 4);
    expect(file).toEqual({ path: expect.stringContaining(folder.path), size: 4, sha256: hashOf("hola") });
    expect(await incoming()).toHaveLength(1);
  });

  it("leave nothing behind when they are too large, or break off", async () => {
    await expect(blobs.receive(chunks("ho", "la!"), 4)).rejects.toMatchObject({
      code: "MEDIA_TOO_LARGE",
      params: { limit: 4 },
    });
    await expect(blobs.receive(breakingOff(), 100)).rejects.toThrow("broke off");
    expect(await incoming()).toEqual([]);
  });

  it("lie under their hash once they are kept, for nobody else to read", async () => {
    const file = await receive("hola");
    await blobs.keep(file);
    expect(await incoming()).toEqual([]);
    const place = join(folder.path, "media", file.sha256.slice(0, 2), file.sha256);
    expect((await stat(place)).mode & 0o077).toBe(0);
    expect((await blobs.read(file.sha256)).toString()).toBe("hola");
    expect(await blobs.has(file.sha256)).toBe(true);
  });

  it("are healed when they come again", async () => {
    const file = await receive("hola");
    await blobs.keep(file);
    await writeFile(join(folder.path, "media", file.sha256.slice(0, 2), file.sha256), "broken");
    await blobs.keep(await receive("hola"));
    expect((await blobs.read(file.sha256)).toString()).toBe("hola");
  });

  it("are read whole or in part", async () => {
    const { sha256, ...file } = await receive("hola");
    await blobs.keep({ sha256, ...file });
    const read = async (range?: { start: number; end: number }) =>
      Buffer.concat((await (await blobs.openRead(sha256, range))?.toArray()) ?? []).toString();
    expect(await read()).toBe("hola");
    expect(await read({ start: 1, end: 2 })).toBe("ol");
  });

  it("are not there once removed, which may be said twice", async () => {
    const file = await receive("hola");
    await blobs.keep(file);
    await blobs.remove(file.sha256);
    await blobs.remove(file.sha256);
    expect(await blobs.has(file.sha256)).toBe(false);
    expect(await blobs.openRead(file.sha256)).toBeNull();
    await expect(blobs.read(file.sha256)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("may be discarded before they are kept, and not after", async () => {
    const file = await receive("hola");
    await blobs.discard(file);
    expect(await incoming()).toEqual([]);
    const kept = await receive("hola");
    await blobs.keep(kept);
    await blobs.discard(kept);
    expect(await blobs.has(kept.sha256)).toBe(true);
  });

  it("that a killed process left half written are swept away at the start", async () => {
    const kept = await receive("hola");
    await blobs.keep(kept);
    await receive("half");
    await mkdir(join(folder.path, "tmp", "folder"));
    await blobs.prepare();
    expect(await incoming()).toEqual([]);
    expect(await blobs.has(kept.sha256)).toBe(true);
  });
});

import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileBlobs } from "./file-blobs";
import { createFileJournal } from "./file-journal";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "simulator-journal-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the file journal", () => {
  it("gives back what was appended, in order, also to a later process", () => {
    const file = join(folder, "deep", "world.jsonl");
    const journal = createFileJournal<object>(file);
    expect([...journal.read()]).toEqual([]);
    journal.append({ text: "uno\n¿dos?" });
    journal.append({ text: "tres" });
    expect([...createFileJournal(file).read()]).toEqual([{ text: "uno\n¿dos?" }, { text: "tres" }]);
  });

  it("drops the half line that a kill left, and goes on behind it", async () => {
    const file = join(folder, "world.jsonl");
    const journal = createFileJournal<object>(file);
    journal.append({ text: "año" });
    await appendFile(file, '{"text":"medi');
    const next = createFileJournal<object>(file);
    expect([...next.read()]).toEqual([{ text: "año" }]);
    next.append({ text: "dos" });
    expect([...createFileJournal(file).read()]).toEqual([{ text: "año" }, { text: "dos" }]);
  });

  it("drops a last line that is whole but for its end: it was never acknowledged", async () => {
    const file = join(folder, "world.jsonl");
    await writeFile(file, '{"n":1}\n{"n":2}');
    expect([...createFileJournal(file).read()]).toEqual([{ n: 1 }]);
  });

  it("refuses a journal that is damaged in the middle, and says where", async () => {
    const file = join(folder, "world.jsonl");
    await writeFile(file, '{"n":1}\n{"n":\n{"n":3}\n');
    expect(() => [...createFileJournal(file).read()]).toThrow("Line 2 of the journal");
  });

  it("replaces everything at once, or nothing", async () => {
    const file = join(folder, "world.jsonl");
    const journal = createFileJournal<object>(file);
    journal.append({ n: 1 });
    journal.append({ n: 2 });
    const failing = function* () {
      yield { n: 3 };
      throw new Error("disk full");
    };
    expect(() => journal.replace(failing())).toThrow("disk full");
    expect([...journal.read()]).toEqual([{ n: 1 }, { n: 2 }]);
    journal.replace([{ n: 3 }]);
    journal.append({ n: 4 });
    expect(await readFile(file, "utf8")).toBe('{"n":3}\n{"n":4}\n');
  });
});

describe("file blobs", () => {
  it("keep bytes under their hash, once", async () => {
    const blobs = createFileBlobs(folder);
    const bytes = Buffer.from([0, 255, 1]);
    const sha256 = await blobs.put(bytes);
    expect(await blobs.put(bytes)).toBe(sha256);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await createFileBlobs(folder).get(sha256)).toEqual(bytes);
    expect(await readdir(folder)).toEqual([sha256]);
  });

  it("say null for what is not, or no longer, there", async () => {
    const blobs = createFileBlobs(folder);
    const kept = await blobs.put(Buffer.from("kept"));
    const dropped = await blobs.put(Buffer.from("dropped"));
    const removed = await blobs.put(Buffer.from("removed"));
    await writeFile(join(folder, "unfinished.part"), "half");
    blobs.remove(removed);
    blobs.retain(new Set([kept]));
    expect(await blobs.get(removed)).toBeNull();
    expect(await blobs.get(dropped)).toBeNull();
    expect(await readdir(folder)).toEqual([kept]);
  });
});

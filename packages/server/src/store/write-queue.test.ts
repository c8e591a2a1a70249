import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWriteQueue, type WriteQueue } from "./write-queue";

let sqlite: Sqlite.Database;
let queue: WriteQueue;

beforeEach(() => {
  sqlite = new Sqlite(":memory:");
  sqlite.exec("CREATE TABLE notes (text TEXT NOT NULL UNIQUE)");
  queue = createWriteQueue(sqlite);
});
afterEach(() => sqlite.close());

const note = (text: string) => sqlite.prepare("INSERT INTO notes VALUES (?)").run(text).changes;
const noteAndFail = (text: string) => {
  note(text);
  throw new Error(`not ${text}`);
};
const notes = () => sqlite.prepare("SELECT text FROM notes ORDER BY text").pluck().all();
const reasons = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.map((one) => (one.status === "rejected" ? one.reason.message : one.value));

describe("writes", () => {
  it("of one turn share a commit, in the order in which they were asked for", async () => {
    const [first, count] = await Promise.all([
      queue.write(() => note("a")),
      queue.write(() => sqlite.prepare("SELECT count(*) FROM notes").pluck().get()),
      queue.write(() => note("b")),
    ]);
    expect([first, count]).toEqual([1, 1]);
    expect(queue.commits()).toBe(1);
    expect(notes()).toEqual(["a", "b"]);
  });

  it("that fail among others are rolled back alone", async () => {
    const settled = await Promise.allSettled([
      queue.write(() => note("a")),
      queue.write(() => noteAndFail("b")),
      queue.write(() => note("c")),
    ]);
    expect(reasons(settled)).toEqual([1, "not b", 1]);
    expect(notes()).toEqual(["a", "c"]);
  });

  it("that fail and have nobody beside them leave nothing, and hold up no other", async () => {
    await expect(queue.write(() => noteAndFail("a"))).rejects.toThrow("not a");
    expect(await queue.write(() => note("b"))).toBe(1);
    expect(notes()).toEqual(["b"]);
  });

  it("that would wait are refused, whether others are beside them or not", async () => {
    const wait = async () => note("a");
    await expect(queue.write(wait)).rejects.toThrow("promise");
    const settled = await Promise.allSettled([queue.write(wait), queue.write(() => note("b"))]);
    expect(reasons(settled)).toEqual([expect.stringContaining("promise"), 1]);
    expect(notes()).toEqual(["b"]);
  });
});

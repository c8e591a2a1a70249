import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWriteChain } from "./write-chain";
import { createWriteQueue, type WriteQueue } from "./write-queue";

let sqlite: Sqlite.Database;
let queue: WriteQueue;

beforeEach(() => {
  sqlite = new Sqlite(":memory:");
  sqlite.exec("CREATE TABLE notes (text TEXT NOT NULL)");
  queue = createWriteQueue(sqlite);
});
afterEach(() => sqlite.close());

const note = (text: string) => queue.write(() => sqlite.prepare("INSERT INTO notes VALUES (?)").run(text).changes);
const fail = () =>
  queue.write(() => {
    throw new Error("broken");
  });
const notes = () => sqlite.prepare("SELECT text FROM notes ORDER BY rowid").pluck().all();
const outcomes = async (writes: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map((one) => (one.status === "rejected" ? one.reason.message : one.value));

describe("a chain of writes", () => {
  it("is stored in its order by one commit", async () => {
    const chain = createWriteChain();
    expect(await outcomes(["a", "b", "c"].map((text) => chain(() => note(text))))).toEqual([1, 1, 1]);
    expect(notes()).toEqual(["a", "b", "c"]);
    expect(queue.commits()).toBe(1);
  });

  it("ends at the first that cannot be stored, and takes along no other write", async () => {
    const chain = createWriteChain();
    const writes = [chain(() => note("a")), chain(fail), note("of another"), chain(() => note("b"))];
    expect(await outcomes(writes)).toEqual([1, "broken", 1, "broken"]);
    expect(await outcomes([chain(() => note("later"))])).toEqual(["broken"]);
    expect(notes()).toEqual(["a", "of another"]);
  });

  it("ends also when its commit fails, over to the next commit", async () => {
    const chain = createWriteChain();
    sqlite.pragma("query_only = ON");
    const [first = ""] = await outcomes([chain(() => note("a")), note("of another")]);
    sqlite.pragma("query_only = OFF");
    expect(first).toContain("readonly");
    expect(await outcomes([chain(() => note("b"))])).toEqual([first]);
    expect(await outcomes([createWriteChain()(() => note("c"))])).toEqual([1]);
    expect(notes()).toEqual(["c"]);
  });
});

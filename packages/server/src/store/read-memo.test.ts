import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { migrationsFolder } from "../migrations-folder";
import { openDatabase } from "./database";
import { createForeignChanges } from "./foreign-changes";
import { createReadMemo } from "./read-memo";

it("asks once until the database changes, for each thing", async () => {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const remember = createReadMemo<string | null>(database);
  const read = vi.fn((name: string) => name);
  const ask = (name: string) => remember(name, () => read(name));

  expect([ask("a"), ask("b"), ask("a")]).toEqual(["a", "b", "a"]);
  expect(read).toHaveBeenCalledTimes(2);
  await database.write(() => undefined);
  expect(ask("a")).toBe("a");
  expect(read).toHaveBeenCalledTimes(3);
  await database.close();
});

it("remembers no more than it has room for", () => {
  const remember = createReadMemo<number>({ version: () => "1" });
  const read = vi.fn(() => 1);
  for (let name = 0; name < 2_500; name += 1) remember(String(name), read);
  remember("2499", read);
  expect(read).toHaveBeenCalledTimes(2_500);
  remember("0", read);
  expect(read).toHaveBeenCalledTimes(2_501);
});

it("hears of another process's changes within 50 ms", async () => {
  const folder = await mkdtemp(join(tmpdir(), "inbox-hub-test-"));
  const file = join(folder, "hub.db");
  const database = openDatabase({ file, migrationsFolder });
  const beside = openDatabase({ file, migrationsFolder, isShared: true });
  let now = 0;
  const foreignChanges = createForeignChanges(database.sqlite, () => now);

  const before = foreignChanges();
  await database.write(() => database.sqlite.exec("CREATE TABLE own (id INTEGER)"));
  now = 50;
  expect(foreignChanges()).toBe(before);

  await beside.write(() => beside.sqlite.exec("CREATE TABLE foreign_one (id INTEGER)"));
  now = 99;
  expect(foreignChanges()).toBe(before);
  now = 100;
  expect(foreignChanges()).not.toBe(before);

  await beside.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

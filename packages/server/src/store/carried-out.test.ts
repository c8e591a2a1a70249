import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IdempotencyStore } from "../contract/idempotency";
import { createManualClock } from "../lib/manual-clock";
import { migrationsFolder } from "../migrations-folder";
import { carriedOut } from "./carried-out";
import { type Database, openDatabase } from "./database";
import { createIdempotencyStore } from "./idempotency-store";
import { createSealedText } from "./sealed-text";

const key = "new-webhook";
const entry = { scope: "org:1", key, operationId: "webhooks.create", requestHash: "aa11", expiresAt: 86_400_000 };

let database: Database;
const boot = (bootId: string): IdempotencyStore =>
  createIdempotencyStore({
    database,
    clock: createManualClock(0),
    bootId,
    sealedText: createSealedText({ secret: "a secret that only tests know", purpose: "idempotency" }),
  });

beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
});
afterEach(() => database.close());

describe("a request whose process ends before its answer is stored", () => {
  const create = (store: IdempotencyStore) =>
    store.run("org:1", key, () => database.write(carriedOut(database.orm, () => "created")));

  it("is not carried out again once it is done", async () => {
    const first = boot("boot_1");
    expect(await first.begin(entry)).toEqual({ state: "new" });
    expect(await create(first)).toBe("created");
    expect(await first.begin(entry)).toEqual({ state: "running" });
    expect(await boot("boot_2").begin(entry)).toEqual({ state: "lost" });
    expect(await boot("boot_2").begin({ ...entry, requestHash: "bb22" })).toEqual({ state: "mismatch" });
  });

  it("is carried out when it was not, also because its write failed", async () => {
    const first = boot("boot_1");
    await first.begin(entry);
    const failing = carriedOutWith(first, () => {
      throw new Error("refused");
    });
    await expect(failing).rejects.toThrow("refused");
    expect(await boot("boot_2").begin(entry)).toEqual({ state: "new" });
  });

  const carriedOutWith = (store: IdempotencyStore, operation: () => never) =>
    store.run("org:1", key, () => database.write(carriedOut(database.orm, operation)));

  it("marks its own key only, when several are written at once", async () => {
    const first = boot("boot_1");
    await first.begin(entry);
    await first.begin({ ...entry, key: "another" });
    await Promise.all([create(first), first.run("org:1", "another", () => database.write(() => "something else"))]);
    const second = boot("boot_2");
    expect(await second.begin(entry)).toEqual({ state: "lost" });
    expect(await second.begin({ ...entry, key: "another" })).toEqual({ state: "new" });
  });

  it("and one whose answer cannot be stored stays refused", async () => {
    const first = boot("boot_1");
    await first.begin(entry);
    await create(first);
    await first.release("org:1", key);
    expect(await first.begin(entry)).toEqual({ state: "lost" });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import type { IdempotencyStore } from "../contract/idempotency";
import { createManualClock, type ManualClock } from "../lib/manual-clock";
import { migrationsFolder } from "../migrations-folder";
import { type Database, openDatabase } from "./database";
import { createIdempotencyStore } from "./idempotency-store";
import { createSealedText } from "./sealed-text";

const DAY = 24 * 3_600_000;
const answer = { status: 201, body: '{"data":{"apiKey":"ih_live_only-once"}}' };

let database: Database;
let clock: ManualClock;
let store: IdempotencyStore;

beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  clock = createManualClock();
  store = createStore();
});
afterEach(() => database.close());

function createStore({ bootId = "boot_1", secret = "a secret that only tests know" } = {}) {
  const sealedText = createSealedText({ secret, purpose: "idempotency" });
  return createIdempotencyStore({ database, clock, bootId, sealedText });
}

const entry = (changes = {}) => ({
  scope: "org:1",
  key: "order-1042-ready",
  operationId: "messages.send",
  requestHash: "aa11",
  expiresAt: clock.now() + DAY,
  ...changes,
});
const begin = (changes = {}, from = store) => from.begin(entry(changes));
const finish = () => store.finish("org:1", "order-1042-ready", answer);

describe("an idempotency key", () => {
  it("is new once, then running, then answered", async () => {
    expect(await begin()).toEqual({ state: "new" });
    expect(await begin()).toEqual({ state: "running" });
    await finish();
    expect(await begin()).toEqual({ state: "done", ...answer });
    expect(await begin()).toEqual({ state: "done", ...answer });
  });

  it("is new for one of two requests at once", async () => {
    expect(await Promise.all([begin(), begin()])).toEqual([{ state: "new" }, { state: "running" }]);
  });

  it("refuses another request, while the first runs and after", async () => {
    await begin();
    expect(await begin({ requestHash: "bb22" })).toEqual({ state: "mismatch" });
    await finish();
    expect(await begin({ requestHash: "bb22" })).toEqual({ state: "mismatch" });
    expect(await begin({ operationId: "media.upload" })).toEqual({ state: "mismatch" });
  });

  it("belongs to its scope", async () => {
    await begin();
    await finish();
    expect(await begin({ scope: "org:2" })).toEqual({ state: "new" });
    expect(await begin({ scope: "user:1" })).toEqual({ state: "new" });
  });

  it("can be tried again once it is released, but not once it is answered", async () => {
    await begin();
    await store.release("org:1", "order-1042-ready");
    expect(await begin()).toEqual({ state: "new" });
    await finish();
    await store.release("org:1", "order-1042-ready");
    expect(await begin()).toMatchObject({ state: "done" });
  });

  it("is unknown again when it has expired", async () => {
    await begin();
    await finish();
    await clock.advance(DAY - 1);
    expect(await begin()).toMatchObject({ state: "done" });
    await clock.advance(1);
    expect(await begin({ requestHash: "bb22" })).toEqual({ state: "new" });
    expect(await begin({ requestHash: "bb22" })).toEqual({ state: "running" });
  });
});

describe("after a restart", () => {
  it("takes over the reservation of a process that died, for the same request only", async () => {
    await begin();
    const restarted = createStore({ bootId: "boot_2" });
    expect(await begin({ requestHash: "bb22" }, restarted)).toEqual({ state: "mismatch" });
    expect(await begin({}, restarted)).toEqual({ state: "new" });
    expect(await begin({}, restarted)).toEqual({ state: "running" });
  });

  it("keeps the answers of the process before", async () => {
    await begin();
    await finish();
    expect(await begin({}, createStore({ bootId: "boot_2" }))).toEqual({ state: "done", ...answer });
  });

  it("never runs a request again whose answer it cannot read any more", async () => {
    await begin();
    await finish();
    expect(await begin({}, createStore({ bootId: "boot_2", secret: "another" }))).toEqual({ state: "mismatch" });
  });
});

it("keeps no answer in the open: a new API key may be in it", async () => {
  await begin();
  await finish();
  expect(database.sqlite.serialize().toString("latin1")).not.toContain("ih_live_only-once");
});

it("finds keys by index", async () => {
  await begin();
  const plans = await explainQueries(database, async () => {
    await begin();
    await finish();
    await store.release("org:1", "x");
  });
  expect(plans.length).toBeGreaterThanOrEqual(3);
  expect(plans.filter((plan) => plan.includes("SCAN"))).toEqual([]);
});

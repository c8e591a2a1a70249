import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import type { AuditStore, NewAuditEntry } from "../features/organizations/audit-store";
import { createManualClock, type ManualClock } from "../lib/manual-clock";
import { migrationsFolder } from "../migrations-folder";
import { createAuditLog } from "./audit-log";
import { createAuditStore } from "./audit-store";
import { type Database, openDatabase } from "./database";

let database: Database;
let clock: ManualClock;
let audit: AuditStore;

beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  clock = createManualClock();
  audit = createAuditStore({ database, log: createAuditLog({ database, clock }) });
});
afterEach(() => database.close());

const record = (changes: Partial<NewAuditEntry> = {}) =>
  audit.record({
    organizationId: 1,
    action: "sessions.create",
    actor: { type: "api_key", keyId: "key_1" },
    target: "session_crm_01",
    requestId: "req_1",
    ...changes,
  });
const list = (organizationId = 1, limit = 50, cursor: string | null = null) =>
  audit.list(organizationId, { limit, cursor });

describe("the audit log", () => {
  it("says who did what to which thing, and when", async () => {
    await record({ details: { name: "CRM" } });
    expect((await list()).items).toEqual([
      {
        entryId: 1,
        action: "sessions.create",
        actor: { type: "api_key", id: "key_1" },
        target: "session_crm_01",
        details: { name: "CRM" },
        requestId: "req_1",
        createdAt: clock.now(),
      },
    ]);
  });

  it.each([
    [
      { type: "user", userId: 5, loginId: "lgn_1" },
      { type: "user", id: "5" },
    ],
    [{ type: "system" }, { type: "system", id: null }],
    [{ type: "anonymous" }, { type: "system", id: null }],
  ] as const)("names %o as %o", async (actor, named) => {
    await record({ actor });
    expect((await list()).items).toMatchObject([{ actor: named, details: {} }]);
  });

  it("starts with the newest, page by page", async () => {
    for (const target of ["one", "two", "three"]) await record({ target });
    const first = await list(1, 2);
    const second = await list(1, 2, first.nextCursor);
    expect([...first.items, ...second.items].map(({ target }) => target)).toEqual(["three", "two", "one"]);
    expect(second.nextCursor).toBeNull();
  });

  it("keeps to its organization, and so do its cursors", async () => {
    await record();
    await record({ organizationId: 2 });
    await record({ organizationId: 2 });
    expect((await list()).items).toHaveLength(1);
    const { nextCursor } = await list(2, 1);
    await expect(list(1, 1, nextCursor)).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });
});

it("reads a page by index, without sorting", async () => {
  await record();
  await record();
  const { nextCursor } = await list(1, 1);
  const plans = await explainQueries(database, async () => {
    await list();
    await list(1, 1, nextCursor);
  });
  expect(plans).toHaveLength(2);
  expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
});

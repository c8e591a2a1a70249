import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import { insertSessions } from "../../test/support/session-rows";
import type { ContactChanges } from "../features/contacts/contact";
import type { ContactStore } from "../features/contacts/contact-store";
import { createIds } from "../lib/ids";
import type { ManualClock } from "../lib/manual-clock";
import { createManualClock } from "../lib/manual-clock";
import { migrationsFolder } from "../migrations-folder";
import { createContactStore } from "./contact-store";
import type { Database } from "./database";
import { openDatabase } from "./database";
import { contacts } from "./schema/contacts";
import { sessions } from "./schema/sessions";

const ref = { organizationId: 1, sessionId: "crm" };

let database: Database;
let clock: ManualClock;
let store: ContactStore;

beforeEach(async () => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  await insertSessions(database, ref);
  clock = createManualClock();
  store = createContactStore({ database, clock, newId: createIds(clock.now) });
});
afterEach(() => database.close());

/** The names in the list's order. */
async function namesOf(tag: string | null = null): Promise<(string | null)[]> {
  const { items } = await store.list(ref, { q: null, tag, assignedToUserId: null }, { limit: 200, cursor: null });
  return items.map(({ name }) => name);
}

describe("an import", () => {
  const draft = (phone: string, changes: ContactChanges = {}) => ({ phone, changes });

  it("creates and changes in one write, in the order given, and tells each apart", async () => {
    const changes = { name: "Ana", tags: ["a"], notes: "x", assignedToUserId: 5 };
    const { contactId } = (await store.upsert(ref, "34600000001", changes)).contact;
    const drafts = [
      draft("34600000001", { tags: ["b", "c"], assignedToUserId: null }),
      draft("34600000002", { name: " Bea ", tags: ["vip"] }),
      draft("34600000002", { notes: "dos veces" }),
    ];
    await clock.advance(1000);
    const done = await store.upsertAll(ref, drafts);
    const second = (await store.findByPhone(ref, "34600000002"))?.contactId;
    expect(drafts.map((one) => done.get(one))).toEqual([
      { contactId, isNew: false },
      { contactId: second, isNew: true },
      { contactId: second, isNew: false },
    ]);
    expect(await store.findByPhone(ref, "34600000001")).toMatchObject({
      name: "Ana",
      tags: ["b", "c"],
      notes: "x",
      assignedToUserId: null,
      updatedAt: clock.now(),
    });
    expect(await store.findByPhone(ref, "34600000002")).toMatchObject({
      name: "Bea",
      tags: ["vip"],
      notes: "dos veces",
      isBlocked: false,
      lid: null,
      lastMessageAt: null,
    });
    expect(await namesOf("vip")).toEqual(["Bea"]);
  });

  it("changes all of its contacts or none", async () => {
    const broken = { phone: "34600000002", changes: { name: 5 as unknown as string } };
    await expect(store.upsertAll(ref, [draft("34600000001"), broken])).rejects.toThrow();
    expect(await namesOf()).toEqual([]);
  });

  it("goes side by side with another of the same numbers, without a second contact", async () => {
    const drafts = (name: string) => Array.from({ length: 100 }, (_, n) => draft(`34700000${100 + n}`, { name }));
    const [first, second] = await Promise.all([
      store.upsertAll(ref, drafts("uno")),
      store.upsertAll(ref, drafts("dos")),
    ]);
    expect([...first.values()].every(({ isNew }) => isNew)).toBe(true);
    expect([...second.values()].some(({ isNew }) => isNew)).toBe(false);
    expect(await namesOf()).toEqual(Array(100).fill("dos"));
  });

  it("keeps a contact's tags in the list's order when it gets a name", async () => {
    await store.upsertAll(ref, [draft("34600000001", { name: "Zoe", tags: ["vip"] })]);
    await store.upsertAll(ref, [
      draft("34600000002", { name: "Mar", tags: ["vip"] }),
      draft("34600000001", { name: "Abel" }),
    ]);
    expect(await namesOf("vip")).toEqual(["Abel", "Mar"]);
  });

  it("makes no contact for a session that has been deleted meanwhile, nor does a single one", async () => {
    await database.write(() => database.orm.delete(sessions).run());
    const notFound = { code: "SESSION_NOT_FOUND" };
    await expect(store.upsert(ref, "34612345678", {})).rejects.toMatchObject(notFound);
    await expect(store.upsertAll(ref, [draft("34612345678")])).rejects.toMatchObject(notFound);
    expect(database.orm.select().from(contacts).all()).toEqual([]);
  });

  it("finds everything by index", async () => {
    const plans = await explainQueries(database, async () => {
      const fresh = createContactStore({ database, clock, newId: createIds(clock.now) });
      await fresh.upsertAll(ref, [draft("34600000001", { tags: ["a"] }), draft("34600000001", { name: "B" })]);
    });
    expect(plans.length).toBeGreaterThanOrEqual(4);
    expect(plans.filter((plan) => plan.includes("SCAN"))).toEqual([]);
    expect(plans.some((plan) => plan.includes("contacts_phone"))).toBe(true);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import { insertSessions } from "../../test/support/session-rows";
import type { ContactChanges } from "../features/contacts/contact";
import type { ContactFilter } from "../features/contacts/contact-store";
import { createIds } from "../lib/ids";
import type { ManualClock } from "../lib/manual-clock";
import { createManualClock } from "../lib/manual-clock";
import { migrationsFolder } from "../migrations-folder";
import { createContactStore } from "./contact-store";
import type { Database } from "./database";
import { openDatabase } from "./database";
import { contacts, contactTags } from "./schema/contacts";

const ref = { organizationId: 1, sessionId: "crm" };
const everyone: ContactFilter = { q: null, tag: null, assignedToUserId: null };

let database: Database;
let clock: ManualClock;
let store: ReturnType<typeof createContactStore>;

beforeEach(async () => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  await insertSessions(database, ref, { ...ref, sessionId: "other" }, { ...ref, organizationId: 2 });
  clock = createManualClock();
  store = createContactStore({ database, clock, newId: createIds(clock.now) });
});
afterEach(() => database.close());

const add = async (phone: string, name: string | null, changes: ContactChanges = {}, to = ref) =>
  (await store.upsert(to, phone, { name, ...changes })).contact;

/** All of a list, page by page, as names (or numbers where there is no name). */
async function readAll(filter: Partial<ContactFilter> = {}, limit = 2): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.list(ref, { ...everyone, ...filter }, { limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    names.push(...page.items.map((contact) => contact.name ?? contact.phone ?? ""));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
}

describe("one contact", () => {
  it("is created once and changed the next time", async () => {
    const first = await store.upsert(ref, "34612345678", { name: "Juan", tags: ["vip", "madrid"], notes: "x" });
    expect(first).toMatchObject({ isNew: true, contact: { name: "Juan", tags: ["vip", "madrid"], isBlocked: false } });
    await clock.advance(1000);
    const second = await store.upsert(ref, "34612345678", { name: "Juan Pérez" });
    expect(second).toEqual({
      isNew: false,
      contact: { ...first.contact, name: "Juan Pérez", updatedAt: clock.now() },
    });
  });

  it("leaves what is absent and clears what is null", async () => {
    const { contactId } = await add("34612345678", "Juan", { tags: ["vip"], notes: "x", assignedToUserId: 5 });
    expect(await store.update(1, contactId, { notes: null })).toMatchObject({
      name: "Juan",
      tags: ["vip"],
      notes: null,
      assignedToUserId: 5,
    });
    expect(await store.update(1, contactId, { name: null, tags: null, assignedToUserId: null })).toMatchObject({
      name: null,
      tags: [],
      assignedToUserId: null,
    });
    expect(database.orm.select().from(contactTags).all()).toEqual([]);
  });

  it("replaces all tags, in the order given", async () => {
    const { contactId } = await add("34612345678", "Juan", { tags: ["a", "b"] });
    expect(await store.update(1, contactId, { tags: ["c", "a"] })).toMatchObject({ tags: ["c", "a"] });
    expect(await store.find(1, contactId)).toMatchObject({ tags: ["c", "a"] });
  });

  it("takes a blank name for none", async () => {
    expect(await add("34612345678", "  ")).toMatchObject({ name: null });
  });

  it("is found by its exact number, in its session only", async () => {
    const contact = await add("34612345678", "Juan");
    expect(await store.findByPhone(ref, "34612345678")).toEqual(contact);
    expect(await store.findByPhone(ref, "3461234567")).toBeNull();
    expect(await store.findByPhone({ ...ref, sessionId: "other" }, "34612345678")).toBeNull();
    expect(await store.findByPhone({ ...ref, organizationId: 2 }, "34612345678")).toBeNull();
  });

  it("does not exist for another organization", async () => {
    const { contactId } = await add("34612345678", "Juan");
    expect(await store.find(2, contactId)).toBeNull();
    expect(await store.update(2, contactId, { name: "X" })).toBeNull();
    expect(await store.setBlocked(2, contactId, true)).toBeNull();
    await store.delete(2, contactId);
    expect(await store.find(1, contactId)).toMatchObject({ name: "Juan", isBlocked: false });
  });

  it("is gone with its tags when it is deleted", async () => {
    const { contactId } = await add("34612345678", "Juan", { tags: ["vip"] });
    await store.delete(1, contactId);
    expect(await store.find(1, contactId)).toBeNull();
    expect(database.orm.select().from(contactTags).all()).toEqual([]);
  });
});

describe("the list of contacts", () => {
  beforeEach(async () => {
    await add("34600000001", "Zoe", { tags: ["vip"] });
    await add("34600000002", "ángela", { tags: ["vip"], assignedToUserId: 5 });
    await add("34600000003", "Álvaro", { assignedToUserId: 5 });
    await add("34700000004", null);
    await add("34700000005", "Pérez, Ana", { tags: ["vip", "madrid"], assignedToUserId: 5 });
    await add("35100000006", "perez, bea");
    await add("35100000007", "24 Horas", { tags: ["vip"] });
    await add("34600000008", "Other session", {}, { ...ref, sessionId: "other" });
    await add("34600000009", "Other organization", {}, { ...ref, organizationId: 2 });
  });
  const byName = ["24 Horas", "34700000004", "Álvaro", "ángela", "Pérez, Ana", "perez, bea", "Zoe"];

  it("goes by name, whatever its accents and case, and misses and repeats nobody", async () => {
    for (const limit of [1, 2, 3, 7, 100]) expect(await readAll({}, limit)).toEqual(byName);
  });

  it("tells people of one name apart", async () => {
    for (let index = 0; index < 5; index += 1) await add(`3480000000${index}`, "Igual");
    expect((await readAll({ q: "igual" }, 2)).length).toBe(5);
    expect((await readAll({}, 2)).length).toBe(12);
  });

  it("keeps its place when someone before it is deleted meanwhile", async () => {
    const first = await store.list(ref, everyone, { limit: 3, cursor: null });
    await store.delete(1, first.items[0]?.contactId ?? "");
    const rest = await store.list(ref, everyone, { limit: 100, cursor: first.nextCursor });
    expect(rest.items.map(({ name }) => name)).toEqual(byName.slice(3));
  });

  it.each([
    ["PEREZ", ["Pérez, Ana", "perez, bea"]],
    ["á", ["Álvaro", "ángela"]],
    ["Ana", []],
    ["%", []],
    ["34", ["34700000004", "Álvaro", "ángela", "Pérez, Ana", "Zoe"]],
    ["+34 70-00", ["34700000004", "Pérez, Ana"]],
    ["2", ["24 Horas"]],
    ["24 h", ["24 Horas"]],
    ["3", ["24 Horas", "34700000004", "Álvaro", "ángela", "Pérez, Ana", "perez, bea", "Zoe"]],
    ["99", []],
    ["_", []],
    ["p%", []],
    ["P\u00c9REZ, A", ["P\u00e9rez, Ana"]],
    ["pe\u0301rez, b", ["perez, bea"]],
  ])("finds by the beginning of name or number: %s", async (q, expected) => {
    for (const limit of [1, 2, 100]) expect(await readAll({ q }, limit)).toEqual(expected);
    const page = await store.listPage(ref, { ...everyone, q }, { limit: 100, page: 1 });
    expect(page.items.map(({ name, phone }) => name ?? phone)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  it("narrows down to a tag, to a member, and to both", async () => {
    expect(await readAll({ tag: "vip" })).toEqual(["24 Horas", "ángela", "Pérez, Ana", "Zoe"]);
    expect(await readAll({ assignedToUserId: 5 })).toEqual(["Álvaro", "ángela", "Pérez, Ana"]);
    expect(await readAll({ tag: "vip", assignedToUserId: 5 })).toEqual(["ángela", "Pérez, Ana"]);
    expect(await readAll({ tag: "vip", q: "p" })).toEqual(["Pérez, Ana"]);
    expect(await readAll({ tag: "vip", q: "346" })).toEqual(["ángela", "Zoe"]);
    expect(await readAll({ tag: "vip", q: "346", assignedToUserId: 5 })).toEqual(["ángela"]);
    expect(await readAll({ tag: "nobody" })).toEqual([]);
    expect(await readAll({ tag: "vip", q: "p", assignedToUserId: 5 }, 1)).toEqual(["Pérez, Ana"]);
    const both = { q: "34", tag: "vip", assignedToUserId: 5 };
    const first = await store.listPage(ref, both, { limit: 1, page: 1 });
    expect(first).toMatchObject({ items: [{ name: "ángela" }], total: 2 });
    const rest = await store.list(ref, both, { limit: 1, cursor: first.nextCursor });
    expect(rest).toMatchObject({ items: [{ name: "Pérez, Ana" }], nextCursor: null });
  });

  it("keeps a tag's contacts in order when one is renamed", async () => {
    const { items } = await store.list(ref, { ...everyone, q: "zoe" }, { limit: 1, cursor: null });
    await store.update(1, items[0]?.contactId ?? "", { name: "Abel" });
    expect(await readAll({ tag: "vip" })).toEqual(["24 Horas", "Abel", "ángela", "Pérez, Ana"]);
  });

  it("has numbered pages too, with the total", async () => {
    const second = await store.listPage(ref, everyone, { limit: 3, page: 2 });
    expect(second).toMatchObject({ page: 2, total: 7, limit: 3 });
    expect(second.items.map(({ name }) => name)).toEqual(["ángela", "Pérez, Ana", "perez, bea"]);
    const rest = await store.list(ref, everyone, { limit: 3, cursor: second.nextCursor });
    expect(rest.items.map(({ name }) => name)).toEqual(["Zoe"]);
    expect(await store.listPage(ref, everyone, { limit: 3, page: 9 })).toMatchObject({ items: [], nextCursor: null });
    expect(await store.listPage(ref, { ...everyone, tag: "vip" }, { limit: 3, page: 2 })).toMatchObject({
      total: 4,
      items: [{ name: "Zoe" }],
    });
  });

  it("shows the tags of each contact", async () => {
    const { items } = await store.list(ref, { ...everyone, q: "p" }, { limit: 10, cursor: null });
    expect(items.map(({ tags }) => tags)).toEqual([["vip", "madrid"], []]);
  });

  it("refuses a cursor of another query", async () => {
    const { nextCursor } = await store.list(ref, everyone, { limit: 1, cursor: null });
    for (const filter of [{ tag: "vip" }, { q: "a" }, { assignedToUserId: 5 }]) {
      await expect(store.list(ref, { ...everyone, ...filter }, { limit: 1, cursor: nextCursor })).rejects.toMatchObject(
        {
          code: "INVALID_CURSOR",
        },
      );
    }
    const other = { ...ref, sessionId: "other" };
    await expect(store.list(other, everyone, { limit: 1, cursor: nextCursor })).rejects.toMatchObject({
      code: "INVALID_CURSOR",
    });
  });

  it("orders names beyond the basic plane as the index does", async () => {
    await add("34900000001", "1\u{1F600}");
    await add("34900000002", "1\uFF21");
    expect(await readAll({ q: "1" }, 1)).toEqual(["1\uFF21", "1\u{1F600}"]);
  });

  it("finds a common number prefix among many without sorting them", async () => {
    await database.write(() => {
      const rows = Array.from({ length: 2100 }, (_, index) => ({
        ...ref,
        id: `ct_many${String(index).padStart(4, "0")}`,
        phone: `36${String(index).padStart(7, "0")}`,
        name: `N${index}`,
        nameKey: `n${String(9999 - index)}`,
        createdAt: 1,
        updatedAt: 1,
      }));
      for (const row of rows) database.orm.insert(contacts).values(row).run();
    });
    const plans = await explainQueries(database, async () => {
      const page = await store.list(ref, { ...everyone, q: "36" }, { limit: 2, cursor: null });
      expect(page.items.map(({ name }) => name)).toEqual(["N2099", "N2098"]);
    });
    expect(plans[2]).toBe("SEARCH contacts USING INDEX contacts_name (organization_id=? AND session_id=?)");
    expect((await readAll({ q: "36" }, 100)).length).toBe(2100);
  });
});

describe("the queries of contacts", () => {
  const cursorOf = async (filter: ContactFilter) => {
    await add("34600000001", "a", { tags: ["vip"], assignedToUserId: 5 });
    await add("34600000002", "ab", { tags: ["vip"], assignedToUserId: 5 });
    return (await store.list(ref, filter, { limit: 1, cursor: null })).nextCursor;
  };

  it.each([
    [everyone, "contacts_name"],
    [{ ...everyone, q: "a" }, "contacts_name"],
    [{ ...everyone, assignedToUserId: 5 }, "contacts_assignee"],
    [{ ...everyone, tag: "vip" }, "contact_tags_tag"],
    [{ ...everyone, tag: "vip", q: "a", assignedToUserId: 5 }, "contact_tags_tag"],
  ])("page through %j in the order of an index", async (filter, index) => {
    const cursor = await cursorOf(filter);
    expect(cursor).not.toBeNull();
    const plans = await explainQueries(database, () => store.list(ref, filter, { limit: 1, cursor }));
    expect(plans[0]).toContain(`${index} (organization_id=? AND session_id=?`);
    expect(plans[0]).toMatch(/name_key>\?/);
    expect(plans[0]).not.toMatch(/SCAN|TEMP B-TREE/);
    expect(plans.join("\n")).not.toContain("SCAN");
  });

  it("finds few numbers by the index of numbers", async () => {
    const filter = { ...everyone, q: "346" };
    const cursor = await cursorOf(filter);
    const plans = await explainQueries(database, () => store.list(ref, filter, { limit: 1, cursor }));
    expect(plans.filter((plan) => plan.includes("contacts_phone"))).toHaveLength(2);
    expect(plans.join("\n")).not.toContain("SCAN");
  });

  it.each([
    everyone,
    { ...everyone, q: "a" },
    { ...everyone, q: "346" },
    { ...everyone, assignedToUserId: 5 },
    { ...everyone, tag: "vip" },
    { q: "346", tag: "vip", assignedToUserId: 5 },
  ])("count and turn numbered pages of %j by index", async (filter) => {
    await cursorOf(filter);
    const plans = await explainQueries(database, () => store.listPage(ref, filter, { limit: 1, page: 2 }));
    expect(plans.length).toBeGreaterThanOrEqual(2);
    expect(plans.filter((plan) => /SCAN/.test(plan))).toEqual([]);
  });

  it("look a number up, without a scan", async () => {
    const plans = await explainQueries(database, () => store.findByPhone(ref, "34600000001"));
    expect(plans[0]).toContain("contacts_phone (organization_id=? AND session_id=? AND phone=?)");
  });
});

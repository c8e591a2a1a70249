import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import type { GroupPeopleStore } from "../features/groups/group-store";
import { migrationsFolder } from "../migrations-folder";
import { insertContact } from "./contact-rows";
import { type Database, openDatabase } from "./database";
import { createGroupPeopleStore } from "./group-people-store";

const ref = { organizationId: 1, sessionId: "crm" };
const ANA = "34612345678";
const LID = "100000012345678@lid";

let database: Database;
let people: GroupPeopleStore;
let made = 0;

beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  people = createGroupPeopleStore({ database });
});
afterEach(() => database.close());

const add = (row: Partial<Parameters<typeof insertContact>[1]>) =>
  database.write(() => {
    made += 1;
    insertContact(database.orm, { id: `ct_${made}`, ...ref, createdAt: 0, updatedAt: 0, ...row });
  });
const find = async (...addresses: string[]) => Object.fromEntries(await people.find(ref, addresses));

describe("the people of groups", () => {
  it("are found by number and by LID, under the number where it is known", async () => {
    await add({ phone: ANA, lid: LID, name: "Ana" });
    await add({ lid: "100000087654321@lid", pushName: "Bea" });
    await add({ phone: "34611111111" });
    const ana = { address: ANA, name: "Ana" };
    expect(await find(LID)).toMatchObject({ [LID]: ana });
    expect(await find(ANA, "100000087654321@lid", "34611111111", "34699999999")).toEqual({
      [ANA]: ana,
      [LID]: ana,
      "100000087654321@lid": { address: "100000087654321@lid", name: "Bea" },
      "34611111111": { address: "34611111111", name: null },
    });
    expect(await find()).toEqual({});
  });

  it("are called what the organization calls them", async () => {
    await add({ phone: ANA, name: "Ana García", pushName: "anita" });
    expect(await find(ANA)).toEqual({ [ANA]: { address: ANA, name: "Ana García" } });
  });

  it("are those of the session only", async () => {
    await add({ phone: ANA, name: "Ana", organizationId: 2 });
    await add({ phone: ANA, name: "Ana", sessionId: "other" });
    expect(await find(ANA, LID)).toEqual({});
  });

  it("are found by one query that reads an index, however many are asked for", async () => {
    const many = Array.from({ length: 1024 }, (_, index) =>
      index % 2 ? `3460000${1000 + index}` : `${1e14 + index}@lid`,
    );
    const plans = await explainQueries(database, () => people.find(ref, many));
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatch(/contacts_phone \(organization_id=\? AND session_id=\? AND phone=\?\)/);
    expect(plans[0]).toMatch(/contacts_lid \(organization_id=\? AND session_id=\? AND lid=\?\)/);
    expect(plans[0]).not.toContain("SCAN contacts");
  });
});

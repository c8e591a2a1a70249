import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createIds } from "../lib/ids";
import { migrationsFolder } from "../migrations-folder";
import type { Writer } from "./contact-identity";
import { recordWriter } from "./contact-identity";
import { insertContact, readTags, replaceTags } from "./contact-rows";
import type { Database } from "./database";
import { openDatabase } from "./database";
import { contacts, contactTags } from "./schema/contacts";

const phone = "34612345678";
const lid = "99887766@lid";

describe("the identity of someone who writes", () => {
  let database: Database;
  const newId = createIds(() => 1000);
  /** What was moved from a LID to a number; what that does is tested by itself. */
  let moved: unknown[];
  const conversations = { moveToNumber: (_: unknown, person: unknown) => void moved.push(person) };

  beforeEach(() => {
    database = openDatabase({ file: ":memory:", migrationsFolder });
    moved = [];
  });
  afterEach(() => database.close());

  const record = (writer: Partial<Writer>) =>
    database.write(() =>
      recordWriter(
        { orm: database.orm, conversations },
        {
          organizationId: 1,
          sessionId: "crm",
          phone: null,
          lid: null,
          pushName: null,
          at: 1000,
          newId,
          ...writer,
        },
      ),
    );
  const rows = () => database.orm.select().from(contacts).all();

  it("makes a contact at the first message", async () => {
    const identity = await record({ phone, pushName: "Juan" });
    expect(identity).toEqual({ id: expect.stringMatching(/^ct_/), name: "Juan", phone, lid: null });
    expect(rows()).toMatchObject([{ phone, pushName: "Juan", name: null, nameKey: "juan", lastMessageAt: 1000 }]);
  });

  it("is the same contact at the next message", async () => {
    const first = await record({ phone });
    const second = await record({ phone, at: 2000 });
    expect(second.id).toBe(first.id);
    expect(rows()).toMatchObject([{ lastMessageAt: 2000, createdAt: 1000 }]);
  });

  it("keeps the time of the last message when an older one arrives late", async () => {
    await record({ phone, at: 5000 });
    await record({ phone, at: 2000 });
    expect(rows()).toMatchObject([{ lastMessageAt: 5000 }]);
  });

  it("shows the name that the organization gave before the one they give themselves", async () => {
    await database.write(() =>
      insertContact(database.orm, {
        id: "ct_1",
        organizationId: 1,
        sessionId: "crm",
        phone,
        name: "Juan Pérez",
        createdAt: 1,
        updatedAt: 1,
      }),
    );
    expect(await record({ phone, pushName: "Juanito" })).toMatchObject({ id: "ct_1", name: "Juan Pérez" });
    expect(rows()).toMatchObject([{ pushName: "Juanito", nameKey: "juan perez", updatedAt: 1000 }]);
  });

  it("keeps the push name when a message comes without one", async () => {
    await record({ phone, pushName: "Juan" });
    expect(await record({ phone, pushName: " " })).toMatchObject({ name: "Juan" });
  });

  it("learns the number of a contact that was known by LID only", async () => {
    const before = await record({ lid });
    const after = await record({ lid, phone });
    expect(after).toEqual({ id: before.id, name: null, phone, lid });
    expect(await record({ phone })).toEqual(after);
    expect(rows()).toHaveLength(1);
  });

  it("learns the LID of a contact that was known by number only", async () => {
    const before = await record({ phone });
    expect(await record({ lid, phone })).toMatchObject({ id: before.id, phone, lid });
    expect(await record({ lid })).toMatchObject({ id: before.id, phone });
  });

  it("makes one contact of two when number and LID turn out to be one person, and loses nothing", async () => {
    const byLid = await record({ lid, pushName: "Juan", at: 1000 });
    const byPhone = await record({ phone, at: 2000 });
    await database.write(() => {
      for (const row of rows()) {
        const isFirst = row.id === byLid.id;
        replaceTags(database.orm, row, isFirst ? ["vip", "madrid"] : ["madrid", "nuevo"]);
      }
      const { orm } = database;
      orm.update(contacts).set({ notes: "nota" }).run();
    });

    const united = await record({ phone, lid, at: 3000 });

    expect(united).toEqual({ id: byLid.id, name: "Juan", phone, lid });
    expect(rows()).toMatchObject([{ id: byLid.id, notes: "nota", lastMessageAt: 3000, nameKey: "juan" }]);
    expect(readTags(database.orm, byLid.id)).toEqual(["vip", "madrid", "nuevo"]);
    expect(database.orm.select().from(contactTags).all()).toHaveLength(3);
    expect(await record({ phone })).toMatchObject({ id: byLid.id });
    expect(byPhone.id).not.toBe(byLid.id);
  });

  it("moves what stands under the LID whenever the LID gets a number, and only then", async () => {
    const wrote = async (...writers: readonly Partial<Writer>[]) => {
      moved = [];
      for (const writer of writers) await record({ sessionId: crypto.randomUUID(), ...writer });
      return moved;
    };
    const one = { sessionId: "one" };
    const person = { phone, lid };
    expect(await wrote({ phone }, { lid }, { ...one, lid }, { ...one, lid })).toEqual([]);
    // The number of a LID, the LID of a number, both of somebody new, and two contacts that are one.
    expect(await wrote({ ...one, phone, lid })).toEqual([person]);
    expect(await wrote({ ...one, phone, lid }, { ...one, lid }, { ...one, phone })).toEqual([]);
    expect(await wrote({ sessionId: "two", phone }, { sessionId: "two", phone, lid })).toEqual([person]);
    expect(await wrote({ phone, lid })).toEqual([person]);
    const apart = { sessionId: "three" };
    expect(await wrote({ ...apart, phone }, { ...apart, lid }, { ...apart, phone, lid })).toEqual([person]);
    // To another number.
    const other = "34600000001";
    expect(await wrote({ ...apart, phone: other }, { ...apart, phone: other, lid })).toEqual([{ phone: other, lid }]);
  });

  it("joins the notes and keeps the assignee, the name and the block of either", async () => {
    const shared = { organizationId: 1, sessionId: "crm", updatedAt: 1 };
    await database.write(() => {
      insertContact(database.orm, { ...shared, id: "ct_old", phone, notes: "una", createdAt: 1 });
      insertContact(database.orm, {
        ...shared,
        id: "ct_new",
        lid,
        name: "Ana",
        notes: "otra",
        assignedToUserId: 5,
        isBlocked: true,
        createdAt: 2,
      });
    });
    expect(await record({ phone, lid })).toMatchObject({ id: "ct_old", name: "Ana" });
    expect(rows()).toMatchObject([
      { notes: "una\notra", assignedToUserId: 5, isBlocked: true, name: "Ana", nameKey: "ana" },
    ]);
  });

  it("moves a LID to its new number without touching the contact that had it", async () => {
    const before = await record({ phone: "34600000001", lid });
    const other = await record({ phone });
    expect(await record({ phone, lid })).toMatchObject({ id: other.id, lid });
    expect(rows()).toMatchObject([
      { id: before.id, phone: "34600000001", lid: null },
      { id: other.id, lid },
    ]);
  });

  it("keeps the sessions and organizations apart", async () => {
    const ids = await Promise.all([
      record({ phone }),
      record({ phone, sessionId: "other" }),
      record({ phone, organizationId: 2 }),
    ]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
  });

  it("moves a tagged contact in the list of its tag when it gets a name", async () => {
    const { id } = await record({ phone });
    await database.write(() => {
      for (const row of rows()) replaceTags(database.orm, row, ["vip"]);
    });
    await record({ phone, pushName: "Ágata" });
    expect(database.orm.select().from(contactTags).all()).toMatchObject([{ contactId: id, nameKey: "agata" }]);
  });
});

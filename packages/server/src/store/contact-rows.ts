import { nameKeyOf } from "@inbox-hub/openapi/rules";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Contact } from "../features/contacts/contact";
import type { Database } from "./database";
import { givenSession, ofSession } from "./of-session";
import { prepared, preparedInsert } from "./prepared";
import { contacts, contactTags } from "./schema/contacts";

/** Changes of contacts that keep `nameKey` in step, in the row and in its tags. Only to be called inside `database.write`. */

export type Orm = Database["orm"];
export type ContactRow = typeof contacts.$inferSelect;
type NewContact = Omit<typeof contacts.$inferInsert, "nameKey">;

const named = sql.placeholder;

const insertRow = preparedInsert(contacts);
const insertTag = preparedInsert(contactTags);

/** What is NULL or not so in a contact that does not say it. */
const NOBODY = {
  phone: null,
  lid: null,
  name: null,
  pushName: null,
  notes: null,
  assignedToUserId: null,
  isBlocked: false,
  lastMessageAt: null,
} satisfies Partial<ContactRow>;

const updateRow = prepared((orm) =>
  orm
    .update(contacts)
    .set({
      phone: sql`${named("phone")}`,
      lid: sql`${named("lid")}`,
      name: sql`${named("name")}`,
      pushName: sql`${named("pushName")}`,
      nameKey: sql`${named("nameKey")}`,
      notes: sql`${named("notes")}`,
      assignedToUserId: sql`${named("assignedToUserId")}`,
      isBlocked: sql`${named("isBlocked")}`,
      lastMessageAt: sql`${named("lastMessageAt")}`,
      updatedAt: sql`${named("updatedAt")}`,
    })
    .where(eq(contacts.id, named("id")))
    .prepare(),
);

const moveTags = prepared((orm) =>
  orm
    .update(contactTags)
    .set({ nameKey: sql`${named("nameKey")}` })
    .where(eq(contactTags.contactId, named("id")))
    .prepare(),
);

const clearTags = prepared((orm) =>
  orm
    .delete(contactTags)
    .where(eq(contactTags.contactId, named("id")))
    .prepare(),
);

export function insertContact(orm: Orm, row: NewContact): ContactRow {
  // What the row leaves out, the other has.
  const whole = { ...NOBODY, ...row } as Omit<ContactRow, "nameKey">;
  const contact = { ...whole, nameKey: nameKeyOf(whole) };
  insertRow(orm, contact);
  return contact;
}

export function updateContact(
  orm: Orm,
  row: ContactRow,
  fields: Partial<Omit<ContactRow, "id" | "nameKey">>,
): ContactRow {
  const next = { ...row, ...fields };
  const changed = { ...next, nameKey: nameKeyOf(next) };
  updateRow(orm).run({ ...changed, isBlocked: Number(changed.isBlocked) });
  if (changed.nameKey !== row.nameKey) moveTags(orm).run({ id: row.id, nameKey: changed.nameKey });
  return changed;
}

export function deleteContact(orm: Orm, contactId: string): void {
  orm.delete(contactTags).where(eq(contactTags.contactId, contactId)).run();
  orm.delete(contacts).where(eq(contacts.id, contactId)).run();
}

/** With their tags, in the order in which those were given. */
export function toContacts(orm: Orm, rows: readonly ContactRow[]): Contact[] {
  const ids = rows.map(({ id }) => id);
  const tagRows = orm
    .select({ contactId: contactTags.contactId, tag: contactTags.tag })
    .from(contactTags)
    .where(inArray(contactTags.contactId, ids))
    .orderBy(contactTags.position)
    .all();
  return rows.map((row) => {
    const own = tagRows.filter(({ contactId }) => contactId === row.id);
    return toContact(
      row,
      own.map(({ tag }) => tag),
    );
  });
}

export function readTags(orm: Orm, contactId: string): readonly string[] {
  return orm
    .select({ tag: contactTags.tag })
    .from(contactTags)
    .where(eq(contactTags.contactId, contactId))
    .orderBy(contactTags.position)
    .all()
    .map(({ tag }) => tag);
}

export function replaceTags(orm: Orm, row: ContactRow, tags: readonly string[]): void {
  clearTags(orm).run({ id: row.id });
  addTags(orm, row, tags);
}

/** Of a contact that has none. */
export function addTags(orm: Orm, row: ContactRow, tags: readonly string[]): void {
  const { id: contactId, organizationId, sessionId, nameKey } = row;
  for (const [position, tag] of tags.entries()) {
    insertTag(orm, { contactId, organizationId, sessionId, tag, position, nameKey });
  }
}

const byPhone = prepared((orm) =>
  orm
    .select()
    .from(contacts)
    .where(and(ofSession(contacts, givenSession), eq(contacts.phone, named("phone"))))
    .prepare(),
);

const byLid = prepared((orm) =>
  orm
    .select()
    .from(contacts)
    .where(and(ofSession(contacts, givenSession), eq(contacts.lid, named("lid"))))
    .prepare(),
);

export function findByPhone(
  orm: Orm,
  organizationId: number,
  sessionId: string,
  phone: string,
): ContactRow | undefined {
  return byPhone(orm).get({ organizationId, sessionId, phone });
}

export function findByLid(orm: Orm, organizationId: number, sessionId: string, lid: string): ContactRow | undefined {
  return byLid(orm).get({ organizationId, sessionId, lid });
}

export function toContact(row: ContactRow, tags: readonly string[]): Contact {
  return {
    contactId: row.id,
    sessionId: row.sessionId,
    phone: row.phone,
    lid: row.lid,
    name: row.name,
    pushName: row.pushName,
    tags,
    notes: row.notes,
    assignedToUserId: row.assignedToUserId,
    isBlocked: row.isBlocked,
    lastMessageAt: row.lastMessageAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

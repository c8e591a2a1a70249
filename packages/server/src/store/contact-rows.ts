import { and, eq, inArray } from "drizzle-orm";
import type { Contact } from "../features/contacts/contact";
import { nameKeyOf } from "../features/contacts/contact";
import type { Database } from "./database";
import { contacts, contactTags } from "./schema/contacts";

/** Changes of contacts that keep `nameKey` in step, in the row and in its tags. Only to be called inside `database.write`. */

export type Orm = Database["orm"];
export type ContactRow = typeof contacts.$inferSelect;
type NewContact = Omit<typeof contacts.$inferInsert, "nameKey">;

export function insertContact(orm: Orm, row: NewContact): ContactRow {
  const { name = null, pushName = null, phone = null, lid = null } = row;
  return orm
    .insert(contacts)
    .values({ ...row, nameKey: nameKeyOf({ name, pushName, phone, lid }) })
    .returning()
    .get();
}

export function updateContact(
  orm: Orm,
  row: ContactRow,
  fields: Partial<Omit<ContactRow, "id" | "nameKey">>,
): ContactRow {
  const next = { ...row, ...fields };
  const nameKey = nameKeyOf(next);
  orm
    .update(contacts)
    .set({ ...fields, nameKey })
    .where(eq(contacts.id, row.id))
    .run();
  if (nameKey !== row.nameKey) {
    orm.update(contactTags).set({ nameKey }).where(eq(contactTags.contactId, row.id)).run();
  }
  return { ...next, nameKey };
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
  orm.delete(contactTags).where(eq(contactTags.contactId, row.id)).run();
  if (tags.length === 0) return;
  const { id: contactId, organizationId, sessionId, nameKey } = row;
  orm
    .insert(contactTags)
    .values(tags.map((tag, position) => ({ contactId, organizationId, sessionId, tag, position, nameKey })))
    .run();
}

export function findByPhone(
  orm: Orm,
  organizationId: number,
  sessionId: string,
  phone: string,
): ContactRow | undefined {
  return orm
    .select()
    .from(contacts)
    .where(
      and(eq(contacts.organizationId, organizationId), eq(contacts.sessionId, sessionId), eq(contacts.phone, phone)),
    )
    .get();
}

export function findByLid(orm: Orm, organizationId: number, sessionId: string, lid: string): ContactRow | undefined {
  return orm
    .select()
    .from(contacts)
    .where(and(eq(contacts.organizationId, organizationId), eq(contacts.sessionId, sessionId), eq(contacts.lid, lid)))
    .get();
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

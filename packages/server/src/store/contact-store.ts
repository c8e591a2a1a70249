import { and, eq } from "drizzle-orm";
import type { Contact, ContactChanges } from "../features/contacts/contact";
import { toName } from "../features/contacts/contact";
import type { ContactStore } from "../features/contacts/contact-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { createContactList } from "./contact-list";
import type { ContactRow } from "./contact-rows";
import {
  deleteContact,
  findByPhone,
  insertContact,
  readTags,
  replaceTags,
  toContact,
  updateContact,
} from "./contact-rows";
import type { Database } from "./database";
import { contacts } from "./schema/contacts";

interface ContactStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createContactStore({ database, clock, newId }: ContactStoreDeps): ContactStore {
  const { orm, write } = database;

  const find = (organizationId: number, contactId: string): ContactRow | undefined =>
    orm
      .select()
      .from(contacts)
      .where(and(eq(contacts.id, contactId), eq(contacts.organizationId, organizationId)))
      .get();
  const withTags = (row: ContactRow): Contact => toContact(row, readTags(orm, row.id));

  const change = (row: ContactRow, { name, tags, notes, assignedToUserId }: ContactChanges): Contact => {
    const changed = updateContact(orm, row, {
      ...(name !== undefined && { name: toName(name) }),
      ...(notes !== undefined && { notes }),
      ...(assignedToUserId !== undefined && { assignedToUserId }),
      updatedAt: clock.now(),
    });
    if (tags !== undefined) replaceTags(orm, changed, tags ?? []);
    return withTags(changed);
  };

  const changeFound = (
    organizationId: number,
    contactId: string,
    apply: (row: ContactRow) => Contact,
  ): Promise<Contact | null> =>
    write(() => {
      const row = find(organizationId, contactId);
      return row === undefined ? null : apply(row);
    });

  return {
    ...createContactList(orm),

    async find(organizationId, contactId) {
      const row = find(organizationId, contactId);
      return row === undefined ? null : withTags(row);
    },

    async findByPhone({ organizationId, sessionId }, phone) {
      const row = findByPhone(orm, organizationId, sessionId, phone);
      return row === undefined ? null : withTags(row);
    },

    upsert: ({ organizationId, sessionId }, phone, changes) =>
      write(() => {
        const existing = findByPhone(orm, organizationId, sessionId, phone);
        if (existing !== undefined) return { contact: change(existing, changes), isNew: false };
        const now = clock.now();
        const id = newId("ct");
        const row = insertContact(orm, { id, organizationId, sessionId, phone, createdAt: now, updatedAt: now });
        return { contact: change(row, changes), isNew: true };
      }),

    update: (organizationId, contactId, changes) =>
      changeFound(organizationId, contactId, (row) => change(row, changes)),

    setBlocked: (organizationId, contactId, isBlocked) =>
      changeFound(organizationId, contactId, (row) =>
        withTags(updateContact(orm, row, { isBlocked, updatedAt: clock.now() })),
      ),

    delete: (organizationId, contactId) =>
      write(() => {
        if (find(organizationId, contactId) !== undefined) deleteContact(orm, contactId);
      }),
  };
}

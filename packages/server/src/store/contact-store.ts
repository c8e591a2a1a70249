import { and, eq } from "drizzle-orm";
import type { Contact } from "../features/contacts/contact";
import type { ContactStore } from "../features/contacts/contact-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { createContactList } from "./contact-list";
import type { ContactRow } from "./contact-rows";
import { deleteContact, findByPhone, readTags, toContact, updateContact } from "./contact-rows";
import { createContactWriter } from "./contact-writer";
import type { Database } from "./database";
import { requireSession } from "./require-session";
import { contacts } from "./schema/contacts";

interface ContactStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createContactStore({ database, clock, newId }: ContactStoreDeps): ContactStore {
  const { orm, write } = database;
  const writer = createContactWriter({ orm, newId });

  const find = (organizationId: number, contactId: string): ContactRow | undefined =>
    orm
      .select()
      .from(contacts)
      .where(and(eq(contacts.id, contactId), eq(contacts.organizationId, organizationId)))
      .get();
  const withTags = (row: ContactRow): Contact => toContact(row, readTags(orm, row.id));

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
    ...createContactList(database),

    async find(organizationId, contactId) {
      const row = find(organizationId, contactId);
      return row === undefined ? null : withTags(row);
    },

    async findByPhone({ organizationId, sessionId }, phone) {
      const row = findByPhone(orm, organizationId, sessionId, phone);
      return row === undefined ? null : withTags(row);
    },

    upsert: (ref, phone, changes) =>
      write(() => {
        requireSession(orm, ref);
        const { row, isNew } = writer.upsert(ref, { phone, changes }, clock.now());
        return { contact: withTags(row), isNew };
      }),

    upsertAll: (ref, drafts) =>
      write(() => {
        requireSession(orm, ref);
        const now = clock.now();
        return new Map(
          drafts.map((draft) => {
            const { row, isNew } = writer.upsert(ref, draft, now);
            return [draft, { contactId: row.id, isNew }];
          }),
        );
      }),

    update: (organizationId, contactId, changes) =>
      changeFound(organizationId, contactId, (row) => withTags(writer.change(row, changes, clock.now()))),

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

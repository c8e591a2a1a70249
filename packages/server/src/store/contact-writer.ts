import { and, eq, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { ContactChanges, ContactDraft } from "../features/contacts/contact";
import { nameKeyOf, toName } from "../features/contacts/contact";
import type { NewId } from "../lib/ids";
import type { ContactRow, Orm } from "./contact-rows";
import { contacts, contactTags } from "./schema/contacts";

/** Creates and changes contacts. Only to be called inside `database.write`. */
export interface ContactWriter {
  /** Creates the contact of a number, or changes the one that there is. */
  upsert(ref: SessionRef, draft: ContactDraft, now: number): { readonly row: ContactRow; readonly isNew: boolean };
  change(row: ContactRow, changes: ContactChanges, now: number): ContactRow;
}

const named = sql.placeholder;

/** Its statements are made once: an import runs them hundreds of times in one write, while others wait. */
export function createContactWriter({ orm, newId }: { readonly orm: Orm; readonly newId: NewId }): ContactWriter {
  const findByPhone = orm
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, named("organizationId")),
        eq(contacts.sessionId, named("sessionId")),
        eq(contacts.phone, named("phone")),
      ),
    )
    .prepare();
  const insert = orm
    .insert(contacts)
    .values({
      id: named("id"),
      organizationId: named("organizationId"),
      sessionId: named("sessionId"),
      phone: named("phone"),
      name: named("name"),
      nameKey: named("nameKey"),
      notes: named("notes"),
      assignedToUserId: named("assignedToUserId"),
      isBlocked: named("isBlocked"),
      createdAt: named("createdAt"),
      updatedAt: named("updatedAt"),
    })
    .prepare();
  const update = orm
    .update(contacts)
    .set({
      name: sql`${named("name")}`,
      nameKey: sql`${named("nameKey")}`,
      notes: sql`${named("notes")}`,
      assignedToUserId: sql`${named("assignedToUserId")}`,
      updatedAt: sql`${named("updatedAt")}`,
    })
    .where(eq(contacts.id, named("id")))
    .prepare();
  const moveTags = orm
    .update(contactTags)
    .set({ nameKey: sql`${named("nameKey")}` })
    .where(eq(contactTags.contactId, named("id")))
    .prepare();
  const clearTags = orm
    .delete(contactTags)
    .where(eq(contactTags.contactId, named("id")))
    .prepare();
  const addTag = orm
    .insert(contactTags)
    .values({
      contactId: named("id"),
      organizationId: named("organizationId"),
      sessionId: named("sessionId"),
      tag: named("tag"),
      position: named("position"),
      nameKey: named("nameKey"),
    })
    .prepare();

  const addTags = (row: ContactRow, tags: readonly string[]) =>
    tags.forEach((tag, position) => {
      addTag.run({ ...row, tag, position });
    });

  const change: ContactWriter["change"] = (row, changes, now) => {
    const changed = withNameKey({ ...row, ...fieldsOf(changes), updatedAt: now });
    update.run({ ...changed });
    if (changes.tags !== undefined) {
      clearTags.run({ id: row.id });
      addTags(changed, changes.tags ?? []);
    } else if (changed.nameKey !== row.nameKey) {
      moveTags.run({ id: row.id, nameKey: changed.nameKey });
    }
    return changed;
  };

  const create = ({ organizationId, sessionId }: SessionRef, { phone, changes }: ContactDraft, now: number) => {
    const row = withNameKey({
      id: newId("ct"),
      organizationId,
      sessionId,
      phone,
      lid: null,
      name: null,
      pushName: null,
      nameKey: "",
      notes: null,
      assignedToUserId: null,
      isBlocked: false,
      lastMessageAt: null,
      createdAt: now,
      updatedAt: now,
      ...fieldsOf(changes),
    });
    insert.run({ ...row });
    addTags(row, changes.tags ?? []);
    return row;
  };

  return {
    change,
    upsert(ref, draft, now) {
      const existing = findByPhone.get({ ...ref, phone: draft.phone });
      return existing === undefined
        ? { row: create(ref, draft, now), isNew: true }
        : { row: change(existing, draft.changes, now), isNew: false };
    },
  };
}

/** Absent stays as it is. */
function fieldsOf({ name, notes, assignedToUserId }: ContactChanges) {
  return {
    ...(name !== undefined && { name: toName(name) }),
    ...(notes !== undefined && { notes }),
    ...(assignedToUserId !== undefined && { assignedToUserId }),
  };
}

function withNameKey(row: ContactRow): ContactRow {
  return { ...row, nameKey: nameKeyOf(row) };
}

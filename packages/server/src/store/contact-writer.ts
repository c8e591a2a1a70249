import { toName } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../contract/tenant";
import type { ContactChanges, ContactDraft } from "../features/contacts/contact";
import type { NewId } from "../lib/ids";
import {
  addTags,
  type ContactRow,
  findByPhone,
  insertContact,
  type Orm,
  replaceTags,
  updateContact,
} from "./contact-rows";

/** Creates and changes contacts as people ask for it. Only to be called inside `database.write`. */
export interface ContactWriter {
  /** Creates the contact of a number, or changes the one that there is. */
  upsert(ref: SessionRef, draft: ContactDraft, now: number): { readonly row: ContactRow; readonly isNew: boolean };
  change(row: ContactRow, changes: ContactChanges, now: number): ContactRow;
}

export function createContactWriter({ orm, newId }: { readonly orm: Orm; readonly newId: NewId }): ContactWriter {
  const change: ContactWriter["change"] = (row, changes, now) => {
    const changed = updateContact(orm, row, { ...fieldsOf(changes), updatedAt: now });
    if (changes.tags !== undefined) replaceTags(orm, changed, changes.tags ?? []);
    return changed;
  };

  const create = (ref: SessionRef, { phone, changes }: ContactDraft, now: number): ContactRow => {
    const { organizationId, sessionId } = ref;
    const times = { createdAt: now, updatedAt: now };
    const id = newId("ct");
    const row = insertContact(orm, { id, organizationId, sessionId, phone, ...fieldsOf(changes), ...times });
    addTags(orm, row, changes.tags ?? []);
    return row;
  };

  return {
    change,
    upsert(ref, draft, now) {
      const existing = findByPhone(orm, ref.organizationId, ref.sessionId, draft.phone);
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

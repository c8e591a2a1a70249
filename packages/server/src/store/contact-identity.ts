import { toName } from "@inbox-hub/openapi/rules";
import type { NewId } from "../lib/ids";
import type { ContactRow, Orm } from "./contact-rows";
import {
  deleteContact,
  findByLid,
  findByPhone,
  insertContact,
  readTags,
  replaceTags,
  updateContact,
} from "./contact-rows";
import { type LidNumberDeps, moveToNumber } from "./lid-number";

/** Someone who wrote, as WhatsApp tells it. At least one of number and LID is known. */
export interface Writer {
  readonly organizationId: number;
  readonly sessionId: string;
  /** Digits with country code. */
  readonly phone: string | null;
  readonly lid: string | null;
  /** As they call themselves; null leaves what is known. */
  readonly pushName: string | null;
  /** When they wrote. */
  readonly at: number;
  readonly newId: NewId;
}

/** Whom an event is about: the same contact whether WhatsApp names the number or the LID. */
export interface ContactIdentity {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly lid: string | null;
}

/**
 * Finds or makes the contact of someone who wrote. Once both number and LID are known, the contacts of either become one,
 * and all that stands under the LID moves to the number.
 * Only to be called inside `database.write`, with the row that it belongs to: one transaction.
 */
export function recordWriter(deps: LidNumberDeps, writer: Writer): ContactIdentity {
  const { contact, isNewIdentity } = recordContact(deps.orm, writer);
  const { phone, lid } = contact;
  if (isNewIdentity && phone !== null && lid !== null) moveToNumber(deps, writer, { lid, phone });
  return toIdentity(contact);
}

interface RecordedContact {
  readonly contact: ContactRow;
  /** Whether its number or its LID was not known as its own before. */
  readonly isNewIdentity: boolean;
}

function recordContact(orm: Orm, writer: Writer): RecordedContact {
  const { organizationId, sessionId, phone, lid, at } = writer;
  if (phone === null && lid === null) throw new Error("A writer has a number or a LID");
  const byPhone = phone === null ? undefined : findByPhone(orm, organizationId, sessionId, phone);
  const byLid = lid === null ? undefined : findByLid(orm, organizationId, sessionId, lid);
  const pushName = toName(writer.pushName);

  const isOneNow = byPhone !== undefined && byLid !== undefined && byPhone.id !== byLid.id;
  const known = isOneNow ? unite(orm, byPhone, byLid, at) : (byPhone ?? byLid);
  if (known === undefined) {
    const contact = insertContact(orm, {
      id: writer.newId("ct"),
      organizationId,
      sessionId,
      phone,
      lid,
      pushName,
      lastMessageAt: at,
      createdAt: at,
      updatedAt: at,
    });
    return { contact, isNewIdentity: true };
  }

  const told = { phone: phone ?? known.phone, lid: lid ?? known.lid, pushName: pushName ?? known.pushName };
  const isNewIdentity = isOneNow || told.phone !== known.phone || told.lid !== known.lid;
  const contact = updateContact(orm, known, {
    ...told,
    lastMessageAt: Math.max(at, known.lastMessageAt ?? 0),
    ...((isNewIdentity || told.pushName !== known.pushName) && { updatedAt: at }),
  });
  return { contact, isNewIdentity };
}

/** Makes one contact of the two that number and LID turn out to share, and gives back the one that stays. */
function unite(orm: Orm, byPhone: ContactRow, byLid: ContactRow, at: number): ContactRow {
  // The LID has another number until now, so that contact is someone in their own right: only the LID moves.
  if (byLid.phone !== null) {
    updateContact(orm, byLid, { lid: null, updatedAt: at });
    return byPhone;
  }
  const [kept, dropped] = isOlder(byPhone, byLid) ? [byPhone, byLid] : [byLid, byPhone];
  const tags = new Set([...readTags(orm, kept.id), ...readTags(orm, dropped.id)]);
  deleteContact(orm, dropped.id);
  const united = updateContact(orm, kept, {
    phone: byPhone.phone,
    lid: byLid.lid,
    name: kept.name ?? dropped.name,
    pushName: kept.pushName ?? dropped.pushName,
    notes: joinNotes(kept.notes, dropped.notes),
    assignedToUserId: kept.assignedToUserId ?? dropped.assignedToUserId,
    isBlocked: kept.isBlocked || dropped.isBlocked,
    lastMessageAt: Math.max(kept.lastMessageAt ?? 0, dropped.lastMessageAt ?? 0) || null,
    updatedAt: at,
  });
  replaceTags(orm, united, [...tags]);
  return united;
}

function isOlder(a: ContactRow, b: ContactRow): boolean {
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt;
}

function joinNotes(a: string | null, b: string | null): string | null {
  if (a === null || b === null || a === b) return a ?? b;
  return `${a}\n${b}`;
}

function toIdentity({ id, name, pushName, phone, lid }: ContactRow): ContactIdentity {
  return { id, name: name ?? pushName, phone, lid };
}

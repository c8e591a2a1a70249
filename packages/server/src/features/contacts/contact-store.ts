import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef } from "../../contract/tenant";
import type { Contact, ContactChanges, ContactDraft, NumberCheck } from "./contact";

/** Which contacts of a session. Null means any. */
export interface ContactFilter {
  /** The beginning of the name or of the number. */
  readonly q: string | null;
  readonly tag: string | null;
  readonly assignedToUserId: number | null;
}

export interface NumberedPageRequest {
  readonly limit: number;
  /** From 1. */
  readonly page: number;
}

export interface NumberedPage<Item> extends Page<Item> {
  readonly page: number;
  readonly total: number;
}

export interface UpsertedContact {
  readonly contactId: string;
  readonly isNew: boolean;
}

export interface ContactStore {
  /** By name, however many there are at the same speed. @throws AppError INVALID_CURSOR */
  list(ref: SessionRef, filter: ContactFilter, page: PageRequest): Promise<Page<Contact>>;
  /** By name; counts what it passes over, so it is for small lists. */
  listPage(ref: SessionRef, filter: ContactFilter, page: NumberedPageRequest): Promise<NumberedPage<Contact>>;
  find(organizationId: number, contactId: string): Promise<Contact | null>;
  findByPhone(ref: SessionRef, phone: string): Promise<Contact | null>;
  /** Creates the contact of a number, or changes the one that there is. @throws AppError SESSION_NOT_FOUND */
  upsert(
    ref: SessionRef,
    phone: string,
    changes: ContactChanges,
  ): Promise<{ readonly contact: Contact; readonly isNew: boolean }>;
  /**
   * The same for each in turn, all in one write: others wait for it, so give it few. What became of each draft.
   * @throws AppError SESSION_NOT_FOUND
   */
  upsertAll(ref: SessionRef, drafts: readonly ContactDraft[]): Promise<ReadonlyMap<ContactDraft, UpsertedContact>>;
  /** Null when there is none. */
  update(organizationId: number, contactId: string, changes: ContactChanges): Promise<Contact | null>;
  setBlocked(organizationId: number, contactId: string, isBlocked: boolean): Promise<Contact | null>;
  /** Messages stay. */
  delete(organizationId: number, contactId: string): Promise<void>;
}

/** What WhatsApp said of numbers: true for every organization. */
export interface NumberCheckStore {
  find(phone: string): Promise<NumberCheck | null>;
  save(check: NumberCheck): Promise<void>;
}

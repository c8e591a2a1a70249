import { AppError, invalidRequest, normalizePhone, phrases } from "@inbox-hub/openapi/rules";
import type { Page } from "../../contract/page";
import { mayUse, type SessionRef, type Tenant } from "../../contract/tenant";
import type { Engine } from "../../engine/engine";
import { EngineError } from "../../engine/engine";
import { toAppError } from "../../engine/to-app-error";
import type { Clock } from "../../lib/clock";
import type { SessionAccess } from "../sessions/session-access";
import type { Contact, ContactChanges, ContactDraft, NumberCheck } from "./contact";
import { chatIdOf, NUMBER_CHECK_LASTS_MS } from "./contact";
import type { ContactFilter, ContactStore, NumberCheckStore, NumberedPage, UpsertedContact } from "./contact-store";

/** A page by cursor, or by number: not both. */
export interface ContactPageRequest {
  readonly limit: number;
  readonly cursor: string | null;
  readonly page: number | null;
}

export interface ContactService {
  /** @throws AppError SESSION_NOT_FOUND, INVALID_CURSOR, INVALID_REQUEST */
  list(
    tenant: Tenant,
    sessionId: string,
    filter: ContactFilter,
    page: ContactPageRequest,
  ): Promise<Page<Contact> | NumberedPage<Contact>>;
  /** @throws AppError SESSION_NOT_FOUND, MEMBER_NOT_FOUND */
  createOrUpdate(
    tenant: Tenant,
    sessionId: string,
    phoneNumber: string,
    changes: ContactChanges,
  ): Promise<{ readonly contact: Contact; readonly isNew: boolean }>;
  /**
   * Each like `createOrUpdate`, in turn. One that is refused stops no other. What ends it half-way leaves the first ones
   * stored. @throws AppError SESSION_NOT_FOUND
   */
  import(tenant: Tenant, sessionId: string, entries: readonly ContactEntry[]): Promise<readonly ImportOutcome[]>;
  /** @throws AppError CONTACT_NOT_FOUND, MEMBER_NOT_FOUND */
  update(tenant: Tenant, contactId: string, changes: ContactChanges): Promise<Contact>;
  /** @throws AppError CONTACT_NOT_FOUND */
  delete(tenant: Tenant, contactId: string): Promise<void>;
  /** @throws AppError SESSION_NOT_FOUND, CONTACT_NOT_FOUND */
  findByPhone(tenant: Tenant, sessionId: string, phoneNumber: string): Promise<Contact>;
  /** @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, ENGINE_FAILED */
  checkNumber(tenant: Tenant, sessionId: string, phoneNumber: string): Promise<NumberCheck>;
  /** @throws AppError CONTACT_NOT_FOUND, PICTURE_NOT_FOUND, SESSION_DISCONNECTED, ENGINE_FAILED */
  picture(tenant: Tenant, contactId: string): Promise<{ readonly mimetype: string; readonly data: Buffer }>;
  /** @throws AppError CONTACT_NOT_FOUND, RECIPIENT_NOT_ON_WHATSAPP, SESSION_DISCONNECTED, ENGINE_FAILED */
  setBlocked(tenant: Tenant, contactId: string, isBlocked: boolean): Promise<Contact>;
}

/** A contact as an import brings it. */
export interface ContactEntry extends ContactChanges {
  readonly phone: string;
}

interface Refusal {
  readonly outcome: "refused";
  readonly code: "INVALID_REQUEST" | "MEMBER_NOT_FOUND";
}

export type ImportOutcome = { readonly outcome: "created" | "updated"; readonly contactId: string } | Refusal;

/** So many contacts an import stores in one write. The server does nothing else meanwhile. */
const IMPORT_SLICE = 20;

interface ContactServiceDeps {
  readonly contacts: ContactStore;
  readonly numberChecks: NumberCheckStore;
  readonly sessions: Pick<SessionAccess, "require" | "requireEngine">;
  readonly members: { isMember(organizationId: number, userId: number): Promise<boolean> };
  readonly clock: Clock;
}

export function createContactService({
  contacts,
  numberChecks,
  sessions,
  members,
  clock,
}: ContactServiceDeps): ContactService {
  const requireContact = async (tenant: Tenant, contactId: string): Promise<Contact> => {
    const contact = await contacts.find(tenant.organizationId, contactId);
    if (contact === null || !mayUse(tenant, contact.sessionId)) throw notFound();
    return contact;
  };

  const requireMember = async (organizationId: number, { assignedToUserId }: ContactChanges) => {
    if (assignedToUserId === undefined || assignedToUserId === null) return;
    if (await members.isMember(organizationId, assignedToUserId)) return;
    throw new AppError("MEMBER_NOT_FOUND", { userId: assignedToUserId });
  };

  /** Those of the assignees who are no members. */
  const findStrangers = async (organizationId: number, entries: readonly ContactEntry[]) => {
    const assignees = new Set(entries.flatMap(({ assignedToUserId }) => assignedToUserId ?? []));
    const strangers = new Set<number>();
    for (const userId of assignees) if (!(await members.isMember(organizationId, userId))) strangers.add(userId);
    return strangers;
  };

  const ask = async <T>(ref: SessionRef, question: (engine: Engine) => Promise<T>): Promise<T> => {
    const engine = sessions.requireEngine(ref);
    try {
      return await question(engine);
    } catch (error) {
      throw toAppError(error, { sessionId: ref.sessionId, status: engine.snapshot().status });
    }
  };

  return {
    async list(tenant, sessionId, filter, { limit, cursor, page }) {
      if (page !== null && cursor !== null) {
        throw invalidRequest([{ path: "query.page", message: phrases.notWithCursor }]);
      }
      const ref = await sessions.require(tenant, sessionId);
      const asked = { ...filter, q: filter.q?.trim() || null };
      return page === null
        ? contacts.list(ref, asked, { limit, cursor })
        : contacts.listPage(ref, asked, { limit, page });
    },

    async createOrUpdate(tenant, sessionId, phoneNumber, changes) {
      const phone = requirePhone(phoneNumber, "body.phone");
      const ref = await sessions.require(tenant, sessionId);
      await requireMember(tenant.organizationId, changes);
      return contacts.upsert(ref, phone, changes);
    },

    async import(tenant, sessionId, entries) {
      const ref = await sessions.require(tenant, sessionId);
      const strangers = await findStrangers(tenant.organizationId, entries);
      const checked = entries.map((entry) => checkEntry(entry, strangers));
      const drafts = checked.flatMap((entry) => ("code" in entry ? [] : [entry]));
      const done = new Map<ContactDraft, UpsertedContact>();
      for (let start = 0; start < drafts.length; start += IMPORT_SLICE) {
        const slice = await contacts.upsertAll(ref, drafts.slice(start, start + IMPORT_SLICE));
        for (const [draft, upserted] of slice) done.set(draft, upserted);
      }
      return checked.map((entry) => ("code" in entry ? entry : toOutcome(done.get(entry))));
    },

    async update(tenant, contactId, changes) {
      await requireContact(tenant, contactId);
      await requireMember(tenant.organizationId, changes);
      return found(await contacts.update(tenant.organizationId, contactId, changes));
    },

    async delete(tenant, contactId) {
      await requireContact(tenant, contactId);
      await contacts.delete(tenant.organizationId, contactId);
    },

    async findByPhone(tenant, sessionId, phoneNumber) {
      const phone = requirePhone(phoneNumber, "params.phoneNumber");
      const ref = await sessions.require(tenant, sessionId);
      return found(await contacts.findByPhone(ref, phone));
    },

    async checkNumber(tenant, sessionId, phoneNumber) {
      const phone = requirePhone(phoneNumber, "params.phoneNumber");
      const ref = await sessions.require(tenant, sessionId);
      const known = await numberChecks.find(phone);
      const now = clock.now();
      if (known !== null && now - known.checkedAt < NUMBER_CHECK_LASTS_MS) return known;
      const { exists, lid } = await ask(ref, (engine) => engine.checkNumber(phone));
      const check = { phone, exists, lid, checkedAt: now };
      await numberChecks.save(check);
      return check;
    },

    async picture(tenant, contactId) {
      const contact = await requireContact(tenant, contactId);
      const ref = { organizationId: tenant.organizationId, sessionId: contact.sessionId };
      const picture = await ask(ref, (engine) => engine.profilePicture(chatIdOf(contact)).catch(nullIfUnknown));
      if (picture === null) throw new AppError("PICTURE_NOT_FOUND", { contactId });
      return picture;
    },

    async setBlocked(tenant, contactId, isBlocked) {
      const contact = await requireContact(tenant, contactId);
      const ref = { organizationId: tenant.organizationId, sessionId: contact.sessionId };
      await ask(ref, (engine) => engine.setBlocked(chatIdOf(contact), isBlocked));
      return found(await contacts.setBlocked(tenant.organizationId, contactId, isBlocked));
    },
  };
}

function notFound(): AppError {
  return new AppError("CONTACT_NOT_FOUND");
}

function found(contact: Contact | null): Contact {
  if (contact === null) throw notFound();
  return contact;
}

function requirePhone(text: string, path: string): string {
  const phone = normalizePhone(text);
  if (phone !== null) return phone;
  throw invalidRequest([{ path, message: phrases.contactPhone }]);
}

function checkEntry({ phone: text, ...changes }: ContactEntry, strangers: ReadonlySet<number>): ContactDraft | Refusal {
  const phone = normalizePhone(text);
  if (phone === null) return { outcome: "refused", code: "INVALID_REQUEST" };
  const { assignedToUserId = null } = changes;
  if (assignedToUserId !== null && strangers.has(assignedToUserId)) {
    return { outcome: "refused", code: "MEMBER_NOT_FOUND" };
  }
  return { phone, changes };
}

function toOutcome(upserted: UpsertedContact | undefined): ImportOutcome {
  if (upserted === undefined) throw new Error("Each draft becomes a contact");
  return { outcome: upserted.isNew ? "created" : "updated", contactId: upserted.contactId };
}

/** Someone who is not on WhatsApp has no picture there. */
function nullIfUnknown(error: unknown): null {
  if (error instanceof EngineError && error.code === "NOT_ON_WHATSAPP") return null;
  throw error;
}

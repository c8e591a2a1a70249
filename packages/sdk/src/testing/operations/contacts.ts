import type { Query, Schemas } from "@inbox-hub/openapi";
import {
  AppError,
  fold,
  invalidRequest,
  magicNumbers,
  nameKeyOf,
  normalizePhone,
  phrases,
  toTime,
} from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../edge/handler";
import type { Inbox } from "../state/inbox";
import { toPage } from "../state/pages";
import type { ContactRecord, SessionRecord } from "../state/records";
import { requireConnected, type SessionBook } from "../state/session-book";
import { mayUse, type Tenant, type World } from "../state/world";

const CHECK_LASTS_MS = 24 * 60 * 60 * 1000;

type Changes = Pick<Schemas["UpdateContactRequest"], "name" | "tags" | "notes" | "assignedToUserId">;

export function createContactHandlers(
  { tables, clock, newId }: World,
  { sessions, inbox }: { readonly sessions: SessionBook; readonly inbox: Inbox },
): HandlersOf<"contacts"> {
  const requireContact = (tenant: Tenant, contactId: string): ContactRecord => {
    const contact = tables.contacts.get(contactId);
    if (contact?.organizationId === tenant.organizationId && mayUse(tenant, contact.sessionId)) return contact;
    throw new AppError("CONTACT_NOT_FOUND");
  };

  const isMember = (organizationId: number, userId: number) =>
    tables.memberships.some(
      (membership) => membership.organizationId === organizationId && membership.userId === userId,
    );

  const requireMember = ({ organizationId }: Tenant, { assignedToUserId: userId }: Changes) => {
    if (typeof userId !== "number" || isMember(organizationId, userId)) return;
    throw new AppError("MEMBER_NOT_FOUND", { userId });
  };

  const store = (contact: ContactRecord, change: Partial<ContactRecord>): ContactRecord => {
    const next = { ...contact, ...change, updatedAt: clock.now() };
    tables.contacts.set(next.contactId, next);
    return next;
  };

  const upsert = (session: SessionRecord, phone: string, changes: Changes) => {
    const known = inbox.contactOf(session, phone);
    const { organizationId, sessionId } = session;
    const fresh: ContactRecord = {
      organizationId,
      sessionId,
      contactId: newId("ct"),
      phone,
      lid: null,
      name: null,
      pushName: null,
      tags: [],
      notes: null,
      assignedToUserId: null,
      isBlocked: false,
      lastMessageAt: null,
      createdAt: clock.now(),
      updatedAt: clock.now(),
    };
    return { contact: store(known ?? fresh, given(changes)), isNew: known === undefined };
  };

  const requirePhone = (text: string, path: string): string => {
    const phone = normalizePhone(text);
    if (phone === null) throw invalidRequest([{ path, message: phrases.contactPhone }]);
    return phone;
  };

  const importOne = (session: SessionRecord, { phone: text, ...changes }: Changes & { readonly phone: string }) => {
    const phone = normalizePhone(text);
    const { assignedToUserId: userId } = changes;
    const isStranger = typeof userId === "number" && !isMember(session.organizationId, userId);
    const code = phone === null ? ("INVALID_REQUEST" as const) : isStranger ? ("MEMBER_NOT_FOUND" as const) : null;
    if (phone === null || code !== null) {
      return { phone: text, contactId: null, outcome: "refused" as const, code: code ?? ("INVALID_REQUEST" as const) };
    }
    const { contact, isNew } = upsert(session, phone, changes);
    return { phone: text, contactId: contact.contactId, outcome: isNew ? ("created" as const) : ("updated" as const) };
  };

  const setBlocked = (tenant: Tenant, contactId: string, isBlocked: boolean) => {
    const contact = requireContact(tenant, contactId);
    requireConnected(sessions.require(tenant, contact.sessionId));
    return { status: 200 as const, data: toWireContact(store(contact, { isBlocked })) };
  };

  return {
    "contacts.list": ({ params, query }, { tenant }) => {
      const { page, cursor, limit = 50 } = query;
      if (page !== undefined && cursor !== undefined) {
        throw invalidRequest([{ path: "query.page", message: phrases.notWithCursor }]);
      }
      const { organizationId, sessionId } = sessions.require(tenant, params.id);
      const found = [...tables.contacts.values()]
        .filter((contact) => contact.organizationId === organizationId && contact.sessionId === sessionId)
        .filter((contact) => fits(contact, query))
        .sort(byName);
      const list = {
        name: `contacts ${sessionId}`,
        idOf: ({ contactId }: ContactRecord) => contactId,
        toWire: toWireContact,
      };
      if (page === undefined) return { status: 200, ...toPage(list, found, query) };
      const { page: _, ...rest } = query;
      const before = (page - 1) * limit;
      const { data, pagination } = toPage(list, found.slice(before), rest);
      return { status: 200, data, pagination: { ...pagination, page, total: found.length } };
    },

    "contacts.create": ({ params, body: { phone, ...changes } }, { tenant }) => {
      const digits = requirePhone(phone, "body.phone");
      const session = sessions.require(tenant, params.id);
      requireMember(tenant, changes);
      const { contact, isNew } = upsert(session, digits, changes);
      return { status: isNew ? 201 : 200, data: toWireContact(contact) };
    },

    "contacts.import": ({ params, body }, { tenant }) => {
      const session = sessions.require(tenant, params.id);
      const results = body.contacts.map((entry) => importOne(session, entry));
      const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
      const counts = { created: count("created"), updated: count("updated"), refused: count("refused") };
      return { status: 200, data: { ...counts, results } };
    },

    "contacts.update": ({ params, body }, { tenant }) => {
      const contact = requireContact(tenant, params.id);
      requireMember(tenant, body);
      return { status: 200, data: toWireContact(store(contact, given(body))) };
    },

    "contacts.delete": ({ params }, { tenant }) => {
      tables.contacts.delete(requireContact(tenant, params.id).contactId);
      return { status: 204 };
    },

    "contacts.search": ({ params }, { tenant }) => {
      const phone = requirePhone(params.phoneNumber, "params.phoneNumber");
      const contact = inbox.contactOf(sessions.require(tenant, params.id), phone);
      if (!contact) throw new AppError("CONTACT_NOT_FOUND");
      return { status: 200, data: toWireContact(contact) };
    },

    "contacts.check": ({ params }, { tenant }) => {
      const phone = requirePhone(params.phoneNumber, "params.phoneNumber");
      const session = sessions.require(tenant, params.id);
      const known = tables.numberChecks.get(phone);
      if (known === undefined || clock.now() - known >= CHECK_LASTS_MS) {
        requireConnected(session);
        tables.numberChecks.set(phone, clock.now());
      }
      const checkedAt = toTime(tables.numberChecks.get(phone) ?? clock.now());
      return { status: 200, data: { phone, isOnWhatsApp: phone !== magicNumbers.notOnWhatsApp, checkedAt } };
    },

    "contacts.picture": ({ params }, { tenant }) => {
      const { contactId, sessionId, phone } = requireContact(tenant, params.id);
      requireConnected(sessions.require(tenant, sessionId));
      const content = tables.pictures.get(phone);
      if (!content) throw new AppError("PICTURE_NOT_FOUND", { contactId });
      return { status: 200, content, contentType: "image/png" };
    },

    "contacts.block": ({ params }, { tenant }) => setBlocked(tenant, params.id, true),
    "contacts.unblock": ({ params }, { tenant }) => setBlocked(tenant, params.id, false),
  };
}

/** Absent stays as it is; null clears. */
function given({ name, tags, notes, assignedToUserId }: Changes): Partial<ContactRecord> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(tags === undefined ? {} : { tags: [...new Set(tags ?? [])] }),
    ...(notes === undefined ? {} : { notes }),
    ...(assignedToUserId === undefined ? {} : { assignedToUserId }),
  };
}

function fits(contact: ContactRecord, { q, tag, assignedToUserId }: Query<"contacts.list">): boolean {
  const asked = q?.trim();
  const isFound =
    !asked ||
    [contact.name, contact.pushName].some((name) => name !== null && fold(name).startsWith(fold(asked))) ||
    [contact.name, contact.pushName].some((name) => name !== null && fold(name).includes(` ${fold(asked)}`)) ||
    contact.phone.startsWith(asked.replace(/^\+/, "").replace(/[ -]/g, "") || "?");
  return (
    isFound &&
    (tag === undefined || contact.tags.includes(tag)) &&
    (assignedToUserId === undefined || contact.assignedToUserId === assignedToUserId)
  );
}

function byName(a: ContactRecord, b: ContactRecord): number {
  const [first, second] = [nameKeyOf(a), nameKeyOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.contactId < b.contactId ? -1 : 1;
}

function toWireContact({ organizationId: _, ...contact }: ContactRecord): Schemas["Contact"] {
  return {
    ...contact,
    tags: [...contact.tags],
    lastMessageAt: contact.lastMessageAt === null ? null : toTime(contact.lastMessageAt),
    createdAt: toTime(contact.createdAt),
    updatedAt: toTime(contact.updatedAt),
  };
}

import type { Schemas } from "@inbox-hub/openapi";
import { toTime, toTimeOrNull } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import type { Page } from "../../contract/page";
import { toPageRequest, toPagination } from "../../contract/page";
import type { Contact } from "./contact";
import type { ContactService, ImportOutcome } from "./contact-service";
import type { NumberedPage } from "./contact-store";

export function createContactHandlers({ contacts }: { readonly contacts: ContactService }): HandlersOf<"contacts"> {
  const setBlocked = async (tenant: Parameters<ContactService["setBlocked"]>[0], contactId: string, blocked: boolean) =>
    ({ status: 200, data: toWireContact(await contacts.setBlocked(tenant, contactId, blocked)) }) as const;

  return {
    "contacts.list": async ({ params, query }, { tenant }) => {
      const { q = null, tag = null, assignedToUserId = null, page = null } = query;
      const filter = { q, tag, assignedToUserId };
      const found = await contacts.list(tenant, params.id, filter, { ...toPageRequest(query), page });
      return { status: 200, data: found.items.map(toWireContact), pagination: toNumberedPagination(found) };
    },
    "contacts.create": async ({ params, body: { phone, ...changes } }, { tenant }) => {
      const { contact, isNew } = await contacts.createOrUpdate(tenant, params.id, phone, changes);
      return { status: isNew ? 201 : 200, data: toWireContact(contact) };
    },
    "contacts.import": async ({ params, body }, { tenant }) => {
      const outcomes = await contacts.import(tenant, params.id, body.contacts);
      return { status: 200, data: toWireImport(body.contacts, outcomes) };
    },
    "contacts.update": async ({ params, body }, { tenant }) => ({
      status: 200,
      data: toWireContact(await contacts.update(tenant, params.id, body)),
    }),
    "contacts.delete": async ({ params }, { tenant }) => {
      await contacts.delete(tenant, params.id);
      return { status: 204 };
    },
    "contacts.search": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireContact(await contacts.findByPhone(tenant, params.id, params.phoneNumber)),
    }),
    "contacts.check": async ({ params }, { tenant }) => {
      const { phone, exists, checkedAt } = await contacts.checkNumber(tenant, params.id, params.phoneNumber);
      return { status: 200, data: { phone, isOnWhatsApp: exists, checkedAt: toTime(checkedAt) } };
    },
    "contacts.picture": async ({ params }, { tenant }) => {
      const { mimetype, data } = await contacts.picture(tenant, params.id);
      return { status: 200, content: data, contentType: mimetype };
    },
    "contacts.block": ({ params }, { tenant }) => setBlocked(tenant, params.id, true),
    "contacts.unblock": ({ params }, { tenant }) => setBlocked(tenant, params.id, false),
  };
}

/** With `page` and `total` where a numbered page was asked for. */
function toNumberedPagination(page: Page<Contact> | NumberedPage<Contact>): Schemas["Pagination"] {
  if (!("total" in page)) return toPagination(page);
  return { ...toPagination(page), page: page.page, total: page.total };
}

function toWireImport(
  sent: Schemas["ImportContactsRequest"]["contacts"],
  outcomes: readonly ImportOutcome[],
): Schemas["ContactImport"] {
  const count = (outcome: ImportOutcome["outcome"]) => outcomes.filter((done) => done.outcome === outcome).length;
  return {
    created: count("created"),
    updated: count("updated"),
    refused: count("refused"),
    results: outcomes.map((done, index) => ({
      phone: sent[index]?.phone ?? "",
      contactId: done.outcome === "refused" ? null : done.contactId,
      outcome: done.outcome,
      ...(done.outcome === "refused" && { code: done.code }),
    })),
  };
}

function toWireContact(contact: Contact): Schemas["Contact"] {
  return {
    contactId: contact.contactId,
    sessionId: contact.sessionId,
    phone: contact.phone,
    lid: contact.lid,
    name: contact.name,
    pushName: contact.pushName,
    tags: [...contact.tags],
    notes: contact.notes,
    assignedToUserId: contact.assignedToUserId,
    isBlocked: contact.isBlocked,
    lastMessageAt: toTimeOrNull(contact.lastMessageAt),
    createdAt: toTime(contact.createdAt),
    updatedAt: toTime(contact.updatedAt),
  };
}

import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { ContactsQuery } from "../queries";
import { readStream } from "../readers";
import { Resource } from "../resource";

/** The people who write to a session. */
export class Contacts extends Resource {
  /**
   * List the contacts of a session, by name. `cursor` leads through any number of contacts at the same speed; `page` is there
   * for small lists.
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { items, pagination } = await hub.contacts.list("session_crm_01", { tag: "cliente_vip", limit: 100 });
   * ```
   */
  list(sessionId: string, query?: ContactsQuery, options?: RequestOptions): Promise<Page<Schemas["Contact"]>> {
    return this.hub.request("contacts.list", { path: { id: sessionId }, query }, options);
  }

  /**
   * Create a contact, or change the one that has this number already, so that an import can run twice.
   * @throws `SESSION_NOT_FOUND`, `MEMBER_NOT_FOUND`.
   */
  create(
    sessionId: string,
    body: Schemas["CreateContactRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["Contact"]> {
    return this.hub.request("contacts.create", { path: { id: sessionId }, body }, options);
  }

  /**
   * Change a contact. Absent properties stay as they are; null clears.
   * @throws `CONTACT_NOT_FOUND`, `MEMBER_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { contactId } = await hub.contacts.search("session_crm_01", "34612345678");
   * await hub.contacts.update(contactId, { tags: ["cliente_vip", "madrid"], assignedToUserId: 5 });
   * ```
   */
  update(
    contactId: string,
    body: Schemas["UpdateContactRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Contact"]> {
    return this.hub.request("contacts.update", { path: { id: contactId }, body }, options);
  }

  /**
   * Delete a contact from the hub, not from the phone. Messages stay; it appears again when the person writes.
   * @throws `CONTACT_NOT_FOUND`.
   */
  delete(contactId: string, options?: RequestOptions): Promise<void> {
    return this.hub.request("contacts.delete", { path: { id: contactId } }, options);
  }

  /**
   * Create or change up to 500 contacts, each by its number. One with a bad number, or for somebody who is no member, is reported
   * in its result and stops no other; an import that broke off can be sent again.
   * @throws `SESSION_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { results } = await hub.contacts.import("session_crm_01", {
   *   contacts: [{ phone: "34612345678", name: "Juan Pérez", tags: ["cliente_vip"] }, { phone: "34687654321" }],
   * });
   * for (const { phone, outcome, code } of results) if (outcome === "refused") console.warn(phone, code);
   * ```
   */
  import(
    sessionId: string,
    body: Schemas["ImportContactsRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["ContactImport"]> {
    return this.hub.request("contacts.import", { path: { id: sessionId }, body }, options);
  }

  /**
   * Find the contact that has exactly this number.
   * @throws `SESSION_NOT_FOUND`, `CONTACT_NOT_FOUND`.
   */
  search(sessionId: string, phoneNumber: string, options?: RequestOptions): Promise<Schemas["Contact"]> {
    return this.hub.request("contacts.search", { path: { id: sessionId, phoneNumber } }, options);
  }

  /**
   * Ask whether a number is on WhatsApp. The answer may be up to 24 hours old; `checkedAt` says when it was given.
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  check(sessionId: string, phoneNumber: string, options?: RequestOptions): Promise<Schemas["NumberCheck"]> {
    return this.hub.request("contacts.check", { path: { id: sessionId, phoneNumber } }, options);
  }

  /**
   * Get the profile picture of a contact, as WhatsApp shows it to this session: a JPEG or PNG image, as a stream.
   * @throws `CONTACT_NOT_FOUND`, `PICTURE_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  picture(contactId: string, options?: RequestOptions): Promise<Response> {
    return this.hub.requestAs(readStream, "contacts.picture", { path: { id: contactId } }, options);
  }

  /**
   * Block a contact: WhatsApp drops what they write from now on.
   * @throws `CONTACT_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  block(contactId: string, options?: RequestOptions): Promise<Schemas["Contact"]> {
    return this.hub.request("contacts.block", { path: { id: contactId } }, options);
  }

  /**
   * Unblock a contact, who can write again.
   * @throws `CONTACT_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   */
  unblock(contactId: string, options?: RequestOptions): Promise<Schemas["Contact"]> {
    return this.hub.request("contacts.unblock", { path: { id: contactId } }, options);
  }
}

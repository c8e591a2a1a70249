import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { ContactsQuery } from "../queries";

/** The people who write to a session. */
export interface Contacts<Id extends readonly unknown[] = [sessionId: string]> {
  /**
   * List the contacts of a session, by name. `cursor` leads through any number of contacts at the same speed; `page` is there
   * for small lists.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactslist}
   * @throws `SESSION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { items, pagination } = await hub.contacts.list("session_crm_01", { tag: "cliente_vip", limit: 100 });
   * ```
   */
  list(...args: [...session: Id, query?: ContactsQuery, options?: RequestOptions]): PagePromise<Schemas["Contact"]>;

  /**
   * Create a contact, or change the one that has this number already, so that an import can run twice.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactscreate}
   * @throws `SESSION_NOT_FOUND`, `MEMBER_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const contact = await hub.contacts.create("session_crm_01", { phone: "34612345678", name: "Juan Pérez", tags: ["cliente_vip"] });
   * ```
   */
  create(
    ...args: [...session: Id, body: Schemas["CreateContactRequest"], options?: IdempotentOptions]
  ): APIPromise<Schemas["Contact"]>;

  /**
   * Change a contact. Absent properties stay as they are; null clears.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactsupdate}
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
  ): APIPromise<Schemas["Contact"]>;

  /**
   * Delete a contact from the hub, not from the phone. Messages stay; it appears again when the person writes.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactsdelete}
   * @throws `CONTACT_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.contacts.delete("ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  delete(contactId: string, options?: RequestOptions): APIPromise<void>;

  /**
   * Create or change up to 500 contacts, each by its number. One with a bad number, or for somebody who is no member, is reported
   * in its result and stops no other; an import that broke off can be sent again.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactsimport}
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
    ...args: [...session: Id, body: Schemas["ImportContactsRequest"], options?: RequestOptions]
  ): APIPromise<Schemas["ContactImport"]>;

  /**
   * Find the contact that has exactly this number.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactssearch}
   * @throws `SESSION_NOT_FOUND`, `CONTACT_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const contact = await hub.contacts.search("session_crm_01", "34612345678");
   * ```
   */
  search(...args: [...session: Id, phoneNumber: string, options?: RequestOptions]): APIPromise<Schemas["Contact"]>;

  /**
   * Ask whether a number is on WhatsApp. The answer may be up to 24 hours old; `checkedAt` says when it was given.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactscheck}
   * @throws `SESSION_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const numberCheck = await hub.contacts.check("session_crm_01", "34612345678");
   * ```
   */
  check(...args: [...session: Id, phoneNumber: string, options?: RequestOptions]): APIPromise<Schemas["NumberCheck"]>;

  /**
   * Get the profile picture of a contact, as WhatsApp shows it to this session: a JPEG or PNG image, as a stream.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactspicture}
   * @throws `CONTACT_NOT_FOUND`, `PICTURE_NOT_FOUND`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const result = await hub.contacts.picture("ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  picture(contactId: string, options?: RequestOptions): APIPromise<Response>;

  /**
   * Block a contact: WhatsApp drops what they write from now on.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactsblock}
   * @throws `CONTACT_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const contact = await hub.contacts.block("ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  block(contactId: string, options?: RequestOptions): APIPromise<Schemas["Contact"]>;

  /**
   * Unblock a contact, who can write again.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#contactsunblock}
   * @throws `CONTACT_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `SESSION_DISCONNECTED`, `ENGINE_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const contact = await hub.contacts.unblock("ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  unblock(contactId: string, options?: RequestOptions): APIPromise<Schemas["Contact"]>;
}

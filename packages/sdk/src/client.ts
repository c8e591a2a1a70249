import type { OperationId } from "@inbox-hub/openapi";
import { bindMethods, createMethods, type Methods } from "./methods";
import { type InboxHubOptions, readOptions } from "./options";
import { checkId } from "./path";
import { createRequester } from "./requester";
import type { Auth } from "./resources/auth";
import type { Contacts } from "./resources/contacts";
import type { Conversations } from "./resources/conversations";
import type { Events } from "./resources/events";
import type { Groups } from "./resources/groups";
import type { Media } from "./resources/media";
import type { Messages } from "./resources/messages";
import type { Organizations } from "./resources/organizations";
import type { Sandbox } from "./resources/sandbox";
import type { Sessions } from "./resources/sessions";
import type { Statistics } from "./resources/statistics";
import type { Status } from "./resources/status";
import type { System } from "./resources/system";
import type { Templates } from "./resources/templates";
import type { Webhooks } from "./resources/webhooks";
import { type Runtime, systemRuntime } from "./runtime";
import { createSession, type Session } from "./session";

/**
 * A client of Inbox Hub, with one method for each operation of its contract.
 *
 * Every method gives back what the answer holds, or fails with an `InboxHubError`. Beside the codes that it names,
 * a method can fail with `INVALID_REQUEST`, `INVALID_API_KEY`, `FORBIDDEN`, `RATE_LIMIT_EXCEEDED` and the 5xx codes.
 *
 * @example
 * ```ts
 * import { InboxHub } from "@inbox-hub/sdk";
 *
 * const hub = new InboxHub(); // INBOX_HUB_API_KEY and INBOX_HUB_BASE_URL
 * const sent = await hub.messages.send("session_crm_01", { to: "34612345678", message: "Hola" });
 * sent.status; // "sent"
 * ```
 */
export class InboxHub {
  declare readonly system: System;
  declare readonly auth: Auth;
  declare readonly organizations: Organizations;
  declare readonly sessions: Sessions;
  declare readonly messages: Messages;
  declare readonly contacts: Contacts;
  declare readonly conversations: Conversations;
  declare readonly groups: Groups;
  declare readonly status: Status;
  declare readonly media: Media;
  declare readonly templates: Templates;
  declare readonly webhooks: Webhooks;
  declare readonly events: Events;
  declare readonly statistics: Statistics;
  declare readonly sandbox: Sandbox;

  readonly #methods: Methods;
  readonly #runtime: Runtime;

  constructor(options?: InboxHubOptions);
  /** @internal */
  constructor(options: InboxHubOptions, runtime: Runtime);
  constructor(options: InboxHubOptions = {}, runtime: Runtime = systemRuntime) {
    this.#runtime = runtime;
    this.#methods = createMethods(createRequester(readOptions(options), runtime));
    Object.assign(this, this.#methods);
  }

  /**
   * A handle on a session: the methods that are about one, without its id. It asks the server nothing.
   * @throws `UsageError` for what cannot be an id.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const session = new InboxHub().session("session_crm_01");
   * await session.messages.send({ to: "34612345678", message: "Hola" });
   * const { isConnected } = await session.status();
   * for await (const contact of session.contacts.list()) console.log(contact.name);
   * ```
   */
  session(sessionId: string): Session {
    const id = String(checkId("hub.session", sessionId, 1));
    return createSession(id, bindMethods(this.#methods, id), this.#runtime);
  }
}

/** `messages.send` and so on, for each method that there is. */
type MethodId = {
  [Tag in Exclude<keyof InboxHub, "session">]: `${Tag}.${keyof InboxHub[Tag] & string}`;
}[Exclude<keyof InboxHub, "session">];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : { missing: Exclude<B, A> }) : { extra: Exclude<A, B> };
type Holds<Claim extends true> = Claim;

/** Does not compile while an operation has no method, or a method no operation. */
export type EveryOperationIsAMethod = Holds<Same<MethodId, OperationId>>;

import type { OperationId } from "@inbox-hub/openapi";
import { type InboxHubOptions, readOptions } from "./options";
import { createRequester } from "./requester";
import { Auth } from "./resources/auth";
import { Contacts } from "./resources/contacts";
import { Conversations } from "./resources/conversations";
import { Events } from "./resources/events";
import { Groups } from "./resources/groups";
import { Media } from "./resources/media";
import { Messages } from "./resources/messages";
import { Organizations } from "./resources/organizations";
import { Sandbox } from "./resources/sandbox";
import { Sessions } from "./resources/sessions";
import { Statistics } from "./resources/statistics";
import { Status } from "./resources/status";
import { System } from "./resources/system";
import { Templates } from "./resources/templates";
import { Webhooks } from "./resources/webhooks";
import { type Runtime, systemRuntime } from "./runtime";

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
  readonly system: System;
  readonly auth: Auth;
  readonly organizations: Organizations;
  readonly sessions: Sessions;
  readonly messages: Messages;
  readonly contacts: Contacts;
  readonly conversations: Conversations;
  readonly groups: Groups;
  readonly status: Status;
  readonly media: Media;
  readonly templates: Templates;
  readonly webhooks: Webhooks;
  readonly events: Events;
  readonly statistics: Statistics;
  readonly sandbox: Sandbox;

  constructor(options?: InboxHubOptions);
  /** @internal */
  constructor(options: InboxHubOptions, runtime: Runtime);
  constructor(options: InboxHubOptions = {}, runtime: Runtime = systemRuntime) {
    const hub = createRequester(readOptions(options), runtime);
    this.system = new System(hub);
    this.auth = new Auth(hub);
    this.organizations = new Organizations(hub);
    this.sessions = new Sessions(hub);
    this.messages = new Messages(hub);
    this.contacts = new Contacts(hub);
    this.conversations = new Conversations(hub);
    this.groups = new Groups(hub);
    this.status = new Status(hub);
    this.media = new Media(hub);
    this.templates = new Templates(hub);
    this.webhooks = new Webhooks(hub);
    this.events = new Events(hub);
    this.statistics = new Statistics(hub);
    this.sandbox = new Sandbox(hub);
  }
}

/** `messages.send` and so on, for each method that there is. */
type MethodId = {
  [Tag in keyof InboxHub & string]: `${Tag}.${keyof InboxHub[Tag] & string}`;
}[keyof InboxHub & string];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : { missing: Exclude<B, A> }) : { extra: Exclude<A, B> };
type Holds<Claim extends true> = Claim;

/** Does not compile while an operation has no method, or a method no operation. */
export type EveryOperationIsAMethod = Holds<Same<MethodId, OperationId>>;

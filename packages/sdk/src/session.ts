import type { Schemas } from "@inbox-hub/openapi";
import { checkOptions, isSignal, milliseconds } from "./check-options";
import { loadMore } from "./load-more";
import type { Methods } from "./methods";
import type { Contacts } from "./resources/contacts";
import type { Conversations } from "./resources/conversations";
import type { Groups } from "./resources/groups";
import type { Media } from "./resources/media";
import type { Messages } from "./resources/messages";
import type { Sandbox } from "./resources/sandbox";
import type { Sessions } from "./resources/sessions";
import type { Statistics } from "./resources/statistics";
import type { Status } from "./resources/status";
import type { Runtime } from "./runtime";
import type { MessageContent, SendManyOptions } from "./send-many";
import type { WaitOptions } from "./wait-until";

/** Bound to a session: the same methods without its id. */
type Bound = [];

/** What there is of a session, whose id need not be said again. Making one asks the server nothing. */
export interface Session extends Omit<Sessions<Bound>, "list" | "create" | "status"> {
  /** The id that it is bound to. */
  readonly sessionId: string;
  readonly messages: SessionMessages;
  readonly contacts: Pick<Contacts<Bound>, "list" | "create" | "search" | "import" | "check">;
  readonly conversations: Conversations<Bound>;
  readonly groups: Groups<Bound>;
  /** `status()` gives the status of the session, as `hub.sessions.status`; `status.list()` and the others are about stories. */
  readonly status: Sessions<Bound>["status"] & Status<Bound>;
  readonly media: Pick<Media<Bound>, "list" | "upload">;
  readonly statistics: Pick<Statistics<Bound>, "forSession">;
  readonly sandbox: Sandbox<Bound>;
  /**
   * Wait until the session has this status. It asks for it from time to time, ever more seldom.
   * @throws `TimeoutError` when it takes longer than `timeout`, `AbortError`, and what `status()` fails with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const session = new InboxHub().session("session_crm_01");
   * await session.start();
   * await session.waitUntil("connected", { timeout: 120_000 });
   * ```
   */
  waitUntil(status: Schemas["SessionState"], options?: WaitOptions): Promise<Schemas["SessionStatus"]>;
}

interface SessionMessages extends Messages<Bound> {
  /**
   * Send the same to any number of recipients, in batches of 50, one after the other: as fast as the server sends for this session,
   * which is ten messages a minute unless it is set up otherwise. Who is named twice gets it once.
   * @param options With your own `idempotencyKey` a call that ended half-way can be made again: nobody gets it twice.
   * @returns What became of the message of each recipient: a status, and the `code` of the error where it was refused.
   * @throws What `send` fails with. What was accepted before is sent all the same, and `onResult` has told of it.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const session = new InboxHub().session("session_crm_01");
   * const results = await session.messages.sendMany(
   *   ["34612345678", "34687654321"],
   *   { message: "Mañana cerramos a las 14:00." },
   *   { idempotencyKey: "notice-2025-10-14", onResult: ({ to, status }) => console.log(to, status) },
   * );
   * const failed = results.filter(({ status }) => status === "failed");
   * ```
   */
  sendMany(
    recipients: readonly string[],
    content: MessageContent,
    options?: SendManyOptions,
  ): Promise<Schemas["RecipientResult"][]>;
}

/** `methods`: by tag, those that are about a session. */
export function createSession(sessionId: string, methods: Methods, runtime: Runtime): Session {
  const { sessions = {}, status, ...resources } = methods;
  const handle = {
    sessionId,
    ...resources,
    ...sessions,
    status: Object.assign(sessions.status ?? {}, status),
    // The types say of each tag which of its operations begin with a session; a test compares them with the table.
  } as unknown as Session;
  const own: Pick<Session, "waitUntil"> = {
    waitUntil: async (wanted, options = {}) => {
      checkOptions("session.waitUntil", { timeout: milliseconds, signal: isSignal }, options);
      return (await loadMore()).waitUntil({ sessionId, status: handle.status, runtime }, wanted, options);
    },
  };
  const ofMessages: Pick<SessionMessages, "sendMany"> = {
    sendMany: async (recipients, content, options) =>
      (await loadMore()).sendMany({ sessionId, messages: handle.messages, runtime }, recipients, content, options),
  };
  return Object.assign(handle, own, { messages: { ...resources.messages, ...ofMessages } as SessionMessages });
}

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

/** Bound to a session: the same methods without its id. */
type Bound = [];

/** What there is of a session, whose id need not be said again. Making one asks the server nothing. */
export interface Session extends Omit<Sessions<Bound>, "list" | "create" | "status"> {
  /** The id that it is bound to. */
  readonly sessionId: string;
  readonly messages: Messages<Bound>;
  readonly contacts: Pick<Contacts<Bound>, "list" | "create" | "search" | "import" | "check">;
  readonly conversations: Conversations<Bound>;
  readonly groups: Groups<Bound>;
  /** `status()` gives the status of the session, as `hub.sessions.status`; `status.list()` and the others are about stories. */
  readonly status: Sessions<Bound>["status"] & Status<Bound>;
  readonly media: Pick<Media<Bound>, "list" | "upload">;
  readonly statistics: Pick<Statistics<Bound>, "forSession">;
  readonly sandbox: Sandbox<Bound>;
}

/** `methods`: by tag, those that are about a session. */
export function createSession(sessionId: string, methods: Methods): Session {
  const { sessions, status, ...resources } = methods;
  const handle = { sessionId, ...resources, ...sessions, status: Object.assign(sessions?.status ?? {}, status) };
  // The types say of each tag which of its operations begin with a session; a test compares them with the table.
  return handle as unknown as Session;
}

import type { OperationId, Schemas } from "@inbox-hub/openapi";
import type { Receiver } from "./delivery/post";
import type { RateLimitOption } from "./edge/rate-limits";

/** A session to begin with. */
export interface SessionSeed {
  readonly id: string;
  /** `"connected"` unless given. */
  readonly status?: Schemas["SessionState"] | undefined;
  /** The account that is linked. A connected session has one, whether given or not. */
  readonly phoneNumber?: string | undefined;
  readonly name?: string | undefined;
}

/** A contact to begin with. */
export interface ContactSeed {
  /** The first session unless given. */
  readonly sessionId?: string | undefined;
  readonly phone: string;
  readonly name?: string | undefined;
  readonly pushName?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly notes?: string | undefined;
  readonly isBlocked?: boolean | undefined;
  /** A PNG. */
  readonly picture?: Uint8Array | undefined;
}

/** A template to begin with. Its variables are those of its text. */
export interface TemplateSeed {
  readonly name: string;
  readonly body: string;
  readonly id?: string | undefined;
  readonly category?: string | undefined;
  readonly isActive?: boolean | undefined;
}

/** A user who can log in. */
export interface UserSeed {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
  /** In the organization; `"owner"` unless given. */
  readonly role?: Schemas["Role"] | undefined;
}

/** What a mock server begins with, and how it behaves. */
export interface MockServerOptions {
  /** `{ id: "session_01", status: "connected" }` unless given. */
  readonly sessions?: readonly SessionSeed[] | undefined;
  readonly contacts?: readonly ContactSeed[] | undefined;
  readonly templates?: readonly TemplateSeed[] | undefined;
  /** `test@empresa.com` with the password `test_password` unless given. */
  readonly users?: readonly UserSeed[] | undefined;
  /** The API keys that it accepts. Any unless given. */
  readonly apiKeys?: readonly string[] | undefined;
  /** Where requests go that `listen()` and `handlers()` answer. The SDK's own default unless given. */
  readonly baseUrl?: string | undefined;
  /**
   * A moment, at which the clock stands until it is moved; or a function that tells the time. Unless given, time goes on as
   * it does: fake timers of the test runner count.
   */
  readonly now?: Date | string | number | (() => number) | undefined;
  /** How long each answer takes, in milliseconds. */
  readonly latency?: number | ((operationId: OperationId) => number) | undefined;
  /**
   * Whether too many requests are refused: `true` for the limits of the contract (10 messages a minute and so on), or limits
   * of your own such as `{ messages: "2/1m" }`. Unless given, there are none that a test would reach.
   */
  readonly rateLimits?: RateLimitOption | undefined;
  /** How long after it was sent a message is delivered and read, in milliseconds; `false` for never. 1 and 2 seconds unless given. */
  readonly receipts?: { readonly deliveredAfter: number; readonly readAfter: number } | false | undefined;
  /**
   * Where all webhooks are delivered: your handler, or the address where it listens. Unless given, only webhooks on this
   * machine (`localhost`) are delivered; the others wait, and nothing leaves the test.
   */
  readonly receiver?: Receiver | undefined;
  /** Whether `reset()` and `close()` throw if a request broke the contract. `true` unless given. */
  readonly strict?: boolean | undefined;
}

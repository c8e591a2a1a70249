import type { WebhookEvent } from "@inbox-hub/openapi";
import type { WebhookVerificationError } from "./error";

/** The secret as Inbox Hub shows it. Bytes are used as the key as they are, in both schemes. */
export type Secret = string | Uint8Array;

/** The body exactly as it arrived. Text is taken as UTF-8. */
export type RawBody = string | ArrayBuffer | ArrayBufferView;

/** The request's headers: `Headers`, Node's `req.headers`, or pairs. Names are case-insensitive. */
export type HeadersInput =
  | Iterable<readonly [string, string]>
  | FetchHeaders
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The Fetch API's `Headers`, which iterates over pairs even where TypeScript's `lib` does not say so. The iteration is what is
 * read: an object that has these methods and no iterator counts as one without headers.
 */
export interface FetchHeaders {
  get(name: string): string | null;
  forEach(callback: (value: string, name: string) => void): void;
}

/** The part of the Fetch API's `Request` that is read. */
export interface RequestInput {
  readonly headers: HeadersInput;
  readonly bodyUsed: boolean;
  readonly body: { readonly locked?: boolean; getReader(): BodyReader } | null;
}

/** The part of a stream's reader that is used. */
export interface BodyReader {
  /** Has no `value` at the end. */
  read(): Promise<{ readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** How strictly webhooks are checked. */
export interface VerifierOptions {
  /** The webhook's secret. During a rotation give both: any of them may have signed. */
  readonly secret: Secret | readonly Secret[];
  /** How far `webhook-timestamp` may be from now, in either direction. 300 seconds unless given. */
  readonly toleranceSeconds?: number | undefined;
  /**
   * Also takes requests that carry only `x-signature`. They have no time of sending, so a captured one can be replayed:
   * remember the `id` of what you handled. `maxEventAgeSeconds` (at least 259200, the 72 hours that retries last)
   * refuses events that are older, by the `timestamp` in the signed body. That is also what has waited for a disabled
   * webhook (up to seven days: 864000 leaves room for it) and what is replayed. Off unless given.
   */
  readonly acceptLegacy?: boolean | { readonly maxEventAgeSeconds: number } | undefined;
  /** The largest body that is looked at. 1048576 bytes (1 MiB) unless given. */
  readonly maxBodyBytes?: number | undefined;
  /** The time, in milliseconds since the Unix epoch. `Date.now` unless given. */
  readonly now?: (() => number) | undefined;
}

/** Options under which every delivery has an id and a timestamp. */
export interface StandardVerifierOptions extends VerifierOptions {
  readonly acceptLegacy?: false | undefined;
}

// A type of strings that no literal belongs to. With a plain `string`, or a branded one, in the union of events
// `switch (event.type)` would not narrow.
declare enum UnknownEventType {
  Unknown = "unknown",
}

/** An event of a newer Inbox Hub. Answer 2xx and ignore it. */
export interface UnknownEvent {
  readonly type?: UnknownEventType;
  readonly [field: string]: unknown;
}

interface VerifiedBody {
  /** Which of the secrets has signed, counted from 0. */
  readonly secretIndex: number;
  /** What happened. Switch on `type`. */
  readonly event: WebhookEvent | UnknownEvent;
  /** The bytes that were verified. A view: its `buffer` may hold others around them. */
  readonly rawBody: Uint8Array;
}

/** A genuine webhook, signed as Standard Webhooks says. */
export interface StandardDelivery extends VerifiedBody {
  readonly scheme: "standard";
  /** `webhook-id`: the event's id, the same on every retry. Handle each id once. */
  readonly id: string;
  /** `webhook-timestamp`: when this attempt was sent, in seconds since the Unix epoch. */
  readonly timestamp: number;
}

/** A genuine webhook, signed by `x-signature` alone. */
export interface LegacyDelivery extends VerifiedBody {
  readonly scheme: "legacy";
  /** The `id` in the signed body, where there is one. */
  readonly id: string | undefined;
  /** This scheme does not say when the attempt was sent. */
  readonly timestamp?: undefined;
}

/** A genuine webhook. */
export type WebhookDelivery = StandardDelivery | LegacyDelivery;

/** A genuine webhook whose event was left unread. */
export type UnreadDelivery<Delivery extends WebhookDelivery = WebhookDelivery> = Delivery extends unknown
  ? Omit<Delivery, "event">
  : never;

/** The outcome of `safeVerify`: the delivery, or why it was refused. */
export type SafeResult<Delivery extends WebhookDelivery = WebhookDelivery> =
  | ({ readonly ok: true } & Delivery)
  | { readonly ok: false; readonly error: WebhookVerificationError };

import type { Readable } from "node:stream";
import type { Body, OperationId, PathParams, Query, Reply } from "@inbox-hub/openapi";
import type { Language } from "@inbox-hub/openapi/rules";
import type { Actor, Tenant } from "./tenant";

/** What a handler gets: the request, already checked against the contract, in the contract's own types. */
export interface OperationRequest<Id extends OperationId> {
  readonly params: PathParams<Id>;
  readonly query: Query<Id>;
  readonly body: Body<Id>;
  /** Request headers in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The uploaded file of a multipart operation; it is deleted after the response. */
  readonly file: UploadedFile | null;
}

export interface UploadedFile {
  /** Where the bytes are, in the data folder's `tmp/`. */
  readonly path: string;
  readonly filename: string | null;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface RequestContext {
  readonly tenant: Tenant;
  readonly actor: Actor;
  readonly requestId: string;
  readonly ip: string;
  readonly language: Language;
  /**
   * The same for a request that comes again with its `Idempotency-Key`, and for no other in the organization; null without a key.
   * What the request stores keeps it, so that it is found when the process died before it could answer.
   */
  readonly requestKey: string | null;
  /** For answers that go on: whether the same request would still be let through, for the same tenant. */
  readonly isStillAllowed: () => Promise<boolean>;
}

/** Bytes instead of an envelope. */
export interface RawContent {
  readonly content?: Readable | Buffer | string;
  readonly contentType?: string;
}

/** The answer of a handler: a status of the contract, with `data` (and `pagination`) or raw content. The edge adds the envelope. */
export type HandlerReply<Id extends OperationId> = Reply<Id> &
  RawContent & { readonly headers?: Readonly<Record<string, string>> };

export type Handler<Id extends OperationId> = (
  request: OperationRequest<Id>,
  context: RequestContext,
) => Promise<HandlerReply<Id>>;

/** Every operation has a handler of its own shape, or this does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

/** The handlers of one tag: `Pick` by the operationId's first part. */
export type HandlersOf<Tag extends string> = {
  readonly [Id in Extract<OperationId, `${Tag}.${string}`>]: Handler<Id>;
};

import type { Body, OperationId, PathParams, Query, Reply } from "@inbox-hub/openapi";
import type { Language } from "@inbox-hub/openapi/rules";
import type { Tenant } from "../state/world";

/** A request as an operation gets it: checked against the contract. */
export interface OperationRequest<Id extends OperationId> {
  readonly params: PathParams<Id>;
  readonly query: Query<Id>;
  readonly body: Body<Id>;
  readonly headers: Headers;
  readonly file: UploadedFile | null;
}

export interface UploadedFile {
  readonly filename: string | null;
  readonly bytes: Uint8Array;
}

export interface RequestContext {
  readonly tenant: Tenant;
  readonly userId: number | null;
  readonly loginId: string | null;
  readonly language: Language;
  /** The same for a request that comes again with its `Idempotency-Key`; null without one. */
  readonly requestKey: string | null;
}

export type Content = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | string;

/** Bytes instead of an envelope. */
interface RawContent {
  readonly content?: Content;
  readonly contentType?: string;
}

export type HandlerReply<Id extends OperationId> = Reply<Id> &
  RawContent & { readonly headers?: Readonly<Record<string, string>> };

export type Handler<Id extends OperationId> = (
  request: OperationRequest<Id>,
  context: RequestContext,
) => HandlerReply<Id> | Promise<HandlerReply<Id>>;

/** The operations that the mock has. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };

/** All of a tag: without one of them it does not compile. */
export type HandlersOf<Tag extends string> = {
  readonly [Id in Extract<OperationId, `${Tag}.${string}`>]: Handler<Id>;
};

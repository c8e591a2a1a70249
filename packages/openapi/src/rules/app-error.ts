import type { ErrorCode, errors, Schemas } from "../index";
import { type Phrase, verbatim } from "./phrase";

/** One broken rule of a request: where (`body.to[3]`, `query.limit`) and what is wrong with it. */
export interface ErrorDetail {
  readonly path: string;
  readonly message: Phrase;
}

type Placeholders<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Prose comes in both languages, or it would stand in a sentence of the other one. */
interface Prose {
  readonly problem: Phrase;
  readonly required: Phrase | Schemas["Scope"] | Schemas["Role"];
}

/** Ids, names and numbers need no translation. */
type ErrorParam<Name extends string> = Name extends keyof Prose ? Prose[Name] : string | number;

/** What fills the placeholders of the sentences in openapi.yaml (`x-error-catalog`). */
export type ErrorParams = {
  readonly [Name in Placeholders<(typeof errors)[ErrorCode]["en"]>]?: ErrorParam<Name>;
};

interface AppErrorOptions extends ErrorOptions {
  readonly details?: readonly ErrorDetail[];
  /** Whole seconds the caller should wait, sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** Response headers that belong to this error, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Something a caller did, or may meet, that the contract has a code for. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly details: readonly ErrorDetail[] | undefined;
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, params: ErrorParams = {}, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.params = params;
    this.details = options.details;
    this.retryAfter = options.retryAfter;
    this.headers = options.headers ?? {};
  }
}

/** A request that breaks the contract. The sentence names the places; the details say what is wrong with them. */
export function invalidRequest(details: readonly ErrorDetail[], options: ErrorOptions = {}): AppError {
  const paths = [...new Set(details.map(({ path }) => path))];
  return new AppError("INVALID_REQUEST", { problem: verbatim(paths.join(", ")) }, { ...options, details });
}

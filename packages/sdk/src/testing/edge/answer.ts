import type { ErrorCode } from "@inbox-hub/openapi";
import { type AppError, describeError, type ErrorContext } from "@inbox-hub/openapi/rules";

import type { Content } from "./handler";

/** What goes out, but for the headers that every answer has. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Content | null;
  readonly contentType: string | null;
  /** Of an error. */
  readonly code?: ErrorCode;
}

/** What handlers give back, as far as the edge looks into it. */
export interface AnyReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: unknown;
  readonly pagination?: unknown;
  readonly content?: Content;
  readonly contentType?: string;
}

const JSON_TYPE = "application/json; charset=utf-8";

/** Adds the envelope, unless the reply is bytes or nothing. */
export function toAnswer({ status, headers = {}, content, contentType, ...rest }: AnyReply): Answer {
  if (content !== undefined) {
    return { status, headers, content, contentType: contentType ?? "application/octet-stream" };
  }
  if (Object.keys(rest).length === 0) return { status, headers, content: null, contentType: null };
  return { status, headers, content: JSON.stringify({ success: true, ...rest }), contentType: JSON_TYPE };
}

export function toErrorAnswer(error: AppError, context: ErrorContext): Answer {
  const { status, headers, body } = describeError(error, context);
  return { status, headers, content: JSON.stringify(body), contentType: JSON_TYPE, code: error.code };
}

export function toResponse(
  { status, headers, content, contentType }: Answer,
  more: Readonly<Record<string, string>>,
): Response {
  const all = new Headers({ ...more, ...headers });
  if (contentType !== null) all.set("content-type", contentType);
  return new Response(content, { status, headers: all });
}

import type { Readable } from "node:stream";
import type { ErrorCode } from "@inbox-hub/openapi";
import { type AppError, describeError, type ErrorContext } from "@inbox-hub/openapi/rules";

/** What goes out, but for the headers that every answer has. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where there is no content. */
  readonly content: Readable | Buffer | string | null;
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
  readonly json?: unknown;
  readonly content?: Readable | Buffer | string;
  readonly contentType?: string;
}

export const JSON_TYPE = "application/json; charset=utf-8";

/** Adds the envelope, unless the reply is JSON of its own, bytes, or nothing. */
export function toAnswer({ status, headers = {}, content, contentType, json, ...rest }: AnyReply): Answer {
  if (content !== undefined) {
    return { status, headers, content, contentType: contentType ?? "application/octet-stream" };
  }
  if (json !== undefined) return toJsonAnswer(status, headers, json);
  if (Object.keys(rest).length === 0) return { status, headers, content: null, contentType: null };
  return toJsonAnswer(status, headers, { success: true, ...rest });
}

export function toErrorAnswer(error: AppError, asked: ErrorContext): Answer {
  const { status, headers, body } = describeError(error, asked);
  return { ...toJsonAnswer(status, headers, body), code: error.code };
}

function toJsonAnswer(status: number, headers: Readonly<Record<string, string>>, value: unknown): Answer {
  return { status, headers, content: JSON.stringify(value), contentType: JSON_TYPE };
}

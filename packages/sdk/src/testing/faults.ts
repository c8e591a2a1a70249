import type { ErrorCodeOf, OperationId } from "@inbox-hub/openapi";
import { AppError, statusOf } from "@inbox-hub/openapi/rules";
import type { Answer } from "./edge/answer";
import { toErrorAnswer } from "./edge/answer";

/** An error of the contract. */
export interface ErrorFault<Code extends string = string> {
  /** One that the operation can answer with. */
  readonly code: Code;
  /** In seconds, for `Retry-After`. */
  readonly retryAfter?: number;
  /** Another than the code's own, such as a proxy might make of it. */
  readonly status?: number;
}

/**
 * How a request fails:
 * - `{ code }`: the server refuses it;
 * - `"reset"`: the connection breaks before the server has the request;
 * - `"reset-after"`: the server does what it was asked, and the connection breaks before the answer;
 * - `"timeout"`: no answer ever comes;
 * - `"html"`: a proxy's error page, as a 502;
 * - `"empty"`: a 200 without a body;
 * - `"truncated"`: a 200 whose JSON breaks off.
 */
export type Fault<Id extends OperationId = OperationId> =
  | ErrorFault<ErrorCodeOf<Id>>
  | "reset"
  | "reset-after"
  | "timeout"
  | "html"
  | "empty"
  | "truncated";

export const faultNames = ["reset", "reset-after", "timeout", "html", "empty", "truncated"] as const;

/** What an operation answers with this fault. */
export function answerOf(
  fault: ErrorFault | "html" | "empty" | "truncated",
  context: Parameters<typeof toErrorAnswer>[1],
): Answer {
  if (fault === "html") {
    const content = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    return { status: 502, headers: {}, content, contentType: "text/html" };
  }
  const json = "application/json; charset=utf-8";
  if (fault === "empty") return { status: 200, headers: {}, content: "", contentType: json };
  if (fault === "truncated") return { status: 200, headers: {}, content: '{"success":true,"da', contentType: json };
  const { code, retryAfter, status } = fault;
  // Checked when it was planned.
  const known = code as AppError["code"];
  const error = new AppError(known, {}, retryAfter === undefined ? {} : { retryAfter });
  return { ...toErrorAnswer(error, context), status: status ?? statusOf(known) };
}

/** How Node's `fetch` fails when a connection breaks. */
export function connectionReset(): TypeError {
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

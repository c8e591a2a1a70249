import { AppError } from "../lib/app-error";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { JSON_TYPE, toErrorAnswer } from "./answer";

const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers, in the one error shape, what node could not read as a request. */
export function createAnswerClientError({ newId, clock }: { newId: NewId; clock: Clock }) {
  return function answerClientError(error: Error): string {
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    const statusLine = STATUS_LINES[code] ?? "400 Bad Request";
    const requestId = newId("req");
    const refusal = new AppError("INVALID_REQUEST", { problem: statusLine.slice("400 ".length) });
    const body = String(toErrorAnswer(refusal, { requestId, language: "es", now: clock.now() }).content);
    return [
      `HTTP/1.1 ${statusLine}`,
      `Content-Type: ${JSON_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n");
  };
}

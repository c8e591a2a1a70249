import type { Phrase } from "@inbox-hub/openapi/rules";
import { AppError } from "@inbox-hub/openapi/rules";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { JSON_TYPE, toErrorAnswer } from "./answer";

interface Failure {
  readonly statusLine: string;
  readonly problem: Phrase;
}

const MALFORMED: Failure = {
  statusLine: "400 Bad Request",
  problem: { es: "no es HTTP bien formado", en: "it is not well-formed HTTP" },
};
const FAILURES: Readonly<Record<string, Failure>> = {
  HPE_HEADER_OVERFLOW: {
    statusLine: "431 Request Header Fields Too Large",
    problem: { es: "sus cabeceras son demasiado grandes", en: "its headers are too large" },
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    statusLine: "408 Request Timeout",
    problem: { es: "tardó demasiado en llegar", en: "it took too long to arrive" },
  },
};

/** Answers, in the one error shape, what node could not read as a request. */
export function createAnswerClientError({ newId, clock }: { newId: NewId; clock: Clock }) {
  return function answerClientError(error: Error): string {
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    const { statusLine, problem } = FAILURES[code] ?? MALFORMED;
    const requestId = newId("req");
    const refusal = new AppError("INVALID_REQUEST", { problem });
    // Which language it asked for was never read.
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

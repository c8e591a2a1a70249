import { describe, expect, it } from "vitest";
import type { ReceiverAnswer } from "./delivery-outcome";
import { judge } from "./delivery-outcome";

const now = Date.UTC(2026, 0, 1);
const answer = (values: Partial<ReceiverAnswer>): ReceiverAnswer => ({
  status: 200,
  error: null,
  headers: {},
  body: "",
  durationMs: 1,
  ...values,
});

describe("judge", () => {
  it.each([
    [{ status: 204 }, { result: "delivered" }],
    [{ status: 307 }, { result: "retry", error: "redirect", retryAfterMs: null, overloaded: false }],
    [{ status: 404 }, { result: "retry", error: "http_404", retryAfterMs: null, overloaded: false }],
    [{ status: 410 }, { result: "disable", reason: "gone" }],
    [{ status: 504 }, { result: "retry", error: "http_504", retryAfterMs: null, overloaded: true }],
    [
      { status: 429, headers: { "retry-after": "120" } },
      { result: "retry", error: "http_429", retryAfterMs: 120_000, overloaded: true },
    ],
    [
      { status: 503, headers: { "retry-after": new Date(now + 30_000).toUTCString() } },
      { result: "retry", error: "http_503", retryAfterMs: 30_000, overloaded: true },
    ],
    [
      { status: 409, headers: { "retry-after": "5" } },
      { result: "retry", error: "http_409", retryAfterMs: 5_000, overloaded: false },
    ],
    [
      { status: 500, headers: { "retry-after": "5" } },
      { result: "retry", error: "http_500", retryAfterMs: null, overloaded: false },
    ],
    [
      { status: 503, headers: { "retry-after": "1000000000000" } },
      { result: "retry", error: "http_503", retryAfterMs: 1e15, overloaded: true },
    ],
    [
      { status: 503, headers: { "retry-after": "soon" } },
      { result: "retry", error: "http_503", retryAfterMs: null, overloaded: true },
    ],
    [{ status: 200, headers: { "webhook-delivery": "abort-message" } }, { result: "aborted" }],
    [
      { status: 500, headers: { "webhook-delivery": "disable" } },
      { result: "disable", reason: "receiver" },
    ],
    [
      { status: null, error: "timeout" as const },
      { result: "retry", error: "timeout", retryAfterMs: null, overloaded: true },
    ],
  ])("judges %j", (values, outcome) => {
    expect(judge(answer(values), now)).toEqual(outcome);
  });
});

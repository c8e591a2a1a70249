import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isOpen,
  isSent,
  type MessageStatus,
  mayBecome,
  type StatusTimes,
  statusOfAck,
  withTime,
} from "./message-status";

const statuses: readonly MessageStatus[] = [
  "scheduled",
  "queued",
  "sending",
  "canceled",
  "unknown",
  "sent",
  "failed",
  "delivered",
  "read",
  "played",
];

describe("the status of a message", () => {
  it("goes the way of the contract", () => {
    const way: readonly MessageStatus[] = ["scheduled", "queued", "sending", "sent", "delivered", "read", "played"];
    for (const [index, status] of way.entries()) {
      for (const [other, next] of way.entries()) expect(mayBecome(status, next)).toBe(other > index);
    }
  });

  it("leaves unknown for the truth, and failed only for the proof of delivery", () => {
    expect(mayBecome("unknown", "sent")).toBe(true);
    expect(mayBecome("unknown", "failed")).toBe(true);
    expect(mayBecome("sent", "unknown")).toBe(false);
    expect(mayBecome("failed", "sent")).toBe(false);
    expect(mayBecome("failed", "delivered")).toBe(true);
    expect(mayBecome("delivered", "failed")).toBe(false);
  });

  it("is canceled only before it is sent", () => {
    for (const status of statuses) expect(mayBecome(status, "canceled")).toBe(isOpen(status));
  });

  it("of somebody else's message never changes", () => {
    for (const status of statuses) expect(mayBecome("received", status)).toBe(false);
  });

  it("follows from a receipt, which says nothing before the server has the message", () => {
    expect(([-1, 0, 1, 2, 3, 4] as const).map(statusOfAck)).toEqual([
      "failed",
      null,
      "sent",
      "delivered",
      "read",
      "played",
    ]);
  });

  it("never goes back, in whatever order the news arrive, and neither do its times", () => {
    const news = fc.array(fc.record({ status: fc.constantFrom(...statuses), at: fc.nat(1_000) }));
    fc.assert(
      fc.property(news, (steps) => {
        let status: MessageStatus = "queued";
        let times: StatusTimes = { queued: 500 };
        const way: MessageStatus[] = [status];
        for (const step of steps) {
          const wasSent = isSent(status);
          if (!mayBecome(status, step.status)) continue;
          status = step.status;
          times = withTime(times, status, step.at);
          way.push(status);
          if (wasSent) expect(["sent", "failed", "delivered", "read", "played"]).toContain(status);
        }
        expect(new Set(way).size).toBe(way.length);
        const inOrder = way.map((step) => times[step] ?? Number.NaN);
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { type Batch, countsOf, resultsOf, totalOf } from "./batch";

const batch: Batch = {
  batchId: "bat_1",
  sessionId: "crm",
  recipients: [
    { to: "+34 612 345 678", messageId: "msg_1" },
    { to: "Ana", messageId: null },
    { to: "34612345678", messageId: "msg_1" },
    { to: "34687654321", messageId: "msg_2" },
  ],
  refused: [{ to: "Ana", code: "INVALID_RECIPIENT" }],
  messages: [
    { messageId: "msg_1", status: "sent", errorCode: null },
    { messageId: "msg_2", status: "failed", errorCode: "RECIPIENT_NOT_ON_WHATSAPP" },
  ],
  createdAt: 0,
  canceledAt: null,
  completedAt: null,
};

describe("a batch", () => {
  it("has a result for each recipient as it was given, two of which may point to one message", () => {
    expect(resultsOf(batch)).toEqual([
      { to: "+34 612 345 678", messageId: "msg_1", status: "sent", code: null },
      { to: "Ana", messageId: null, status: "failed", code: "INVALID_RECIPIENT" },
      { to: "34612345678", messageId: "msg_1", status: "sent", code: null },
      { to: "34687654321", messageId: "msg_2", status: "failed", code: "RECIPIENT_NOT_ON_WHATSAPP" },
    ]);
  });

  it("counts messages, and what was refused as failed", () => {
    expect(countsOf(batch)).toEqual({ sent: 1, failed: 2 });
    expect(totalOf(batch)).toBe(3);
  });
});

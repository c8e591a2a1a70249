import { describe, expect, it } from "vitest";
import { readSendAt, toAddressee, waitMs } from "./send-request";

const now = Date.UTC(2026, 0, 1);

describe("a request to send", () => {
  it("goes to a number, however it is written, to a LID or to a group", () => {
    expect(toAddressee("+34 612-345-678")).toBe("34612345678");
    expect(toAddressee("120363021234567890@g.us")).toBe("120363021234567890@g.us");
    expect(toAddressee("100000012345678@lid")).toBe("100000012345678@lid");
    expect(toAddressee("Ana")).toBeNull();
    expect(toAddressee("status@broadcast")).toBeNull();
    expect(toAddressee("34612345678@c.us")).toBeNull();
  });

  it("waits ten seconds unless it says otherwise", () => {
    expect(waitMs({})).toBe(10_000);
    expect(waitMs({ wait: 0 })).toBe(0);
  });

  it("may be for later, but neither for the past nor for more than a year ahead", () => {
    const at = (sendAt: string) => () => readSendAt({ sendAt }, now);
    const refused = expect.objectContaining({
      code: "INVALID_REQUEST",
      details: [expect.objectContaining({ path: "body.sendAt" })],
    });
    expect(readSendAt({}, now)).toBeNull();
    expect(at("2026-01-01T01:00:00+01:00")).toThrow(refused);
    expect(at("2025-12-31T23:59:59Z")).toThrow(refused);
    expect(at("2026-01-01T00:00:00.001Z")()).toBe(now + 1);
    expect(at("2027-01-01T00:00:00Z")()).toBe(Date.UTC(2027, 0, 1));
    expect(at("2027-01-03T00:00:00Z")).toThrow(refused);
  });
});

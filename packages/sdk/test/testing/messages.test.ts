import { describe, expect, it } from "vitest";
import { InboxHub, RateLimitError } from "../../src/index";
import { createMockServer } from "../../src/testing";

function open(options: Parameters<typeof createMockServer>[0] = {}) {
  const mock = createMockServer(options);
  const hub = new InboxHub({ apiKey: "any", fetch: mock.fetch, maxRetries: 0 });
  return { mock, hub };
}

describe("a message that a test sends", () => {
  it("is answered, remembered and recorded", async () => {
    const { mock, hub } = open({ sessions: [{ id: "s1", status: "connected" }] });
    const sent = await hub.messages.send("s1", { to: "+34 612 345 678", message: "Hola" });
    expect(sent).toMatchObject({ status: "sent", to: "34612345678" });
    expect(mock.sent).toMatchObject([{ messageId: sent.messageId, message: "Hola" }]);
    expect(mock.callsTo("messages.send")).toMatchObject([{ body: { message: "Hola" }, status: 200 }]);
    expect((await hub.messages.list("s1")).items).toHaveLength(1);
    mock.close();
  });

  it("fails as the test says", async () => {
    const { mock, hub } = open();
    mock.failNext("messages.send", { code: "RATE_LIMIT_EXCEEDED", retryAfter: 2 });
    const error = await hub.messages.send("session_01", { to: "34612345678", message: "x" }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: "RATE_LIMIT_EXCEEDED", retryAfter: 2 });
    expect(mock.sent).toEqual([]);
  });
});

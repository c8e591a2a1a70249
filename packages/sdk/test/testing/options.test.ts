import { describe, expect, it } from "vitest";
import { createMockServer } from "../../src/testing/index";
import { connect, openMock } from "./open-mock";

describe("an option of the mock that is none", () => {
  it.each([
    [{ session: [] }, "has no option session"],
    [{ sessions: [{ sessionId: "s1" }] }, "sessions must be a list of { id }"],
    [{ contacts: [{ phone: "abc" }] }, "must be an E.164 number"],
    [{ contacts: [{ phone: "34612345678", sessionId: "nobody" }] }, "a session that is not there, nobody"],
    [{ now: "yesterday" }, "now must be a date"],
    [{ latency: -1 }, "latency must be milliseconds"],
    [{ rateLimits: { messages: "many" } }, "rateLimits.messages must be <requests>/<time>"],
    [{ receipts: {} }, "receipts must be false"],
    [{ receiver: "here" }, "receiver must be an address"],
    [{ baseUrl: "localhost" }, "baseUrl must be an http or https address"],
  ])("%j is refused with a sentence", (options, sentence) => {
    // As JavaScript passes it.
    expect(() => createMockServer(options as never)).toThrow(sentence);
  });
});

describe("the keys that a mock accepts", () => {
  it("are any, or those of the test", async () => {
    const { hub } = openMock();
    expect((await hub.sessions.list()).items).toHaveLength(1);
    const mock = createMockServer({ apiKeys: ["ih_test_1"] });
    expect((await connect(mock, { apiKey: "ih_test_1" }).sessions.list()).items).toHaveLength(1);
    await expect(connect(mock, { apiKey: "ih_test_2" }).sessions.list()).rejects.toMatchObject({
      code: "INVALID_API_KEY",
    });
    await expect(connect(mock, {}).sessions.list()).rejects.toThrow();
    mock.close();
  });
});

describe("a session that a mock begins with", () => {
  it.each(["connected", "pairing", "stopped", "logged_out", "reconnecting"] as const)("may be %s", async (status) => {
    const { hub } = openMock({ sessions: [{ id: "s1", status }] });
    expect(await hub.sessions.status("s1")).toMatchObject({ status, isConnected: status === "connected" });
  });
});

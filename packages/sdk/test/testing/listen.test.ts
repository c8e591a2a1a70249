import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { InboxHub } from "../../src/index";
import { createMockServer } from "../../src/testing/index";
import { mswHandlers } from "../../src/testing/with-msw";

describe("a mock that listens", () => {
  it("answers whatever the program calls Inbox Hub with, by msw", async () => {
    const mock = createMockServer({ baseUrl: "https://hub.test/inbox" });
    await mock.listen();
    onTestFinished(() => mock.close());
    const hub = new InboxHub({ apiKey: "any", baseUrl: mock.url, maxRetries: 0 });
    const { messageId } = await hub.messages.send("session_01", { to: "34612345678", message: "Hola" });
    const media = await hub.media.upload("session_01", { file: Buffer.from("Hola"), filename: "nota.txt" });
    expect(mock.sent).toMatchObject([{ messageId }]);
    expect(media).toMatchObject({ filename: "nota.txt", mimetype: "text/plain", size: 4 });
    mock.failNext("messages.get", "reset");
    await expect(hub.messages.get("session_01", messageId)).rejects.toMatchObject({ name: "ConnectionError" });
    mock.failNext("messages.get", { code: "RATE_LIMIT_EXCEEDED", retryAfter: 90 });
    await expect(hub.messages.get("session_01", messageId)).rejects.toMatchObject({ retryAfter: 90 });
  });
});

describe("the mock as handlers of msw", () => {
  it("answers beside others", async () => {
    const mock = createMockServer();
    const elsewhere = http.get("https://elsewhere.test/", () => HttpResponse.text("elsewhere"));
    const server = setupServer(elsewhere, ...mswHandlers(mock));
    server.listen({ onUnhandledRequest: "error" });
    onTestFinished(() => {
      server.close();
      mock.close();
    });
    const hub = new InboxHub({ apiKey: "any", baseUrl: mock.url });
    expect((await hub.sessions.list()).items).toMatchObject([{ sessionId: "session_01" }]);
    expect(await (await fetch("https://elsewhere.test/")).text()).toBe("elsewhere");
  });
});

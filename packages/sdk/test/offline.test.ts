import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { API_KEY, failureOf } from "./hub";
import { failure, startServer } from "./scripted-server";

/** As in a page whose connection is gone before it has loaded all of the SDK. */
beforeEach(() => {
  vi.resetModules();
  vi.doMock("../src/load-more", () => ({ loadMore: () => Promise.reject(new TypeError("Failed to fetch")) }));
});

afterEach(() => {
  vi.doUnmock("../src/load-more");
  vi.resetModules();
});

describe("where the rest of the SDK cannot be loaded", () => {
  it("a lost connection is still a ConnectionError, which is not tried again", async () => {
    const { InboxHub, ConnectionError } = await import("../src");
    const hub = new InboxHub({ apiKey: API_KEY, baseUrl: "http://127.0.0.1:1" });
    const error = await failureOf(hub.sessions.list());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      message: "sessions.list: no connection to the server.",
      operationId: "sessions.list",
      attempts: 1,
    });
  });

  it("a refusal is an error of the SDK with its status", async () => {
    const { baseUrl } = await startServer(failure(404, "SESSION_NOT_FOUND"));
    const { InboxHub } = await import("../src");
    const error = await failureOf(new InboxHub({ apiKey: API_KEY, baseUrl }).sessions.get("session_1"));
    expect(error).toMatchObject({ name: "ConnectionError", status: 404, requestId: "req_test" });
  });
});

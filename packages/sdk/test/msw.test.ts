import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { createHub, failureOf } from "./hub";

const ADDRESS = "https://hub.test/api/sessions/session_1";

function mock(...handlers: Parameters<typeof setupServer>) {
  const server = setupServer(...handlers);
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  return createHub({ baseUrl: "https://hub.test" }).hub;
}

// With msw `response.body.cancel()` does not settle, so a client that awaits it hangs (mswjs/interceptors #799).
describe("a client whose fetch is mocked by msw", () => {
  it("gets over a 429", async () => {
    let requests = 0;
    const hub = mock(
      http.get(ADDRESS, () => {
        requests++;
        if (requests > 1) return HttpResponse.json({ success: true, data: { sessionId: "session_1" } });
        return HttpResponse.json({ success: false, error: "…", code: "RATE_LIMIT_EXCEEDED" }, { status: 429 });
      }),
    );
    expect(await hub.sessions.get("session_1")).toEqual({ sessionId: "session_1" });
  });

  it("gets over an error page that it does not read to the end", async () => {
    const hub = mock(http.get(ADDRESS, () => new HttpResponse("x".repeat(300_000), { status: 400 })));
    expect(await failureOf(hub.sessions.get("session_1"))).toMatchObject({ name: "InvalidRequestError" });
  });
});

import { HttpResponse, http, type RequestHandler } from "msw";
import type { MockServer } from "./mock-server";
import { toHandlers } from "./msw-handlers";

/**
 * The mock as handlers of msw, for a `setupServer` or `setupWorker` of your own. `mock.listen()` does without it.
 *
 * @example
 * ```ts
 * import { createMockServer } from "@inbox-hub/sdk/testing";
 * import { mswHandlers } from "@inbox-hub/sdk/testing/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createMockServer();
 * const server = setupServer(...mswHandlers(mock));
 *
 * server.listen({ onUnhandledRequest: "error" });
 * ```
 */
export function mswHandlers(mock: Pick<MockServer, "url" | "fetch">): RequestHandler[] {
  return toHandlers({ http, HttpResponse }, mock);
}

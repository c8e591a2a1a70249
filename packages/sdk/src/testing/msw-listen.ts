import type { MockServer } from "./mock-server";
import { toHandlers } from "./msw-handlers";

/** Has msw answer the requests to the mock's address. Gives what ends it. Requests to other addresses go where they went. */
export async function listenWithMsw(mock: Pick<MockServer, "url" | "fetch">): Promise<() => void> {
  const [msw, { setupServer }] = await Promise.all([import("msw"), import("msw/node")]).catch((cause: unknown) => {
    const how = "npm install --save-dev msw. Without it, use mock.fetch";
    throw new TypeError(`mock.listen() needs msw, which could not be loaded: ${how}.`, { cause });
  });
  const server = setupServer(...toHandlers(msw, mock));
  server.listen({ onUnhandledRequest: "bypass" });
  return () => server.close();
}

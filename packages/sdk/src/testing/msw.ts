import { fromRequest, type WireRequest } from "./edge/wire-request";

/** Has msw answer the requests to an address. Gives what ends it. Requests to other addresses go where they went. */
export async function openMswServer(
  url: string,
  answer: (request: WireRequest) => Promise<Response>,
): Promise<() => void> {
  const [{ http, HttpResponse }, { setupServer }] = await Promise.all([import("msw"), import("msw/node")]).catch(
    (cause: unknown) => {
      throw new TypeError("mock.listen() needs msw: npm install --save-dev msw. Without it, use mock.fetch.", {
        cause,
      });
    },
  );
  const server = setupServer(
    http.all(`${url}/*`, ({ request }) =>
      answer(fromRequest(request)).catch((error: unknown) => {
        // A connection that breaks is an error of the network; anything else is a fault to be seen.
        if (error instanceof TypeError) return HttpResponse.error();
        throw error;
      }),
    ),
  );
  server.listen({ onUnhandledRequest: "bypass" });
  return () => server.close();
}

import type { RequestHandler } from "msw";
import type { MockServer } from "./mock-server";

/** With msw as it was loaded: whoever does not use it need not have it. */
export function toHandlers(
  { http, HttpResponse }: Pick<typeof import("msw"), "http" | "HttpResponse">,
  { url, fetch }: Pick<MockServer, "url" | "fetch">,
): RequestHandler[] {
  return [
    http.all(`${url}/*`, ({ request }) =>
      fetch(request).catch((error: unknown) => {
        // A connection that breaks is an error of the network; anything else is a fault to be seen.
        if (error instanceof TypeError) return HttpResponse.error();
        throw error;
      }),
    ),
  ];
}

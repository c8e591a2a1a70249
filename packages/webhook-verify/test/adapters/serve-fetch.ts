import { getRequestListener } from "@hono/node-server";
import { listen } from "./listen";
import type { Running } from "./promises";

/** Serves a function from `Request` to `Response` over HTTP. */
export function serveFetch(handle: (request: Request) => Response | Promise<Response>): Promise<Running> {
  return listen(getRequestListener(handle, { overrideGlobalObjects: false }));
}

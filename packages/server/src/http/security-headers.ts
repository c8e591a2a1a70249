import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";
import type { EdgeMiddleware } from "./edge-context";

/** Answers are data: nothing in them may run or be framed. The reference page sets a policy of its own. */
const protect = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  // Whether the neighbours of this host speak TLS is not for this server to say.
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
});

/** Gives every answer its security headers. They are the same for all, so helmet is asked once. */
export function createSecurityHeaders(): EdgeMiddleware {
  const fixed = askHelmet();
  return async function securityHeaders(ctx, next) {
    ctx.state.headers = { ...fixed };
    await next();
    // What went out already had them.
    if (ctx.respond === false) return;
    for (const [name, value] of Object.entries(ctx.state.headers)) if (!ctx.res.hasHeader(name)) ctx.set(name, value);
  };
}

function askHelmet(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  // All that helmet does with a response.
  const response = {
    setHeader: (name: string, value: string | number) => {
      headers[name] = String(value);
    },
    removeHeader: () => undefined,
  } as unknown as ServerResponse;
  protect({} as IncomingMessage, response, () => undefined);
  return headers;
}

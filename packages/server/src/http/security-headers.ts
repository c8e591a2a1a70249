import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";
import type { EdgeMiddleware } from "./edge-context";

/** Answers are data: nothing in them may run or be framed. The reference page sets a policy of its own. */
const protect = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  // Whether the neighbours of this host speak TLS is not for this server to say.
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
});

/** The same for every answer, so helmet is asked once. */
const FIXED = Object.entries(askHelmet());

/** Gives every answer its security headers, and those that the steps of the edge have collected. */
export const securityHeaders: EdgeMiddleware = async function securityHeaders(ctx, next) {
  ctx.state.headers = {};
  await next();
  // What went out already had them.
  if (ctx.respond === false) return;
  for (const [name, value] of [...Object.entries(ctx.state.headers), ...FIXED]) {
    if (!ctx.res.hasHeader(name)) ctx.set(name, value);
  }
};

/** An answer's own headers and the fixed ones, as names and values in turn: node writes such a list faster than an object. */
export function withSecurityHeaders(own: Readonly<Record<string, string>>): string[] {
  const all: string[] = [];
  for (const [name, value] of FIXED) if (own[name] === undefined) all.push(name, value);
  for (const name of Object.keys(own)) all.push(name, own[name] ?? "");
  return all;
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

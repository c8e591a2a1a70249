import type { Middleware } from "koa";
import helmet from "koa-helmet";

/** Answers are data: nothing in them may run or be framed. The reference page sets a policy of its own. */
export function createSecurityHeaders(): Middleware {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // Whether the neighbours of this host speak TLS is not for this server to say.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  });
}

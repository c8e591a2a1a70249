import type { NewId } from "../lib/ids";
import type { EdgeMiddleware } from "./edge-context";

/** Short, and harmless in a log line. */
const ACCEPTABLE = /^[\w.:-]{1,128}$/;

/** Gives the request its id (the client's own, if it sent a usable one) and its language. */
export function createRequestIdentity(newId: NewId): EdgeMiddleware {
  return function requestIdentity(ctx, next) {
    const given = ctx.get("X-Request-Id");
    ctx.state.requestId = ACCEPTABLE.test(given) ? given : newId("req");
    ctx.state.language = ctx.acceptsLanguages("es", "en") === "en" ? "en" : "es";
    ctx.state.operation = null;
    ctx.set("X-Request-Id", ctx.state.requestId);
    return next();
  };
}

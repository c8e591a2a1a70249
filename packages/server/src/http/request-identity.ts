import type { Language } from "@inbox-hub/openapi/rules";
import type { NewId } from "../lib/ids";
import { createMemo } from "../lib/memo";
import type { EdgeContext, EdgeMiddleware } from "./edge-context";

/** Short, and harmless in a log line. */
const ACCEPTABLE = /^[\w.:-]{1,128}$/;

/** Gives the request its id (the client's own, if it sent a usable one) and its language. */
export function createRequestIdentity(newId: NewId): EdgeMiddleware {
  // Few headers come again and again, and reading one takes as long as finding a route.
  const remember = createMemo<Language>();

  return function requestIdentity(ctx, next) {
    const given = ctx.get("X-Request-Id");
    ctx.state.requestId = ACCEPTABLE.test(given) ? given : newId("req");
    ctx.state.language = remember(ctx.get("Accept-Language"), () => readLanguage(ctx));
    ctx.state.operation = null;
    ctx.state.headers["X-Request-Id"] = ctx.state.requestId;
    return next();
  };
}

function readLanguage(ctx: EdgeContext): Language {
  return ctx.acceptsLanguages("es", "en") === "en" ? "en" : "es";
}

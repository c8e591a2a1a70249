import type { NewId } from "../lib/ids";
import type { Language } from "../lib/phrase";
import type { EdgeContext, EdgeMiddleware } from "./edge-context";

/** Short, and harmless in a log line. */
const ACCEPTABLE = /^[\w.:-]{1,128}$/;

/** So many spellings of `Accept-Language` are remembered, and none that is longer than browsers send. */
const MOST_SPELLINGS = 1_000;
const LONGEST_SPELLING = 100;

/** Gives the request its id (the client's own, if it sent a usable one) and its language. */
export function createRequestIdentity(newId: NewId): EdgeMiddleware {
  // Few headers come again and again, and reading one takes as long as finding a route.
  const languages = new Map<string, Language>();
  const languageOf = (ctx: EdgeContext): Language => {
    const header = ctx.get("Accept-Language");
    const known = languages.get(header);
    if (known !== undefined) return known;
    const language = ctx.acceptsLanguages("es", "en") === "en" ? "en" : "es";
    if (header.length > LONGEST_SPELLING) return language;
    if (languages.size >= MOST_SPELLINGS) languages.clear();
    languages.set(header, language);
    return language;
  };

  return function requestIdentity(ctx, next) {
    const given = ctx.get("X-Request-Id");
    ctx.state.requestId = ACCEPTABLE.test(given) ? given : newId("req");
    ctx.state.language = languageOf(ctx);
    ctx.state.operation = null;
    ctx.state.headers["X-Request-Id"] = ctx.state.requestId;
    return next();
  };
}

import type { Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import type { EdgeMiddleware } from "./edge-context";
import type { HttpMetrics } from "./http-metrics";

/** One line a request, and its place in the metrics. The pattern of the route, never the address: phone numbers are in it. */
export function createRequestLog({
  log,
  metrics,
  clock,
}: {
  log: Log;
  metrics: HttpMetrics;
  clock: Clock;
}): EdgeMiddleware {
  return function requestLog(ctx, next) {
    const startedAt = clock.now();
    // Also when the client goes away, and only once the last byte is out.
    ctx.res.once("close", () => {
      const { requestId, operation, errorCode } = ctx.state;
      // Unanswered, when the client went away before.
      const status = ctx.res.headersSent ? ctx.res.statusCode : undefined;
      const ms = clock.now() - startedAt;
      const fields = {
        requestId,
        operationId: operation?.id,
        method: ctx.method,
        route: operation?.path,
        status,
        code: errorCode,
        ms,
        aborted: ctx.res.writableFinished ? undefined : true,
      };
      const isProbe = operation?.id.startsWith("system.") ?? false;
      log[isProbe && errorCode === undefined ? "debug" : "info"](fields, "request");
      if (status !== undefined) metrics.observe({ operationId: operation?.id ?? "none", status, seconds: ms / 1000 });
    });
    return next();
  };
}

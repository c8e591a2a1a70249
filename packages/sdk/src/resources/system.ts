import type { Schemas } from "@inbox-hub/openapi";
import type { RequestOptions } from "../call-options";
import { readOpenApi, readText } from "../readers";
import { Resource } from "../resource";

/** Health, metrics and the contract. None of them needs an API key. */
export class System extends Resource {
  /** Ask whether the server is up. */
  health(options?: RequestOptions): Promise<Schemas["Health"]> {
    return this.hub.request("system.health", {}, options);
  }

  /** Ask whether the process is alive, as a liveness probe does. */
  live(options?: RequestOptions): Promise<Schemas["Health"]> {
    return this.hub.request("system.live", {}, options);
  }

  /**
   * Ask whether the server takes requests, as a readiness probe does.
   * @throws `SERVICE_UNAVAILABLE`.
   */
  ready(options?: RequestOptions): Promise<Schemas["Health"]> {
    return this.hub.request("system.ready", {}, options);
  }

  /**
   * Get the metrics, in the text format of Prometheus.
   * @throws `MISSING_TOKEN`, `INVALID_TOKEN`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * // The server's INBOX_HUB_METRICS_TOKEN, unless it listens on loopback only.
   * const metrics = await hub.system.metrics({ headers: { Authorization: `Bearer ${process.env.METRICS_TOKEN}` } });
   * ```
   */
  metrics(options?: RequestOptions): Promise<string> {
    return this.hub.requestAs(readText, "system.metrics", {}, options);
  }

  /** Get the page of the interactive reference, as HTML. */
  docs(options?: RequestOptions): Promise<string> {
    return this.hub.requestAs(readText, "system.docs", {}, options);
  }

  /** Get the contract that this very server implements, as an OpenAPI document. */
  openapi(options?: RequestOptions): Promise<Schemas["OpenApiDocument"]> {
    return this.hub.requestAs(readOpenApi, "system.openapi", {}, options);
  }
}

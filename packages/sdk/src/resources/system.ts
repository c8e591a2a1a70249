import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { RequestOptions } from "../call-options";

/** Health, metrics and the contract. None of them needs an API key. */
export interface System {
  /**
   * Ask whether the server is up.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#systemhealth}
   * @throws Only what every method can fail with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const health = await hub.system.health();
   * ```
   */
  health(options?: RequestOptions): APIPromise<Schemas["Health"]>;

  /**
   * Ask whether the process is alive, as a liveness probe does.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#systemlive}
   * @throws Only what every method can fail with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const health = await hub.system.live();
   * ```
   */
  live(options?: RequestOptions): APIPromise<Schemas["Health"]>;

  /**
   * Ask whether the server takes requests, as a readiness probe does.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#systemready}
   * @throws `SERVICE_UNAVAILABLE`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const health = await hub.system.ready();
   * ```
   */
  ready(options?: RequestOptions): APIPromise<Schemas["Health"]>;

  /**
   * Get the metrics, in the text format of Prometheus.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#systemmetrics}
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
  metrics(options?: RequestOptions): APIPromise<string>;

  /**
   * Get the page of the interactive reference, as HTML.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#systemdocs}
   * @throws Only what every method can fail with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const result = await hub.system.docs();
   * ```
   */
  docs(options?: RequestOptions): APIPromise<string>;

  /**
   * Get the contract that this very server implements, as an OpenAPI document.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#systemopenapi}
   * @throws Only what every method can fail with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const openApiDocument = await hub.system.openapi();
   * ```
   */
  openapi(options?: RequestOptions): APIPromise<Schemas["OpenApiDocument"]>;
}

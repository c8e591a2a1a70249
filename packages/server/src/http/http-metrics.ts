import { Histogram, type Registry } from "prom-client";

export interface HttpMetrics {
  observe(request: { readonly operationId: string; readonly status: number; readonly seconds: number }): void;
}

export function createHttpMetrics(registry: Registry): HttpMetrics {
  const duration = new Histogram({
    name: "inbox_hub_http_request_duration_seconds",
    help: "How long requests took, by operation and class of status.",
    labelNames: ["operation", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  return {
    observe: ({ operationId, status, seconds }) =>
      duration.observe({ operation: operationId, status: `${Math.floor(status / 100)}xx` }, seconds),
  };
}

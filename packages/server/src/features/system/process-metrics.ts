import { collectDefaultMetrics, Registry } from "prom-client";

/** A registry with what node says of this process; other parts add theirs. */
export function createMetricsRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

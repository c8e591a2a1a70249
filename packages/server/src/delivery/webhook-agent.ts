import { Agent, type buildConnector } from "undici";
import { MOST_RUNNING } from "./slots";

interface WebhookAgentDeps {
  /** Decides at each connection whether the address may be reached; see lib/address-guard. */
  readonly connector: buildConnector.connector;
}

/** Receivers close an idle connection without a word, many after 5 seconds; a request on it would be lost. */
const KEEP_ALIVE_MS = 4_000;
const LONGEST_KEEP_ALIVE_MS = 60_000;

/** What carries the events to the receivers. It follows no redirect and knows no proxy. */
export function createWebhookAgent({ connector }: WebhookAgentDeps): Agent {
  return new Agent({
    connect: connector,
    // As many as may run at all: webhooks of one host wait for their own slots, never for each other's connections.
    connections: MOST_RUNNING,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: LONGEST_KEEP_ALIVE_MS,
  });
}

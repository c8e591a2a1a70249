import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import type { Tenant } from "../../contract/tenant";
import type { AttemptError } from "../../delivery/outcome";
import type { PostEvent, PostResult } from "../../delivery/post-event";
import { AppError } from "../../lib/app-error";
import type { Clock } from "../../lib/clock";
import type { NewId } from "../../lib/ids";
import type { WebhookStore } from "./webhook-store";

interface WebhookTesterDeps {
  readonly webhooks: Pick<WebhookStore, "find" | "secretsOf">;
  readonly post: PostEvent;
  /** The contract's example of an event. */
  readonly sampleOf: (type: Schemas["EventType"]) => WebhookEvent;
  readonly clock: Clock;
  readonly newId: NewId;
}

export interface WebhookTest extends PostResult {
  readonly event: WebhookEvent;
  readonly verdict: string;
}

export type WebhookTester = ReturnType<typeof createWebhookTester>;

/** Delivers a sample now, and says in a sentence what the answer means. */
export function createWebhookTester({ webhooks, post, sampleOf, clock, newId }: WebhookTesterDeps) {
  return async (tenant: Tenant, webhookId: string, type: Schemas["EventType"] | null): Promise<WebhookTest> => {
    const webhook = await webhooks.find(tenant, webhookId);
    const secrets = await webhooks.secretsOf(tenant, webhookId);
    if (!webhook || !secrets) throw new AppError("WEBHOOK_NOT_FOUND", { webhookId });
    const sample = sampleOf(type ?? webhook.events[0] ?? "message");
    const event = { ...sample, id: newId("evt"), timestamp: new Date(clock.now()).toISOString(), sequence: 0 };
    const answer = await post({
      url: webhook.url,
      eventId: event.id,
      body: Buffer.from(JSON.stringify(event)),
      attempt: 1,
      timeoutMs: webhook.timeoutSeconds * 1000,
      secret: secrets.current,
      previousSecret: secrets.previous,
    });
    return { ...answer, event, verdict: verdictOf(answer) };
  };
}

const errorVerdicts = {
  dns_error: "the host name does not resolve",
  connection_refused: "nothing listens at that address",
  connection_reset: "the receiver closed the connection",
  tls_error: "the TLS certificate or handshake was refused",
  timeout: "no answer before the time limit",
  blocked_address: "the address is not public: allow its network with INBOX_HUB_WEBHOOK_ALLOW_NETS",
  network_error: "the network failed",
} as const satisfies Record<AttemptError, string>;

function verdictOf({ status, error }: PostResult): string {
  if (status === null) return `not delivered: ${errorVerdicts[error ?? "network_error"]}`;
  if (status >= 200 && status < 300) return `the receiver accepted the event: ${status}`;
  if (status >= 300 && status < 400) return `not delivered: redirects are not followed (${status})`;
  if (status === 400) return "body probably parsed before its signature was checked: 400";
  if (status === 401 || status === 403) return `signature probably rejected: ${status}`;
  if (status === 404) return "no such path at the receiver: 404";
  if (status === 410) return "the receiver wants no more events: 410 would disable the webhook";
  return `refused by the receiver: ${status}`;
}

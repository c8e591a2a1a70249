import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import type { Phrase } from "@inbox-hub/openapi/rules";
import { AppError, verdictOf } from "@inbox-hub/openapi/rules";
import type { Tenant } from "../../contract/tenant";
import type { PostEvent, PostResult } from "../../delivery/post-event";
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
  readonly verdict: Phrase;
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
      headers: secrets.headers,
    });
    const hidden = Object.fromEntries(Object.keys(secrets.headers).map((name) => [name, HIDDEN]));
    const requestHeaders = { ...answer.requestHeaders, ...hidden };
    return { ...answer, requestHeaders, event, verdict: verdictOf(answer) };
  };
}

/** In place of a value that may be a password. */
const HIDDEN = "…";

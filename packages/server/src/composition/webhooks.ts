import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import { document } from "@inbox-hub/openapi/document";
import { checkSecret, generateSecret, signDelivery } from "@inbox-hub/webhook-verify/sign";
import { createDeliveryDispatcher } from "../delivery/dispatcher";
import { createPostEvent } from "../delivery/post-event";
import { createWebhookAgent } from "../delivery/webhook-agent";
import type { SessionAccess } from "../features/sessions/session-access";
import { createDeliveryService } from "../features/webhooks/delivery-service";
import { createWebhookHandlers } from "../features/webhooks/webhook-handlers";
import { createWebhookReplays } from "../features/webhooks/webhook-replays";
import { createWebhookService } from "../features/webhooks/webhook-service";
import { createWebhookTester } from "../features/webhooks/webhook-test";
import { type AddressGuard, checkTargetUrl } from "../lib/address-guard";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Log } from "../lib/log";
import { createSignal, type Signal } from "../lib/signal";
import type { Stores } from "./stores";

interface WebhooksDeps {
  readonly stores: Stores;
  readonly access: SessionAccess;
  readonly guard: AddressGuard;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly delivered: Signal;
}

/** Events to customers: the webhooks, and what delivers to them. */
export function createWebhooks({ stores, access, guard, clock, newId, log, delivered }: WebhooksDeps) {
  const replayed = createSignal();
  const agent = createWebhookAgent({ connector: guard.connector });
  const post = createPostEvent({ dispatcher: agent, sign: signDelivery, clock });
  const service = createWebhookService({
    webhooks: stores.webhooks,
    sessions: access,
    checkUrl: (url) => checkTargetUrl(url, guard),
    secrets: { generate: generateSecret, check: checkSecret },
    clock,
    delivered,
  });
  const deliveries = createDeliveryService({
    webhooks: stores.webhooks,
    deliveries: stores.webhooks,
    replays: stores.webhooks,
    clock,
    delivered,
    replayed,
  });
  const test = createWebhookTester({ webhooks: stores.webhooks, post, sampleOf, clock, newId });
  const dispatcher = createDeliveryDispatcher({
    deliveries: stores.deliveries,
    post,
    abort: () => void agent.destroy(),
    clock,
    log,
    delivered,
  });
  return {
    handlers: createWebhookHandlers({ webhooks: service, deliveries, test }),
    dispatcher,
    replays: createWebhookReplays({ replays: stores.webhooks, clock, log, replayed, delivered }),
    async stop() {
      await dispatcher.stop();
      await agent.destroy();
    },
  };
}

/** The contract's own example of an event. */
function sampleOf(type: Schemas["EventType"]): WebhookEvent {
  const found = Object.values(document.components.schemas)
    .flatMap((schema) => ("examples" in schema ? (schema.examples as readonly unknown[]) : []))
    .find((example) => isEvent(example) && example.type === type);
  if (!isEvent(found)) throw new Error(`The contract has no example of ${type}`);
  return found;
}

/** The contract's linter has checked its examples against their schemas. */
function isEvent(example: unknown): example is WebhookEvent {
  return typeof example === "object" && example !== null && "event" in example && "sequence" in example;
}

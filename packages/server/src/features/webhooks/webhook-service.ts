import type { Phrase, WebhookHeaders } from "@inbox-hub/openapi/rules";
import { AppError, headerProblems, invalidRequest, normalizeHeaders } from "@inbox-hub/openapi/rules";
import type { SecretProblem } from "@inbox-hub/webhook-verify/sign";
import type { Page, PageRequest } from "../../contract/page";
import { KEY_FOR_EVERY_SESSION, type Tenant } from "../../contract/tenant";
import type { Clock } from "../../lib/clock";
import type { Signal } from "../../lib/signal";
import type { AuditStamp, Caller } from "../organizations/caller";
import type { SessionAccess } from "../sessions/session-access";
import type { NewWebhook, Webhook, WebhookChange } from "./webhook";
import type { WebhookStore } from "./webhook-store";

interface WebhookServiceDeps {
  readonly webhooks: WebhookStore;
  readonly sessions: Pick<SessionAccess, "require">;
  /** What is wrong with a URL, or null. */
  readonly checkUrl: (url: string) => Phrase | null;
  readonly secrets: WebhookSecretRules;
  readonly clock: Clock;
  readonly delivered: Signal;
}

export interface WebhookSecretRules {
  readonly generate: () => string;
  /** What is wrong with a secret that a customer chose, or undefined. */
  readonly check: (secret: string) => SecretProblem | undefined;
}

/** Of an organization: each event is matched against all of them in the transaction that writes it. */
const MOST_WEBHOOKS = 50;

/** The secret itself is never repeated. */
const secretProblems = {
  empty: { es: "no puede firmar: está vacío", en: "cannot sign: it is empty" },
  not_printable_ascii: {
    es: "no puede firmar: solo admite caracteres ASCII imprimibles, sin espacios",
    en: "cannot sign: only printable ASCII without spaces is allowed",
  },
  not_base64: {
    es: "no puede firmar: lo que sigue a whsec_ no es base64",
    en: "cannot sign: what follows whsec_ is not base64",
  },
  too_short: { es: "no puede firmar: es demasiado corto", en: "cannot sign: it is too short" },
  too_long: { es: "no puede firmar: es demasiado largo", en: "cannot sign: it is too long" },
} as const satisfies Record<SecretProblem, Phrase>;

export type WebhookService = ReturnType<typeof createWebhookService>;

export function createWebhookService({ webhooks, sessions, checkUrl, secrets, clock, delivered }: WebhookServiceDeps) {
  const checkTarget = async (tenant: Tenant, { url, sessionIds }: Pick<WebhookChange, "url" | "sessionIds">) => {
    const problem = url === undefined ? null : checkUrl(url);
    if (problem !== null) throw new AppError("WEBHOOK_URL_REFUSED", { problem });
    if (sessionIds === null && tenant.sessionIds !== null) {
      throw new AppError("FORBIDDEN", { required: KEY_FOR_EVERY_SESSION });
    }
    for (const sessionId of sessionIds ?? []) await sessions.require(tenant, sessionId);
  };

  /** One that could not sign would leave every delivery unsent. */
  const chooseSecret = (chosen: string | null): string => {
    if (chosen === null) return secrets.generate();
    const problem = secrets.check(chosen);
    if (problem === undefined) return chosen;
    throw invalidRequest([{ path: "body.secret", message: secretProblems[problem] }]);
  };

  const chooseHeaders = (chosen: WebhookHeaders): WebhookHeaders => {
    const problems = headerProblems(chosen);
    if (problems.length > 0) throw invalidRequest(problems);
    return normalizeHeaders(chosen);
  };

  return {
    list: (tenant: Tenant, page: PageRequest): Promise<Page<Webhook>> => webhooks.list(tenant, page),

    get: async (tenant: Tenant, webhookId: string): Promise<Webhook> =>
      found(await webhooks.find(tenant, webhookId), webhookId),

    async create(
      tenant: Tenant,
      caller: Caller,
      webhook: Omit<NewWebhook, "secret"> & { readonly secret: string | null },
    ): Promise<{ webhook: Webhook; secret: string }> {
      await checkTarget(tenant, webhook);
      const secret = chooseSecret(webhook.secret);
      const wanted = { ...webhook, secret, headers: chooseHeaders(webhook.headers) };
      const created = await webhooks.create(tenant, wanted, MOST_WEBHOOKS, toStamp("webhooks.create", caller));
      if (created === "too_many") throw new AppError("WEBHOOK_LIMIT_REACHED", { limit: MOST_WEBHOOKS });
      return { webhook: created, secret };
    },

    async update(tenant: Tenant, caller: Caller, webhookId: string, change: WebhookChange): Promise<Webhook> {
      // What a caller may not see is not there, whatever else is wrong with the change.
      found(await webhooks.find(tenant, webhookId), webhookId);
      await checkTarget(tenant, change);
      const headers = change.headers === undefined ? undefined : chooseHeaders(change.headers);
      const stamp = toStamp("webhooks.update", caller);
      const updated = await webhooks.update(tenant, webhookId, { ...change, headers }, stamp);
      delivered.notify();
      return found(updated, webhookId);
    },

    async remove(tenant: Tenant, caller: Caller, webhookId: string): Promise<void> {
      const isRemoved = await webhooks.remove(tenant, webhookId, toStamp("webhooks.delete", caller));
      if (!isRemoved) throw notFound(webhookId);
    },

    async enable(tenant: Tenant, caller: Caller, webhookId: string, backlog: "resume" | "drop"): Promise<Webhook> {
      const enabled = await webhooks.enable(tenant, webhookId, backlog, toStamp("webhooks.enable", caller));
      delivered.notify();
      return found(enabled, webhookId);
    },

    async rotateSecret(
      tenant: Tenant,
      caller: Caller,
      webhookId: string,
      rotation: { readonly overlapSeconds: number; readonly secret: string | null },
    ): Promise<{ secret: string; overlapEndsAt: number }> {
      const secret = chooseSecret(rotation.secret);
      const overlapEndsAt = clock.now() + rotation.overlapSeconds * 1000;
      const stamp = toStamp("webhooks.rotateSecret", caller);
      const isRotated = await webhooks.rotate(tenant, webhookId, { secret, overlapEndsAt }, stamp);
      if (!isRotated) throw notFound(webhookId);
      return { secret, overlapEndsAt };
    },

    async finishRotation(tenant: Tenant, caller: Caller, webhookId: string): Promise<Webhook> {
      const result = await webhooks.finishRotation(tenant, webhookId, toStamp("webhooks.finishRotation", caller));
      if (result === "not_rotating") throw new AppError("WEBHOOK_NOT_ROTATING", { webhookId });
      return found(result, webhookId);
    },
  };
}

function toStamp(action: string, { actor, requestId }: Caller): AuditStamp {
  return { action, actor, requestId };
}

function found(webhook: Webhook | null, webhookId: string): Webhook {
  if (webhook === null) throw notFound(webhookId);
  return webhook;
}

function notFound(webhookId: string): AppError {
  return new AppError("WEBHOOK_NOT_FOUND", { webhookId });
}

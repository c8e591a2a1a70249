import type { Schemas, WebhookEvent } from "@inbox-hub/openapi";
import type { Tenant } from "../../contract/tenant";
import type { AttemptError } from "../../delivery/outcome";
import type { PostEvent, PostResult } from "../../delivery/post-event";
import { AppError } from "../../lib/app-error";
import type { Clock } from "../../lib/clock";
import type { NewId } from "../../lib/ids";
import type { Phrase } from "../../lib/phrase";
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

const errorVerdicts = {
  dns_error: { es: "el nombre del servidor no existe", en: "the host name does not resolve" },
  connection_refused: { es: "nadie escucha en esa dirección", en: "nothing listens at that address" },
  connection_reset: { es: "el receptor cortó la conexión", en: "the receiver closed the connection" },
  tls_error: {
    es: "se rechazó el certificado o la negociación TLS",
    en: "the TLS certificate or handshake was refused",
  },
  timeout: { es: "sin respuesta antes del límite de tiempo", en: "no answer before the time limit" },
  blocked_address: {
    es: "la dirección no es pública: su red se permite con INBOX_HUB_WEBHOOK_ALLOW_NETS",
    en: "the address is not public: allow its network with INBOX_HUB_WEBHOOK_ALLOW_NETS",
  },
  network_error: { es: "falló la red", en: "the network failed" },
} as const satisfies Record<AttemptError, Phrase>;

function verdictOf({ status, error }: PostResult): Phrase {
  if (status === null) {
    const { es, en } = errorVerdicts[error ?? "network_error"];
    return { es: `no entregado: ${es}`, en: `not delivered: ${en}` };
  }
  if (status >= 200 && status < 300) {
    return { es: `el receptor aceptó el evento: ${status}`, en: `the receiver accepted the event: ${status}` };
  }
  if (status >= 300 && status < 400) {
    return {
      es: `no entregado: no se siguen redirecciones (${status})`,
      en: `not delivered: redirects are not followed (${status})`,
    };
  }
  if (status === 400) {
    return {
      es: "probablemente se interpretó el cuerpo antes de comprobar su firma: 400",
      en: "body probably parsed before its signature was checked: 400",
    };
  }
  if (status === 401 || status === 403) {
    return { es: `firma probablemente rechazada: ${status}`, en: `signature probably rejected: ${status}` };
  }
  if (status === 404) {
    return { es: "el receptor no tiene esa ruta: 404", en: "no such path at the receiver: 404" };
  }
  if (status === 410) {
    return {
      es: "el receptor no quiere más eventos: 410 desactivaría el webhook",
      en: "the receiver wants no more events: 410 would disable the webhook",
    };
  }
  return { es: `rechazado por el receptor: ${status}`, en: `refused by the receiver: ${status}` };
}

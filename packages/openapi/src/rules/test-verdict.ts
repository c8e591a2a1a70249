import type { AttemptError, ReceiverAnswer } from "./delivery-outcome";
import type { Phrase } from "./phrase";

/** What the answer to a test event means, in a sentence. */
export function verdictOf({ status, error, body }: Pick<ReceiverAnswer, "status" | "error" | "body">): Phrase {
  if (status === null) return prefixed("no entregado", "not delivered", errorVerdicts[error ?? "network_error"]);
  if (status >= 200 && status < 300) {
    return { es: `el receptor aceptó el evento: ${status}`, en: `the receiver accepted the event: ${status}` };
  }
  const code = codeOf(body);
  const refusal = code === undefined ? undefined : refusals.get(code);
  if (refusal !== undefined) return prefixed(`${status} ${code}`, `${status} ${code}`, refusal);
  if (status >= 300 && status < 400) {
    return {
      es: `no entregado: no se siguen redirecciones (${status})`,
      en: `not delivered: redirects are not followed (${status})`,
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
  invalid_answer: { es: "lo que respondió no es HTTP", en: "what it answered is not HTTP" },
  network_error: { es: "falló la red", en: "the network failed" },
} as const satisfies Record<AttemptError, Phrase>;

/** By the code that a receiver built with `@inbox-hub/webhook-verify` answers a refusal with. */
export const receiverRefusals = {
  body_not_raw: {
    es: "el cuerpo se interpretó antes de comprobar su firma",
    en: "the body was parsed before its signature was checked",
  },
  signature_mismatch: {
    es: "otro secreto, u otros bytes que los recibidos",
    en: "another secret, or other bytes than those that arrived",
  },
  secret_invalid: { es: "el secreto del receptor no es válido", en: "the receiver's secret is not valid" },
  header_missing: { es: "un proxy quita las cabeceras webhook-*", en: "a proxy removes the webhook-* headers" },
  header_malformed: {
    es: "un proxy repite o cambia una cabecera webhook-*",
    en: "a proxy repeats or changes a webhook-* header",
  },
  timestamp_too_old: {
    es: "la firma es auténtica, pero uno de los relojes va mal",
    en: "the signature is genuine, but one of the clocks is wrong",
  },
  timestamp_in_future: {
    es: "la firma es auténtica, pero uno de los relojes va mal",
    en: "the signature is genuine, but one of the clocks is wrong",
  },
  body_too_large: {
    es: "el cuerpo supera el maxBodyBytes del receptor",
    en: "the body is over the receiver's maxBodyBytes",
  },
  no_supported_signature: {
    es: "el receptor no conoce esta versión de la firma",
    en: "the receiver does not know this version of the signature",
  },
  body_not_json: { es: "el receptor no leyó un objeto JSON", en: "the receiver read no JSON object" },
} as const satisfies Record<string, Phrase>;

const refusals: ReadonlyMap<string, Phrase> = new Map(Object.entries(receiverRefusals));

function prefixed(es: string, en: string, phrase: Phrase): Phrase {
  return { es: `${es}: ${phrase.es}`, en: `${en}: ${phrase.en}` };
}

/** Receivers answer anything: only a short `code` in a JSON object counts. */
function codeOf(body: string | null): string | undefined {
  try {
    const code: unknown = Reflect.get(Object(JSON.parse(body ?? "")), "code");
    return typeof code === "string" ? code : undefined;
  } catch {
    return undefined;
  }
}

/** What to answer the sender, for an adapter to translate into its framework. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Why a request is not handled. The sender's log of deliveries shows it to the webhook's owner. */
interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const ACCEPTED: Answer = { status: 204, headers: {}, body: undefined };

export const BUSY = refuse(
  { status: 409, code: "delivery_busy", message: "This delivery is being handled." },
  { "retry-after": "5" },
);

export const METHOD_NOT_ALLOWED = refuse(
  { status: 405, code: "method_not_allowed", message: "Webhooks are sent with POST." },
  { allow: "POST" },
);

export function refuse({ status, code, message }: Refusal, headers: Answer["headers"] = {}): Answer {
  return {
    status,
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ code, message }),
  };
}

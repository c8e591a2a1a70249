import { InboxHub, isErrorCode, RateLimitError, type Schemas, SessionDisconnectedError } from "@inbox-hub/sdk";
import { createVerifier, type StandardDelivery } from "@inbox-hub/webhook-verify";

/** What consumers write: with each compiler it must mean the same. */
export async function send(hub: InboxHub): Promise<string> {
  const sent: Schemas["SentMessage"] = await hub.messages.send("session_1", { to: "34612345678", message: "Hola" });
  const batch = await hub.session("session_1").messages.send({ to: ["34612345678", "34687654321"], message: "Hola" });
  const { requestId } = await hub.sessions.get("session_1", { timeout: 1000 }).withResponse();
  const outcome = await hub.messages.get("session_1", sent.messageId).safe();
  if (!outcome.ok) throw outcome.error;
  for await (const contact of hub.contacts.list("session_1", { limit: 2 })) return contact.contactId;
  const [first] = await hub.contacts.list("session_1").toArray({ limit: 1 });
  return first?.contactId ?? requestId ?? batch.batchId;
}

export function explain(error: unknown): string {
  if (error instanceof RateLimitError) return `Wait ${error.retryAfter?.toFixed()} seconds`;
  if (error instanceof SessionDisconnectedError) return error.sessionId ?? error.message;
  if (isErrorCode(error, "MEDIA_EXPIRED")) {
    const code: "MEDIA_EXPIRED" = error.code;
    return code;
  }
  return "Nobody knows";
}

export function textOf({ event }: StandardDelivery): string | undefined {
  return event.type === "message" ? event.data.message : undefined;
}

export const verifier = createVerifier({ secret: "whsec_" });
export const hub = new InboxHub({ apiKey: async () => "ih_test_only-for-tests", timeout: undefined });

// @ts-expect-error A message has a recipient.
export const wrong = () => hub.messages.send("session_1", { message: "Hola" });
// @ts-expect-error There is no such option.
export const misspelled = () => new InboxHub({ apikey: "ih_test_only-for-tests" });

import type { WebhookEventType } from "@inbox-hub/openapi";
import { toTime } from "@inbox-hub/openapi/rules";
import { type EventOverrides, sampleEvent } from "@inbox-hub/webhook-verify/testing";
import { post } from "./delivery/post";
import type { Delivered, DeliverOptions, EventData } from "./mock-server";

interface Facts {
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
  readonly sessionId: string | null;
}

const TIMEOUT_MS = 15_000;
const HANDLER_URL = "http://localhost/webhooks";

/** Delivers an event that the test makes up. */
export async function deliver<Type extends WebhookEventType>(
  type: Type,
  data: EventData<Type>,
  { to, secret, attempt = 1, timestamp, ...given }: DeliverOptions,
  { now, newId, ...facts }: Facts,
): Promise<Delivered<Type>> {
  const { id = newId("evt"), sessionId = facts.sessionId } = given;
  const about = { id, sessionId, timestamp: toTime(now()), data };
  // What is changed of an event is typed where it is given.
  const event = sampleEvent(type, about as unknown as EventOverrides<Type>);
  const [current = "", previous = null] = typeof secret === "string" ? [secret] : secret;
  const result = await post({
    url: typeof to === "function" ? HANDLER_URL : String(to),
    receiver: to,
    event,
    secret: current,
    previousSecret: previous,
    headers: {},
    attempt,
    ...(timestamp === undefined ? {} : { timestamp }),
    timeoutMs: TIMEOUT_MS,
  });
  const { response, requestHeaders, error } = result;
  if (response === null) throw new TypeError(`mock.deliver("${type}"): ${to} did not answer (${error}).`);
  return { event, requestHeaders, response };
}

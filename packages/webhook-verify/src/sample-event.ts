import { type WebhookEventOf, type WebhookEventType, webhookSamples } from "@inbox-hub/openapi";

/**
 * Every event type there is.
 *
 * @example
 * ```ts
 * import { eventTypes, sampleEvent } from "@inbox-hub/webhook-verify/testing";
 *
 * const oneOfEach = eventTypes.map((type) => sampleEvent(type));
 * ```
 */
// The samples have no other keys.
export const eventTypes = Object.keys(webhookSamples) as readonly WebhookEventType[];

/**
 * What can be changed of a sample: all but its type. Objects are merged field by field, lists are replaced. What an event
 * need not have is given whole.
 */
export type EventOverrides<Type extends WebhookEventType> = Overrides<Omit<WebhookEventOf<Type>, "type" | "event">>;

type Overrides<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: Record<never, never> extends Pick<T, Key> ? T[Key] : Overrides<T[Key]> }
    : T;

/**
 * Makes an event as Inbox Hub sends it, from the contract's own example. Its ids and times are always the same; give your
 * own where a test needs them to differ.
 *
 * @throws `TypeError` for a type that this release does not know.
 *
 * @example
 * ```ts
 * import { sampleEvent } from "@inbox-hub/webhook-verify/testing";
 *
 * const event = sampleEvent("message", { id: "evt_2", data: { message: "¿Hay stock?", contact: { name: null } } });
 * ```
 */
export function sampleEvent<Type extends WebhookEventType>(
  type: Type,
  overrides?: EventOverrides<Type>,
): WebhookEventOf<Type> {
  if (!Object.hasOwn(webhookSamples, type)) {
    throw new TypeError(`There is no event type ${JSON.stringify(type)}. There are: ${eventTypes.join(", ")}.`);
  }
  // A copy: what one test changes in its event, the next one must not find. Merging keeps a sample's type.
  // By JSON, which it is on the wire: Jest's jsdom has no structuredClone.
  return JSON.parse(JSON.stringify(merge(webhookSamples[type], overrides)));
}

/** As in a call of the API, what is absent is left as it is and `null` is a value. */
function merge(sample: unknown, override: unknown): unknown {
  if (override === undefined) return sample;
  if (!isPlainObject(sample) || !isPlainObject(override)) return override;
  const merged = Object.entries(override).map(([key, value]) => [key, merge(sample[key], value)]);
  return { ...sample, ...Object.fromEntries(merged) };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  HeadersInput,
  LegacyDelivery,
  RequestInput,
  StandardDelivery,
  UnknownEvent,
  WebhookDelivery,
  WebhookEvent,
  WebhookVerificationError,
} from "../src";
import { createVerifier as createWebVerifier } from "../src";
import { createVerifier } from "../src/node";
import { standard, verifierOptions } from "./support";

type EventOf<Type extends WebhookEvent["type"]> = Extract<WebhookEvent, { type: Type }>;

describe("the types of a delivery", () => {
  it("narrow the event by its type, and leave unknown events for the default", () => {
    function name(event: StandardDelivery["event"]): string | undefined {
      switch (event.type) {
        case "message":
          expectTypeOf(event).toEqualTypeOf<EventOf<"message">>();
          return event.data.message;
        case "session_status":
          expectTypeOf(event).toEqualTypeOf<EventOf<"session_status">>();
          return event.data.status;
        default:
          expectTypeOf(event).toEqualTypeOf<
            Exclude<WebhookEvent, { type: "message" | "session_status" }> | UnknownEvent
          >();
          return event.type;
      }
    }
    const body = '{"type":"of_next_year"}';
    const { event } = createVerifier(verifierOptions()).verify(body, standard({ body }));
    expect(name(event)).toBe("of_next_year");
  });

  it("leave nothing but unknown events when every type is handled", () => {
    function rest(event: WebhookEvent | UnknownEvent): string | undefined {
      if (isKnown(event)) return undefined;
      expectTypeOf(event).toEqualTypeOf<UnknownEvent>();
      return event.type;
    }
    const isKnown = (event: WebhookEvent | UnknownEvent): event is WebhookEvent => event.type === "message";
    expect(rest({})).toBeUndefined();
  });

  it("promise an id and a timestamp, unless legacy requests are accepted", () => {
    const { secret } = verifierOptions();
    expectTypeOf(createVerifier({ secret }).verify).returns.toEqualTypeOf<StandardDelivery>();
    expectTypeOf(createVerifier({ secret, acceptLegacy: false }).verify).returns.toEqualTypeOf<StandardDelivery>();
    expectTypeOf(createVerifier({ secret, acceptLegacy: true }).verify).returns.toEqualTypeOf<WebhookDelivery>();
    expectTypeOf(createWebVerifier({ secret }).verify).returns.resolves.toEqualTypeOf<StandardDelivery>();
    expectTypeOf<StandardDelivery["id"]>().toEqualTypeOf<string>();
    expectTypeOf<LegacyDelivery["id"]>().toEqualTypeOf<string | undefined>();
  });

  it("give the delivery or the error of a safeVerify, by ok", () => {
    const result = createVerifier(verifierOptions()).safeVerify("", {});
    if (result.ok) expectTypeOf(result).toExtend<WebhookDelivery>();
    else expectTypeOf(result.error).toEqualTypeOf<WebhookVerificationError>();
    expect(result.ok).toBe(false);
  });
});

describe("the types of what is passed", () => {
  it("take the headers and requests of Node.js and of the Fetch API", () => {
    expectTypeOf<import("node:http").IncomingHttpHeaders>().toExtend<HeadersInput>();
    expectTypeOf<import("node:http2").IncomingHttpHeaders>().toExtend<HeadersInput>();
    expectTypeOf<import("node:http").IncomingMessage["headersDistinct"]>().toExtend<HeadersInput>();
    expectTypeOf<Headers>().toExtend<HeadersInput>();
    expectTypeOf<Map<string, string>>().toExtend<HeadersInput>();
    expectTypeOf<Request>().toExtend<RequestInput>();
    // @ts-expect-error Node's rawHeaders is a flat list, no list of pairs.
    expectTypeOf<string[]>().toExtend<HeadersInput>();
  });

  it("refuse a parsed body and a missing secret", () => {
    const { verify } = createVerifier(verifierOptions());
    // @ts-expect-error A parsed body cannot be verified.
    expect(() => verify({ type: "message" }, {})).toThrow();
    // @ts-expect-error An environment variable may be unset.
    expect(() => createVerifier({ secret: undefined as string | undefined })).toThrow();
  });
});

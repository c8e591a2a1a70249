import { describe, expect, expectTypeOf, it } from "vitest";
import { createVerifier as createWebVerifier } from "../src";
import { receiveWebhooks } from "../src/fetch";
import { createVerifier } from "../src/node";
import {
  createWebhookRequest,
  eventTypes,
  sampleEvent,
  signWebhook,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookEventType,
} from "../src/testing";
import { CUSTOM_SECRET, legacy, NOW, OTHER_SECRET, standard, verifierOptions } from "./support";

const event = sampleEvent("message");
const delivery = { secret: CUSTOM_SECRET, event, timestamp: NOW };

describe("sampleEvent", () => {
  it.each(eventTypes)("makes a %s, whichever verifier or adapter receives it", async (type) => {
    const sample = sampleEvent(type);
    expect(sample).toMatchObject({ type, event: type });
    const { headers, body } = signWebhook({ ...delivery, event: sample });
    const expected = { scheme: "standard", id: sample.id, timestamp: NOW, event: sample };
    expect(createVerifier(verifierOptions()).verify(body, headers)).toMatchObject(expected);
    expect(await createWebVerifier(verifierOptions()).verify(body, headers)).toMatchObject(expected);

    const received: unknown[] = [];
    const receive = receiveWebhooks(verifierOptions(), (taken) => received.push(taken.event));
    expect(await receive(createWebhookRequest({ ...delivery, event: sample }))).toMatchObject({ status: 204 });
    expect(received).toEqual([sample]);
  });

  it("changes what is given, however deep, and leaves the rest", () => {
    const changed = sampleEvent("message", {
      id: "evt_2",
      data: { message: "¿Hay stock?", mediaId: "med_1", quotedMessageId: null, contact: { name: null } },
    });
    expect(changed).toEqual({
      ...event,
      id: "evt_2",
      data: {
        ...event.data,
        message: "¿Hay stock?",
        mediaId: "med_1",
        quotedMessageId: null,
        contact: { ...event.data.contact, name: null },
      },
    });
  });

  it("adds what an event need not have", () => {
    const location = { latitude: 40.4168, longitude: -3.7038 };
    expect(sampleEvent("message", { data: { type: "location", location } }).data.location).toEqual(location);
  });

  it("replaces lists", () => {
    expect(sampleEvent("poll_vote", { data: { options: [] } }).data.options).toEqual([]);
  });

  it("leaves what is given as undefined", () => {
    // @ts-expect-error Not every project has the compiler tell undefined from absent.
    expect(sampleEvent("message", { id: undefined, data: { message: undefined } })).toEqual(event);
  });

  it("shares nothing with other samples or with what was given", () => {
    const overrides = { data: { options: ["Mañana"] } };
    for (const vote of [sampleEvent("poll_vote"), sampleEvent("poll_vote", overrides)]) {
      vote.data.options.push("Tarde");
      vote.data.chatId = "34600000000";
    }
    expect(sampleEvent("poll_vote", overrides)).toEqual(sampleEvent("poll_vote"));
    expect(sampleEvent("poll_vote").data).toMatchObject({ options: ["Mañana"], chatId: "34612345678" });
  });

  it.each(["mesage", "toString", "", undefined])("refuses the type %j and names those there are", (type) => {
    // @ts-expect-error There is no such type.
    const make = () => sampleEvent(type);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`There is no event type ${JSON.stringify(type)}. There are: message, message_sent, `);
  });

  it("has the type of its event", () => {
    expectTypeOf(sampleEvent("message")).toEqualTypeOf<WebhookEventOf<"message">>();
    expectTypeOf(sampleEvent<"message" | "poll_vote">).returns.toEqualTypeOf<WebhookEventOf<"message" | "poll_vote">>();
    expectTypeOf(sampleEvent<WebhookEventType>).returns.toEqualTypeOf<WebhookEvent>();
  });

  it("takes no overrides that its event does not have", () => {
    // @ts-expect-error A field of another event.
    sampleEvent("message", { data: { options: [] } });
    // @ts-expect-error A value of another type, two levels down.
    sampleEvent("message", { data: { contact: { name: 5 } } });
    // @ts-expect-error No such state.
    sampleEvent("session_status", { data: { status: "asleep" } });
    // @ts-expect-error Half a location: the sample has none to merge it into.
    sampleEvent("message", { data: { location: { latitude: 40.4168 } } });
    // @ts-expect-error The type is the first argument.
    sampleEvent("message", { type: "message" });
  });
});

describe("signWebhook", () => {
  it("signs in both schemes", () => {
    const { headers, body } = signWebhook(delivery);
    expect(JSON.parse(body)).toEqual(event);
    expect(headers).toEqual({
      "content-type": "application/json",
      "user-agent": "InboxHub-Webhooks/1",
      "webhook-attempt": "1",
      ...standard({ id: event.id, body }),
      ...legacy({ body }),
    });
  });

  it("sends now unless told otherwise", () => {
    const { headers, body } = signWebhook({ secret: CUSTOM_SECRET, event });
    expect(createVerifier({ secret: CUSTOM_SECRET, toleranceSeconds: 60 }).verify(body, headers).id).toBe(event.id);
  });

  it("sends again, later and counted", () => {
    const retry = signWebhook({ ...delivery, timestamp: NOW + 5, attempt: 2 });
    expect(retry.headers).toMatchObject({ "webhook-id": event.id, "webhook-attempt": "2" });
    const verifier = createVerifier(verifierOptions({ now: () => (NOW + 5) * 1000, toleranceSeconds: 1 }));
    expect(verifier.verify(retry.body, retry.headers).timestamp).toBe(NOW + 5);
  });

  it("signs with both secrets of a rotation", () => {
    const { headers, body } = signWebhook({ ...delivery, secret: OTHER_SECRET, previousSecret: CUSTOM_SECRET });
    for (const secret of [OTHER_SECRET, CUSTOM_SECRET]) {
      expect(createVerifier(verifierOptions({ secret })).verify(body, headers).id).toBe(event.id);
    }
  });

  it("signs an event that this release does not know", () => {
    const unknown = { id: "evt_1", type: "of_next_year", data: {} };
    const { headers, body } = signWebhook({ ...delivery, event: unknown });
    expect(createVerifier(verifierOptions()).verify(body, headers)).toMatchObject({ id: "evt_1", event: unknown });
  });

  it.each([
    ["corta", "Webhook secret 1 is invalid: too_short."],
    ["", "Webhook secret 1 is invalid: empty."],
    [undefined, "Webhook secret 1 is invalid: empty."],
  ])("refuses the secret %j", (secret, sentence) => {
    // @ts-expect-error An environment variable may be unset.
    expect(() => signWebhook({ ...delivery, secret })).toThrow(sentence);
  });

  it.each([undefined, null, "evt_1", {}, { id: 1 }])("refuses %j, which is no event with an id", (notAnEvent) => {
    // @ts-expect-error Tests are often JavaScript.
    const signing = () => signWebhook({ ...delivery, event: notAnEvent });
    expect(signing).toThrow("The event must be an object with an id.");
  });
});

describe("createWebhookRequest", () => {
  it("posts what signWebhook gives", async () => {
    const { headers, body } = signWebhook(delivery);
    const request = createWebhookRequest(delivery);
    expect(request).toMatchObject({ method: "POST", url: "http://localhost/webhooks" });
    expect(Object.fromEntries(request.headers)).toEqual(headers);
    expect(await request.text()).toBe(body);
  });

  it("goes where it is told", () => {
    expect(createWebhookRequest({ ...delivery, url: "https://crm.example/hooks?tenant=1" }).url).toBe(
      "https://crm.example/hooks?tenant=1",
    );
  });
});

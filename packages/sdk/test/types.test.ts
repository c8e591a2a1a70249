import type { Body, Data, OperationId, Query, Schemas } from "@inbox-hub/openapi";
import { describe, expectTypeOf, it } from "vitest";
import {
  type APIError,
  type ContactsQuery,
  type DeliveriesQuery,
  type ErrorCode,
  type EventsQuery,
  type EventsStreamQuery,
  type InboxHub,
  type InboxHubError,
  isErrorCode,
  type MessagesQuery,
  type Page,
  type PageQuery,
  RateLimitError,
  type RequestOptions,
  type ServerError,
  SessionDisconnectedError,
  type SessionsQuery,
  type TemplatesQuery,
  TimeoutError,
  UsageError,
} from "../src";
import type { EveryOperationIsAMethod } from "../src/client";

declare const hub: InboxHub;

type Tag<Id extends OperationId> = Id extends `${infer T extends keyof InboxHub & string}.${string}` ? T : never;
type Method<Id extends OperationId> = Id extends `${string}.${infer Name}`
  ? Name extends keyof InboxHub[Tag<Id>]
    ? InboxHub[Tag<Id>][Name]
    : never
  : never;
type Answer<Id extends OperationId> = Method<Id> extends (...args: never[]) => Promise<infer T> ? T : never;
/** What is not JSON alone. */
type Raw = "events.stream" | "system.metrics" | "system.docs" | "contacts.picture" | "media.content" | "sessions.qr";
type Items<T> = T extends Page<infer Item> ? Item[] : T extends void ? undefined : T;
type Differing = {
  [Id in Exclude<OperationId, Raw>]: [Items<Answer<Id>>] extends [Data<Id>]
    ? [Data<Id>] extends [Items<Answer<Id>>]
      ? never
      : Id
    : Id;
}[Exclude<OperationId, Raw>];
type BodyArgument<Id extends OperationId> =
  Body<Id> extends infer B
    ? B extends undefined
      ? never
      : B extends Parameters<Method<Id> extends (...args: infer A) => unknown ? (...args: A) => void : never>[number]
        ? never
        : Id
    : never;

describe("the types of the methods", () => {
  it("are those of the contract, for each operation", () => {
    expectTypeOf<EveryOperationIsAMethod>().toEqualTypeOf<true>();
    expectTypeOf<Differing>().toEqualTypeOf<never>();
    expectTypeOf<{ [Id in OperationId]: BodyArgument<Id> }[OperationId]>().toEqualTypeOf<never>();
  });

  it("have the queries of the contract", () => {
    type Loose<T> = { -readonly [Name in keyof T]: T[Name] };
    expectTypeOf<Loose<PageQuery>>().toEqualTypeOf<Loose<Query<"media.list">>>();
    expectTypeOf<Loose<SessionsQuery>>().toEqualTypeOf<Loose<Query<"sessions.list">>>();
    expectTypeOf<Loose<MessagesQuery>>().toEqualTypeOf<Loose<Query<"messages.list">>>();
    expectTypeOf<Loose<ContactsQuery>>().toEqualTypeOf<Loose<Query<"contacts.list">>>();
    expectTypeOf<Loose<TemplatesQuery>>().toEqualTypeOf<Loose<Query<"templates.list">>>();
    expectTypeOf<Loose<EventsQuery>>().toEqualTypeOf<Loose<Query<"events.list">>>();
    expectTypeOf<Loose<EventsStreamQuery>>().toEqualTypeOf<Loose<Query<"events.stream">>>();
    expectTypeOf<Loose<DeliveriesQuery>>().toEqualTypeOf<Loose<Query<"webhooks.listDeliveries">>>();
  });

  it("tell a message from a batch by the recipients", () => {
    const one = () => hub.messages.send("session_1", { to: "34612345678", message: "Hola" });
    const many = () => hub.messages.send("session_1", { to: ["34612345678"], message: "Hola" });
    const either = (body: Schemas["SendMessageRequest"]) => hub.messages.send("session_1", body);
    expectTypeOf(one).returns.resolves.toEqualTypeOf<Schemas["SentMessage"]>();
    expectTypeOf(many).returns.resolves.toEqualTypeOf<Schemas["AcceptedBatch"]>();
    expectTypeOf(either).returns.resolves.toEqualTypeOf<Schemas["SentMessage"] | Schemas["AcceptedBatch"]>();
    const template = () => hub.templates.use("tpl_1", { to: "34612345678" });
    expectTypeOf(template).returns.resolves.toEqualTypeOf<Schemas["SentMessage"]>();
  });

  it("tell events apart by their type", () => {
    const senders = async () => {
      for await (const event of await hub.events.stream()) if (event.type === "message") return event.data.from;
      for await (const event of await hub.events.list()) if (event.type === "session_status") return event.data;
      return undefined;
    };
    expectTypeOf(senders).returns.resolves.toEqualTypeOf<string | Schemas["SessionStatusEventData"] | undefined>();
    const next = async () => (await hub.events.list()).pagination.nextCursor;
    expectTypeOf(next).returns.resolves.toEqualTypeOf<string>();
  });

  it("know the format of a QR code", () => {
    const qr = () => hub.sessions.qr("session_1");
    const png = () => hub.sessions.qr("session_1", { format: "png" });
    expectTypeOf(qr).returns.resolves.toEqualTypeOf<Schemas["QrCode"]>();
    expectTypeOf(png).returns.resolves.toEqualTypeOf<Uint8Array>();
  });

  it("refuse what the contract does not have", () => {
    // @ts-expect-error An unknown property.
    const typo = () => hub.messages.send("session_1", { to: "34612345678", mesage: "Hola" });
    // @ts-expect-error An idempotency key that nobody would honour.
    const key = () => hub.sessions.get("session_1", { idempotencyKey: "k" });
    // @ts-expect-error An organization has a number.
    const organization = () => hub.webhooks.list("1");
    expectTypeOf([typo, key, organization]).toBeArray();
    expectTypeOf<RequestOptions>().not.toHaveProperty("idempotencyKey");
  });
});

describe("the types of the errors", () => {
  it("narrow by code and by class", () => {
    const error: unknown = undefined;
    if (isErrorCode(error, "SESSION_NOT_FOUND", "SESSION_DISCONNECTED")) {
      expectTypeOf(error).toExtend<APIError>();
      expectTypeOf(error.code).toEqualTypeOf<"SESSION_NOT_FOUND" | "SESSION_DISCONNECTED">();
      expectTypeOf(error.status).toBeNumber();
    }
    if (error instanceof RateLimitError) expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>();
    // @ts-expect-error A code that the contract does not have.
    isErrorCode(error, "SESION_NOT_FOUND");
    expectTypeOf<ErrorCode>().toExtend<APIError["code"]>();
    expectTypeOf<"A_CODE_OF_NEXT_YEAR">().toExtend<APIError["code"]>();
  });

  it("tell the classes apart, though they have the same properties", () => {
    const rest = (error: InboxHubError) => {
      if (error instanceof UsageError || error instanceof TimeoutError) return undefined;
      if (error instanceof RateLimitError || error instanceof SessionDisconnectedError) return undefined;
      return error;
    };
    expectTypeOf(rest).returns.toEqualTypeOf<InboxHubError | undefined>();
    const wait = (error: RateLimitError | ServerError) => (error.name === "RateLimitError" ? error : undefined);
    expectTypeOf(wait).returns.toEqualTypeOf<RateLimitError | undefined>();
  });
});

import type { Body, Data, OperationId, Schemas, WebhookEventOf, WebhookEventType } from "@inbox-hub/openapi";
import type { Page } from "../page";
import type { Breach } from "./breaches";
import type { Receiver } from "./delivery/post";
import type { MockCall } from "./edge/front-door";
import type { OperationRequest } from "./edge/handler";
import type { Fault } from "./faults";
import type { MockClock } from "./state/clock";

/** A recorded call, with the body of its operation. */
export interface CallOf<Id extends OperationId> extends MockCall<Id> {
  readonly body: Body<Id>;
}

/** What an operation gives back, as its method of the SDK does; a `Response`; or a function that gives one of them. */
export type MockAnswer<Id extends OperationId> =
  | AnswerData<Id>
  | Response
  | ((request: OperationRequest<Id>) => AnswerData<Id> | Response | Promise<AnswerData<Id> | Response>);

/** Lists are answered with a page: `{ items, pagination }`. */
type AnswerData<Id extends OperationId> =
  Data<Id> extends readonly (infer Item)[] ? Pick<Page<Item>, "items" | "pagination"> : Data<Id>;

/** What can be said of an event's data. Objects are merged field by field, lists are replaced. */
export type EventData<Type extends WebhookEventType> = Part<WebhookEventOf<Type>["data"]>;

type Part<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [Key in keyof T]?: Part<T[Key]> } : T;

/** How and where to deliver an event. */
export interface DeliverOptions {
  /** Your handler, or the address where it listens. */
  readonly to: Receiver;
  /** The webhook's secret, or several while it is rotated: all of them sign. */
  readonly secret: string | readonly [string, string];
  /** The first session unless given. */
  readonly sessionId?: string | null | undefined;
  /** Counted from 1. */
  readonly attempt?: number | undefined;
  /** When it is sent, in seconds since the epoch: to have a verifier find it too old. Now unless given. */
  readonly timestamp?: number | undefined;
  /** The event's id: give the same one twice to deliver an event again. */
  readonly id?: string | undefined;
}

/** How a delivery went. */
export interface Delivered<Type extends WebhookEventType = WebhookEventType> {
  readonly event: WebhookEventOf<Type>;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** What the receiver answered. */
  readonly response: Response;
}

/** A stand-in for Inbox Hub: it remembers, and answers as the server does. */
export interface MockServer {
  /** For `new InboxHub({ fetch: mock.fetch })`, without msw. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Where it is for `listen()`: the `baseUrl`. */
  readonly url: string;
  readonly clock: MockClock;

  /** Every request that came, oldest first. */
  readonly calls: readonly MockCall[];
  /** Those of one operation. */
  callsTo<Id extends OperationId>(operationId: Id): readonly CallOf<Id>[];
  /** The messages that went out, oldest first, each as it is now. */
  readonly sent: readonly Schemas["Message"][];
  /** Requests that broke the contract. */
  readonly breaches: readonly Breach[];
  /** Takes the breaches so far, so that `reset()` and `close()` do not throw: for a test that means to send them. */
  takeBreaches(): readonly Breach[];

  /** Makes the next request of an operation fail; with `times`, the next ones. Several faults wait for their turn. */
  failNext<Id extends OperationId>(operationId: Id, fault: Fault<Id>, options?: { readonly times?: number }): void;
  /** Says what an operation answers from now on, instead of what the mock would. The request is checked all the same. */
  respond<Id extends OperationId>(operationId: Id, answer: MockAnswer<Id>): void;

  /** Signs an event and delivers it to your handler, as Inbox Hub does. What is not given comes from the contract's example. */
  deliver<Type extends WebhookEventType>(
    type: Type,
    data: EventData<Type>,
    options: DeliverOptions,
  ): Promise<Delivered<Type>>;
  /** Resolves when every delivery under way has been answered. */
  settled(): Promise<void>;

  /** Answers the requests of this process to `url`, by msw, which must be installed. */
  listen(): Promise<void>;
  /** As at the beginning. @throws `ContractBreachError` if a request broke the contract. */
  reset(): void;
  /** Ends `listen()`. @throws `ContractBreachError` if a request broke the contract. */
  close(): void;
  /** @throws `ContractBreachError` if a request broke the contract. */
  assertNoBreaches(): void;
}

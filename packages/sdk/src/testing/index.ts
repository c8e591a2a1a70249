/** Official mocks of Inbox Hub, for the tests of your own program. */
export { type Breach, ContractBreachError } from "./breaches";
export { createMockServer } from "./create-mock-server";
export type { Receiver } from "./delivery/post";
export type { MockCall } from "./edge/front-door";
export type { OperationRequest, UploadedFile } from "./edge/handler";
export type { RateLimitOption } from "./edge/rate-limits";
export type { ErrorFault, Fault } from "./faults";
export type { ContactSeed, MockServerOptions, SessionSeed, TemplateSeed, UserSeed } from "./mock-options";
export type { CallOf, Delivered, DeliverOptions, EventData, MockAnswer, MockServer } from "./mock-server";
export type { MockClock } from "./state/clock";

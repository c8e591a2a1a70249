import type { OperationId } from "@inbox-hub/openapi";
import type { Stage } from "./stage";

/** Uses an operation as a CRM does, and checks what its user would see. */
export type Scenario = (stage: Stage) => Promise<void>;

/** One for each operation of a tag: without one of them this does not compile. */
export type ScenariosOf<Tag extends string> = {
  readonly [Id in Extract<OperationId, `${Tag}.${string}`>]: Scenario;
};

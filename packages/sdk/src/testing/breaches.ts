import type { OperationId } from "@inbox-hub/openapi";

/** A request that breaks the contract. */
export interface Breach {
  /** Null where the contract has no such operation. */
  readonly operationId: OperationId | null;
  /** `POST /api/messages/session_01/send`. */
  readonly request: string;
  /** What is wrong, such as `body.to: must match …`. */
  readonly problems: readonly string[];
}

/** Thrown at the end of a test that has sent a request which breaks the contract. */
export class ContractBreachError extends Error {
  override readonly name = "ContractBreachError";

  constructor(readonly breaches: readonly Breach[]) {
    const lines = breaches.map(
      ({ operationId, request, problems }) =>
        `  ${operationId ?? "no operation"} (${request})\n${problems.map((problem) => `    ${problem}`).join("\n")}`,
    );
    const count = breaches.length === 1 ? "A request breaks" : `${breaches.length} requests break`;
    super(
      `${count} the contract of Inbox Hub, and the server would refuse it:\n${lines.join("\n")}\n` +
        "If the test means to send it, take it with mock.takeBreaches().",
    );
  }
}

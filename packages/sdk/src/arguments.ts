import type { IdempotentOptions } from "./call-options";
import type { Operation } from "./operation";
import type { Input } from "./requester";

/** The ids in the order of the path, then a body or a query where there is one, then the options of the call. */
export function readArguments(operation: Operation, args: readonly unknown[]) {
  const count = operation.path.split("*").length - 1;
  const [first, second] = args.slice(count);
  // The types of the methods say what is passed here, and the server and `checkCallOptions` check it.
  const options = (operation.input ? second : first) as IdempotentOptions | undefined;
  const given =
    operation.input === "body" ? { body: first ?? {} } : operation.input === "query" ? { query: first } : {};
  return { input: { ids: args.slice(0, count), ...given } as Input, options };
}

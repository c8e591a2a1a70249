import type { IdempotentOptions } from "./call-options";
import type { Operation } from "./operation";
import type { Input } from "./requester";

/** The ids in the order of the path, then a body or a query where there is one, then the options of the call. */
export function readArguments(operation: Operation, args: readonly unknown[]) {
  const names = operation.path.match(/(?<=\{)\w+/g) ?? [];
  const path = Object.fromEntries(names.map((name, index) => [name, args[index]]));
  const [first, second] = args.slice(names.length);
  // The types of the methods say what is passed here, and the server and `checkCallOptions` check it.
  const options = (operation.input ? second : first) as IdempotentOptions | undefined;
  const given =
    operation.input === "body" ? { body: first ?? {} } : operation.input === "query" ? { query: first } : {};
  return { input: { path, ...given } as Input, options };
}

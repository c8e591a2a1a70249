import { ConnectionError, type ErrorFacts } from "./errors";
import { loadMore } from "./load-more";

/** With the cause, unless a page is so offline that not even the rest of the SDK can be loaded. */
export async function toConnectionError(problem: string, error: unknown, facts: ErrorFacts): Promise<ConnectionError> {
  const cause = await loadMore().then(
    ({ safeCause }) => safeCause(error),
    () => undefined,
  );
  const why = cause ? ` (${cause.message})` : "";
  return new ConnectionError(`${facts.operationId}: ${problem}${why}.`, facts, cause);
}

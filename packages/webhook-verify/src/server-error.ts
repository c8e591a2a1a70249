/**
 * Makes sure that a framework answers what a handler threw with 500. Frameworks take the status from the error, and
 * errors of HTTP clients carry their upstream's: its 410 would disable the webhook, its 200 would lose the event. What is
 * no `Error` may even be control flow: in Express `throw "route"` goes on to the next route.
 */
export function toServerError(thrown: unknown): Error {
  if (thrown instanceof Error && statusesOf(thrown).every(isServerError)) return thrown;
  return new Error("The webhook handler failed.", { cause: thrown });
}

function statusesOf(error: Error): readonly unknown[] {
  return ["status", "statusCode"].flatMap((name) => Reflect.get(error, name) ?? []);
}

function isServerError(status: unknown): boolean {
  return typeof status === "number" && status >= 500 && status <= 599;
}

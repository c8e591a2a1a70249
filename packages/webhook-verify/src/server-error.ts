/**
 * Makes sure that a framework answers what a handler threw with 500, and with nothing else. Frameworks take the status, the
 * headers or the whole answer from the error, and errors of HTTP clients carry their upstream's: its 410 would disable the
 * webhook, its 200 would lose the event. What is no `Error` may even be control flow: in Express `throw "route"` goes on to
 * the next route.
 */
export function toServerError(thrown: unknown): Error {
  const error = new Error("The webhook handler failed.", { cause: thrown });
  // Express and Koa log the stack, without the cause.
  if (thrown instanceof Error) error.stack += `\nCaused by: ${thrown.stack}`;
  return error;
}

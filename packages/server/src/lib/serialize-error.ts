/** An error as it may stand in a log: where it happened and what kind, nothing of the data it happened with. */
export interface SerializedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: SerializedError;
}

const DEEPEST_CAUSE = 5;
const LONGEST_MESSAGE = 500;

/**
 * A database error carries the query's values in its later lines and its properties, a parser's the text it could not
 * read: so only the first line, the code and the frames of the stack are kept, and runs of digits are masked.
 */
export function serializeError(error: unknown, depth = 0): SerializedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an Error was thrown" };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: withoutNumbers((error.message.split("\n")[0] ?? "").slice(0, LONGEST_MESSAGE)),
    ...(code === undefined ? {} : { code }),
    ...(frames.length === 0 ? {} : { stack: frames.join("\n") }),
    ...(error.cause === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: serializeError(error.cause, depth + 1) }),
  };
}

/** What may be a phone number. */
function withoutNumbers(text: string): string {
  return text.replace(/\+?\d{7,}/g, "[number]");
}

/** The part of `console` that the SDK writes to. It never gets bodies or secrets, and of a phone number its last digits only. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** From this level on is logged. */
export type LogLevel = keyof Logger | "off";

const METHODS = ["debug", "info", "warn", "error"] as const;

export const LEVELS: readonly unknown[] = [...METHODS, "off"] satisfies LogLevel[];

/** Whoever writes to it need not ask whether there is a logger, nor for its level. */
export function createLog(logger: Logger | undefined, level: LogLevel): Logger {
  const toMethod = (name: keyof Logger, index: number): Logger["debug"] =>
    logger && index >= LEVELS.indexOf(level) ? (message, fields) => logger[name](message, fields) : () => {};
  // An entry for each of the methods.
  return Object.fromEntries(METHODS.map((name, index) => [name, toMethod(name, index)])) as unknown as Logger;
}

/** A list of what may be shown, so that a header that nobody thought of stays hidden. */
const SHOWN =
  /^(accept|accept-language|content-length|content-type|date|etag|idempotency-key|ratelimit-\w+|retry-after|user-agent|x-request-id)$/;

export function shownHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].flatMap(([name, text]) => (SHOWN.test(name) ? [[name, maskNumbers(text)]] : [])),
  );
}

/** The path only: a query may hold what somebody searched for. */
export function shownPath(url: string): string {
  return maskNumbers(new URL(url).pathname);
}

/** Of what may be a phone number, however it is written, only the last three digits. */
function maskNumbers(text: string): string {
  return text.replace(/(?:%2B)?\d(?:(?:[-.() ]|%20)*\d){4,}(?=(?:(?:[-.() ]|%20)*\d){3})/g, "***");
}

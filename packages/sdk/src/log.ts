/** The part of `console` that the SDK writes to. It never gets bodies or secrets, and of a phone number its last digits only. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** From this level on is logged. */
export type LogLevel = keyof Logger | "off";

export const METHODS = ["debug", "info", "warn", "error"] as const;

export const LEVELS: readonly unknown[] = [...METHODS, "off"] satisfies LogLevel[];

/** Whoever writes to it need not ask whether there is a logger, nor for its level. */
export function createLog(logger: Logger | undefined, level: LogLevel): Logger {
  const toMethod = (name: keyof Logger, index: number): Logger["debug"] =>
    logger && index >= LEVELS.indexOf(level) ? (message, fields) => logger[name](message, fields) : () => {};
  // An entry for each of the methods.
  return Object.fromEntries(METHODS.map((name, index) => [name, toMethod(name, index)])) as unknown as Logger;
}

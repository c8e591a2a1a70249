import { type DestinationStream, type Logger, pino } from "pino";
import { serializeError } from "./serialize-error";

/** Where parts say what happens: `log.info({ messageId }, "message sent")`. An event and its fields, never prose. */
export type Log = Pick<Logger, "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "child">;

interface LogOptions {
  readonly level: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  /** One readable line an entry instead of JSON, for a terminal. */
  readonly pretty?: boolean;
  /** Standard output unless given. */
  readonly destination?: { write(line: string): void };
}

const SECRETS = [
  "accessToken",
  "apiKey",
  "authorization",
  "cookie",
  "currentPassword",
  "jwtSecret",
  "metricsToken",
  "newPassword",
  "password",
  "refreshToken",
  "sandboxApiKey",
  "secret",
  "set-cookie",
  "token",
  "x-api-key",
  "x-signature",
];

export function createLog({ level, pretty = false, destination = process.stdout }: LogOptions): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => serializeError(error) },
      redact: {
        // At the top, and up to two levels below: `headers.authorization`, `request.headers.authorization`.
        paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
        censor: "[redacted]",
      },
    },
    pretty ? readable(destination) : destination,
  );
}

/** `12:00:00.000 INFO  message sent  messageId=msg_1`, with a stack on the lines below. */
function readable(destination: { write(line: string): void }): DestinationStream {
  return {
    write(line) {
      const { level, time, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
      const rest = Object.entries(fields).map(([name, value]) => `  ${name}=${toText(value)}`);
      const stack = err === undefined ? "" : `\n${JSON.stringify(err, null, 2).replaceAll("\\n", "\n")}`;
      const clock = String(time).slice("2026-01-01T".length, -1);
      destination.write(`${clock} ${String(level).toUpperCase().padEnd(5)} ${msg ?? ""}${rest.join("")}${stack}\n`);
    },
  };
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

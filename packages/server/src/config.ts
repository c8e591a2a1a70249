import { parseRateLimit, type RateLimit, type RateLimitClass, standardRateLimits } from "@inbox-hub/openapi/rules";
import { z } from "zod";
import { parseNet } from "./lib/net";

/** Everything an operator can set. Pure data; secrets stand apart, so that the rest can be logged. */
export interface Config {
  readonly profile: "production" | "sandbox";
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly engine: "simulator" | "whatsapp-web";
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  /** CIDR blocks that webhooks and media addresses may reach although they are not public. */
  readonly webhookAllowNets: readonly string[];
  /** Webhooks and media addresses may be `http:` whatever their host. */
  readonly webhookAllowHttp: boolean;
  /** The client's address is the last one a proxy added to `X-Forwarded-For`. */
  readonly trustProxy: boolean;
  readonly rateLimits: Readonly<Record<RateLimitClass, RateLimit>>;
  /** How many event streams may be open at a time. */
  readonly eventStreams: { readonly total: number; readonly perOrganization: number };
  /** How many days each is kept; null for ever. */
  readonly retention: Readonly<Record<Kept, number | null>>;
  readonly secrets: {
    /** Absent in the sandbox: it makes its own and keeps it in the data folder. */
    readonly jwtSecret: string | null;
    /** Seals the secrets of the webhooks. Absent: a file of the data folder has it. */
    readonly sealingKey: string | null;
    readonly metricsToken: string | null;
    readonly sandboxApiKey: string | null;
  };
}

/** What is removed when it is old enough. */
export type Kept = "events" | "attempts" | "audit" | "media";

/** All that is wrong with the settings, at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}

/** The guide's limits; the sandbox is permissive, as the guide promises of its test environment. */
/** Shortest time and default, in days. A webhook that is enabled again gets what has waited for it up to seven days. */
const retention = {
  events: { least: 8, standard: 30 },
  attempts: { least: 1, standard: 30 },
  audit: { least: 1, standard: 365 },
  media: { least: 1, standard: 90 },
} as const satisfies Record<Kept, { readonly least: number; readonly standard: number }>;

const LOOPBACK = "127.0.0.0/8,::1/128";
const SHORTEST_SECRET = 32;
const LONGEST_DAYS = 36_500;
const MOST_STREAMS = 10_000;
const PORT_RANGE = "must be a whole number from 0 to 65535";

/**
 * Reads the settings from `INBOX_HUB_*` variables.
 * @throws ConfigError with every problem.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const profile = env.INBOX_HUB_PROFILE === "sandbox" ? "sandbox" : "production";
  const parsed = schemaFor(profile).safeParse(withoutEmpty(env));
  const problems = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? []),
    ...unknownVariables(env),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const { data } = parsed;
  return {
    profile,
    host: data.INBOX_HUB_HOST,
    port: data.INBOX_HUB_PORT,
    dataDir: data.INBOX_HUB_DATA_DIR,
    engine: data.INBOX_HUB_ENGINE,
    logLevel: data.INBOX_HUB_LOG_LEVEL,
    webhookAllowNets: data.INBOX_HUB_WEBHOOK_ALLOW_NETS,
    webhookAllowHttp: data.INBOX_HUB_WEBHOOK_ALLOW_HTTP,
    trustProxy: data.INBOX_HUB_TRUST_PROXY,
    rateLimits: {
      auth: data.INBOX_HUB_RATE_LIMIT_AUTH,
      general: data.INBOX_HUB_RATE_LIMIT_GENERAL,
      whatsapp: data.INBOX_HUB_RATE_LIMIT_WHATSAPP,
      messages: data.INBOX_HUB_RATE_LIMIT_MESSAGES,
    },
    eventStreams: {
      total: data.INBOX_HUB_EVENT_STREAMS,
      perOrganization: data.INBOX_HUB_EVENT_STREAMS_PER_ORGANIZATION,
    },
    retention: {
      events: data.INBOX_HUB_RETENTION_EVENTS_DAYS,
      attempts: data.INBOX_HUB_RETENTION_ATTEMPTS_DAYS,
      audit: data.INBOX_HUB_RETENTION_AUDIT_DAYS,
      media: data.INBOX_HUB_RETENTION_MEDIA_DAYS,
    },
    secrets: {
      jwtSecret: data.INBOX_HUB_JWT_SECRET ?? null,
      sealingKey: data.INBOX_HUB_SEALING_KEY ?? null,
      metricsToken: data.INBOX_HUB_METRICS_TOKEN ?? null,
      sandboxApiKey: data.INBOX_HUB_SANDBOX_API_KEY ?? null,
    },
  };
}

function schemaFor(profile: Config["profile"]) {
  const isSandbox = profile === "sandbox";
  const secret = z.string().refine(isStrong, {
    error: `is weak: use at least ${SHORTEST_SECRET} random characters, such as from \`openssl rand -base64 48\``,
  });
  const limits = standardRateLimits[profile];
  return z.object({
    INBOX_HUB_PROFILE: z.enum(["production", "sandbox"], { error: "must be production or sandbox" }).optional(),
    INBOX_HUB_HOST: z.string().default("127.0.0.1"),
    INBOX_HUB_PORT: z.coerce
      .number({ error: PORT_RANGE })
      .int({ error: PORT_RANGE })
      .min(0, { error: PORT_RANGE })
      .max(65535, { error: PORT_RANGE })
      .default(8084),
    INBOX_HUB_DATA_DIR: z.string().default("./data"),
    INBOX_HUB_ENGINE: z
      .enum(["simulator", "whatsapp-web"], { error: "must be simulator or whatsapp-web" })
      .default(isSandbox ? "simulator" : "whatsapp-web")
      .refine((engine) => engine === "simulator", {
        error: isSandbox
          ? "must be simulator in the sandbox profile"
          : "whatsapp-web is not part of this version: set it to simulator to try the production profile",
      }),
    INBOX_HUB_LOG_LEVEL: z
      .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
        error: "must be trace, debug, info, warn, error, fatal or silent",
      })
      .default("info"),
    INBOX_HUB_WEBHOOK_ALLOW_NETS: z
      .string()
      .default(isSandbox ? LOOPBACK : "")
      .transform(toList)
      .refine((nets) => nets.every((net) => parseNet(net) !== null), {
        error: "must be a comma-separated list of networks, such as 172.16.0.0/12",
      }),
    INBOX_HUB_WEBHOOK_ALLOW_HTTP: flag(),
    INBOX_HUB_TRUST_PROXY: flag(),
    INBOX_HUB_RATE_LIMIT_AUTH: rateLimit(limits.auth),
    INBOX_HUB_RATE_LIMIT_GENERAL: rateLimit(limits.general),
    INBOX_HUB_RATE_LIMIT_WHATSAPP: rateLimit(limits.whatsapp),
    INBOX_HUB_RATE_LIMIT_MESSAGES: rateLimit(limits.messages),
    INBOX_HUB_EVENT_STREAMS: streams(500),
    INBOX_HUB_EVENT_STREAMS_PER_ORGANIZATION: streams(20),
    INBOX_HUB_RETENTION_EVENTS_DAYS: days(retention.events),
    INBOX_HUB_RETENTION_ATTEMPTS_DAYS: days(retention.attempts),
    INBOX_HUB_RETENTION_AUDIT_DAYS: days(retention.audit),
    INBOX_HUB_RETENTION_MEDIA_DAYS: days(retention.media),
    INBOX_HUB_JWT_SECRET: isSandbox
      ? secret.optional()
      : z.string({ error: "is missing: it signs the access tokens, and production has no default" }).pipe(secret),
    INBOX_HUB_SEALING_KEY: secret.optional(),
    INBOX_HUB_METRICS_TOKEN: secret.optional(),
    INBOX_HUB_SANDBOX_API_KEY: z
      .string()
      .regex(/^[\x21-\x7e]{8,200}$/, { error: "must be 8 to 200 printable characters" })
      .refine(() => isSandbox, {
        error: "belongs to the sandbox profile: production makes its keys with `inbox-hub keys`",
      })
      .optional(),
  });
}

function flag() {
  return z
    .enum(["true", "false"], { error: "must be true or false" })
    .default("false")
    .transform((value) => value === "true");
}

/** `10/1m`: ten in a minute. */
function rateLimit(standard: string) {
  return z
    .string()
    .default(standard)
    .transform((text, context): RateLimit => {
      const limit = parseRateLimit(text);
      if (limit !== null) return limit;
      context.addIssue({ code: "custom", message: "must be <requests>/<time>, such as 100/15m" });
      return z.NEVER;
    });
}

/** Each stream holds a connection open. */
function streams(standard: number) {
  const range = `must be a whole number from 0 to ${MOST_STREAMS}`;
  return z.coerce
    .number({ error: range })
    .int({ error: range })
    .min(0, { error: range })
    .max(MOST_STREAMS, { error: range })
    .default(standard);
}

/** `30`: so many days; `0`: for ever. */
function days({ least, standard }: { readonly least: number; readonly standard: number }) {
  return z
    .string()
    .default(String(standard))
    .transform((text, context): number | null => {
      const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
      if (number === 0) return null;
      if (number >= least && number <= LONGEST_DAYS) return number;
      const range = `from ${least} to ${LONGEST_DAYS}`;
      context.addIssue({ code: "custom", message: `must be a number of days ${range}, or 0 to keep them for ever` });
      return z.NEVER;
    });
}

/** Long, and neither one character again and again nor a phrase from an example. */
function isStrong(secret: string): boolean {
  const isExample = /change.?me|secret|password|example|contraseña/i.test(secret);
  return secret.length >= SHORTEST_SECRET && new Set(secret).size >= 12 && !isExample;
}

/** A misspelt variable would silently leave its default in force. */
function unknownVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(schemaFor("sandbox").shape);
  return Object.keys(env)
    .filter((name) => name.startsWith("INBOX_HUB_") && !known.includes(name))
    .map((name) => `${name} is not a setting`);
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]])),
  );
}

function toList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

import type { Schemas } from "@inbox-hub/openapi";
import {
  checkOptions,
  count,
  flag,
  hasFunctions,
  isFunction,
  isHeaderText,
  isPositive,
  isText,
  milliseconds,
  oneOf,
  type Rule,
} from "./check-options";
import { UsageError } from "./errors";
import { isObject } from "./is-object";
import { createLog, LEVELS, type Logger, type LogLevel, METHODS } from "./log";
import type { Middleware } from "./middleware";
import type { Pace } from "./pacer";
import type { TokenStore } from "./token-store";
import type { AppInfo } from "./user-agent";

/** The part of `fetch` that the SDK needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How a client is made. Every option may be left out. */
export interface InboxHubOptions {
  /** Where the server is. Else the variable `INBOX_HUB_BASE_URL`, else the `environment`. */
  readonly baseUrl?: string | undefined;
  /** One of Inbox Hub's own servers, in place of `baseUrl`: `production` if absent. `staging` has the sandbox. */
  readonly environment?: "production" | "staging" | undefined;
  /** The key, or a function that gives it, called for each attempt. Else the variable `INBOX_HUB_API_KEY`. */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /** Who logs in when `auth` or `organizations` is called. All else needs the API key only. */
  readonly credentials?: Schemas["LoginRequest"] | undefined;
  /** Where the tokens of the login are kept: `fileTokenStore(path)`, or your own; in memory if absent. */
  readonly tokens?: TokenStore | undefined;
  /**
   * How long one attempt may take, in milliseconds: 30 000 if absent, and five minutes for an upload.
   * The `wait` of a send comes on top.
   */
  readonly timeout?: number | undefined;
  /**
   * How long a call may take with all its attempts and the pauses between them, in milliseconds: as long as they take if absent.
   * An error is thrown at once when the pause after it would end later.
   */
  readonly totalTimeout?: number | undefined;
  /** How often a call is tried again where that is safe: 2 if absent. */
  readonly maxRetries?: number | undefined;
  /** The longest `Retry-After` to wait for, in milliseconds: 60 000 if absent. A longer one is thrown at once. */
  readonly maxRetryAfter?: number | undefined;
  /** Holds back messages that are sent one by one, so that they do not run into the limit of their session. All go at once if absent. */
  readonly pace?: Pace | undefined;
  /** Another `fetch`. It must not follow redirects when `redirect` is `manual`. */
  readonly fetch?: Fetch | undefined;
  /** What every attempt passes through, the first one outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** `console`, for instance. Nothing is logged if absent. */
  readonly logger?: Logger | undefined;
  /**
   * The least that is logged, `warn` if absent. `error`: a call failed for want of a server; `warn`: an attempt did, and another
   * one follows; `info`: all other answers; `debug`: the path and some headers of each request.
   */
  readonly logLevel?: LogLevel | undefined;
  /** Your program, for the `User-Agent`: `{ name: "acme-crm", version: "2.1" }`. */
  readonly appInfo?: AppInfo | undefined;
  /** The language of error messages: the server's own if absent, which is Spanish. */
  readonly language?: "es" | "en" | undefined;
  /** Allow an API key in a web page, where every visitor can read it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

export interface Settings
  extends Pick<
    InboxHubOptions,
    "apiKey" | "credentials" | "tokens" | "timeout" | "totalTimeout" | "pace" | "language" | "appInfo"
  > {
  readonly baseUrl: string;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly fetch: Fetch;
  readonly middleware: readonly Middleware[];
  readonly log: Logger;
  /** Whether it is worth while to prepare what `log.debug` shows. */
  readonly isDebugging: boolean;
}

const WHAT = "new InboxHub()";

const RULES = {
  baseUrl: [isBaseUrl, "an http or https address without user, query or fragment"],
  environment: oneOf("production", "staging"),
  apiKey: [
    (value) => isFunction(value) || isHeaderText(value),
    "printable characters without spaces, or a function that gives them",
  ],
  credentials: [
    (value) => isObject(value) && isText(value.identifier, /./) && isText(value.password, /./),
    "{ identifier, password }, not empty",
  ],
  tokens: [isTokenStore, "an object with the functions get, set and, if it has one, lock"],
  timeout: milliseconds,
  totalTimeout: milliseconds,
  maxRetries: count,
  maxRetryAfter: milliseconds,
  pace: [isPace, "{ messagesPerMinute, maxQueued }, whole numbers from 1"],
  fetch: [isFunction, "a function"],
  middleware: [(value) => Array.isArray(value) && value.every(isFunction), "an array of functions"],
  logger: [(value) => hasFunctions(value, ...METHODS), `an object with the functions ${METHODS.join(", ")}`],
  logLevel: oneOf(...LEVELS),
  appInfo: [
    (value) => isObject(value) && [value.name, value.version ?? "0"].every((part) => isText(part, /^[\w.-]+$/)),
    "{ name, version }, of letters, digits, dots and hyphens",
  ],
  language: oneOf("es", "en"),
  dangerouslyAllowBrowser: flag,
} satisfies Record<keyof InboxHubOptions, Rule>;

/** Checks the options at once, so that a mistake shows where it was made, and fills in what is absent. */
export function readOptions(options: InboxHubOptions): Settings {
  checkOptions(WHAT, RULES, options);
  const variables = {
    INBOX_HUB_BASE_URL: fromEnvironment("INBOX_HUB_BASE_URL"),
    INBOX_HUB_API_KEY: fromEnvironment("INBOX_HUB_API_KEY"),
  };
  checkOptions("The environment", { INBOX_HUB_BASE_URL: RULES.baseUrl, INBOX_HUB_API_KEY: RULES.apiKey }, variables);
  const { baseUrl, environment, apiKey = variables.INBOX_HUB_API_KEY, logger, logLevel = "warn" } = options;
  if (baseUrl && environment) throw new UsageError(`${WHAT} takes baseUrl or environment, not both.`);
  if (apiKey && isBrowser() && !options.dangerouslyAllowBrowser) {
    throw new UsageError(
      `${WHAT} refuses an API key in a browser, where every visitor can read it, ` +
        "unless dangerouslyAllowBrowser is true.",
    );
  }
  const server =
    baseUrl ??
    (environment ? undefined : variables.INBOX_HUB_BASE_URL) ??
    `https://${environment === "staging" ? "staging-" : ""}api.inbox-hub.com`;
  return {
    ...options,
    baseUrl: server.replace(/\/+$/, ""),
    apiKey,
    maxRetries: options.maxRetries ?? 2,
    maxRetryAfter: options.maxRetryAfter ?? 60_000,
    // Looked up at each call: what replaces the global later, such as a mock, counts.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    middleware: options.middleware ?? [],
    log: createLog(logger, logLevel),
    isDebugging: logger !== undefined && logLevel === "debug",
  };
}

function isBaseUrl(value: unknown): boolean {
  return isText(value, /^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i) && URL.canParse(value);
}

function isPace(value: unknown): boolean {
  const { messagesPerMinute, maxQueued = 1, ...others } = Object(value);
  return [messagesPerMinute, maxQueued].every(isPositive) && Object.keys(others).length === 0;
}

function isTokenStore(value: unknown): boolean {
  return hasFunctions(value, "get", "set") && (Reflect.get(Object(value), "lock") ?? isTokenStore) instanceof Function;
}

/** Runtimes without `process` have no environment; an empty variable counts as absent. */
function fromEnvironment(name: string): string | undefined {
  // biome-ignore lint/style/noProcessEnv: the two variables are part of the public API of this package.
  return globalThis.process?.env?.[name]?.trim() || undefined;
}

function isBrowser(): boolean {
  return "window" in globalThis && "document" in globalThis;
}

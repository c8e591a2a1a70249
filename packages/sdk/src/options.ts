import type { Schemas } from "@inbox-hub/openapi";
import { checkOptions, count, flag, hasFunctions, isHeaderText, milliseconds, type Rule } from "./check-options";
import { UsageError } from "./errors";
import type { TokenStore } from "./token-store";

/** The part of `console` that the SDK writes to. It never gets bodies, ids, numbers or secrets. */
export interface Logger {
  debug(message: string, fields: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** The part of `fetch` that the SDK needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How a client is made. Every option may be left out. */
export interface InboxHubOptions {
  /** Where the server is. Else the variable `INBOX_HUB_BASE_URL`, else `https://api.inbox-hub.com`. */
  readonly baseUrl?: string | undefined;
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
  /** How often a call is tried again where that is safe: 2 if absent. */
  readonly maxRetries?: number | undefined;
  /** The longest `Retry-After` to wait for, in milliseconds: 60 000 if absent. A longer one is thrown at once. */
  readonly maxRetryAfter?: number | undefined;
  /** Another `fetch`. It must not follow redirects when `redirect` is `manual`. */
  readonly fetch?: Fetch | undefined;
  /** `console`, for instance. Nothing is logged if absent. */
  readonly logger?: Logger | undefined;
  /** The language of error messages: the server's own if absent, which is Spanish. */
  readonly language?: "es" | "en" | undefined;
  /** Allow an API key in a web page, where every visitor can read it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

export interface Settings {
  readonly baseUrl: string;
  readonly apiKey: InboxHubOptions["apiKey"];
  readonly credentials: InboxHubOptions["credentials"];
  readonly tokens: TokenStore | undefined;
  readonly timeout: number | undefined;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly fetch: Fetch;
  readonly logger: Logger | undefined;
  readonly language: InboxHubOptions["language"];
}

const WHAT = "new InboxHub()";

const RULES = {
  baseUrl: [isBaseUrl, "an http or https address without user, query or fragment"],
  apiKey: [
    (value) => typeof value === "function" || isHeaderText(value),
    "a string of printable characters without spaces or line breaks, or a function that gives one",
  ],
  credentials: [isCredentials, "{ identifier, password }, two strings that are not empty"],
  tokens: [isTokenStore, "an object with the functions get and set, and lock if it has one"],
  timeout: milliseconds,
  maxRetries: count,
  maxRetryAfter: milliseconds,
  fetch: [(value) => typeof value === "function", "a function"],
  logger: [(value) => hasFunctions(value, "debug", "warn"), "an object with the functions debug and warn"],
  language: [(value) => value === "es" || value === "en", '"es" or "en"'],
  dangerouslyAllowBrowser: flag,
} satisfies Record<keyof InboxHubOptions, Rule>;

/** Checks the options at once, so that a mistake shows where it was made, and fills in what is absent. */
export function readOptions(options: InboxHubOptions): Settings {
  checkOptions(WHAT, RULES, options);
  const environment = {
    INBOX_HUB_BASE_URL: fromEnvironment("INBOX_HUB_BASE_URL"),
    INBOX_HUB_API_KEY: fromEnvironment("INBOX_HUB_API_KEY"),
  };
  checkOptions("The environment", { INBOX_HUB_BASE_URL: RULES.baseUrl, INBOX_HUB_API_KEY: RULES.apiKey }, environment);
  const given = {
    ...options,
    baseUrl: options.baseUrl ?? environment.INBOX_HUB_BASE_URL,
    apiKey: options.apiKey ?? environment.INBOX_HUB_API_KEY,
  };
  if (given.apiKey && isBrowser() && !given.dangerouslyAllowBrowser) {
    throw new UsageError(
      `${WHAT} refuses an API key in a browser, where every visitor can read it. Call Inbox Hub from your server; ` +
        "if the page is for trusted eyes only, set dangerouslyAllowBrowser: true.",
    );
  }
  return {
    baseUrl: (given.baseUrl ?? "https://api.inbox-hub.com").replace(/\/+$/, ""),
    apiKey: given.apiKey,
    credentials: given.credentials,
    tokens: given.tokens,
    timeout: given.timeout,
    maxRetries: given.maxRetries ?? 2,
    maxRetryAfter: given.maxRetryAfter ?? 60_000,
    // Looked up at each call: what replaces the global later, such as a mock, counts.
    fetch: given.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    logger: given.logger,
    language: given.language,
  };
}

function isBaseUrl(value: unknown): boolean {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}

function isCredentials(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return ["identifier", "password"].every((name) => {
    const part: unknown = Reflect.get(value, name);
    return typeof part === "string" && part !== "";
  });
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

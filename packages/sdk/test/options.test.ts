import { document } from "@inbox-hub/openapi/document";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InboxHub, type InboxHubOptions, UsageError } from "../src";
import { API_KEY, createHub, failureOf } from "./hub";
import { data, json, startServer } from "./scripted-server";

const fetchNothing = async () => new Response('{"success":true,"data":{}}');

/** As JavaScript or a settings file would give it. */
const given = (options: object): InboxHubOptions => options;

beforeEach(() => {
  vi.stubEnv("INBOX_HUB_BASE_URL", undefined);
  vi.stubEnv("INBOX_HUB_API_KEY", undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe("new InboxHub()", () => {
  it.each([
    [{ apikey: "x" }, "new InboxHub() has no option apikey. It takes baseUrl, environment, apiKey, credentials"],
    [{ apiKey: "" }, "apiKey must be printable characters without spaces"],
    [{ apiKey: 7 }, "apiKey must be printable characters without spaces"],
    [{ baseUrl: "api.inbox-hub.com" }, "baseUrl must be an http or https address"],
    [{ baseUrl: "ftp://host" }, "baseUrl must be an http or https address"],
    [{ baseUrl: "https://host?x=1" }, "baseUrl must be an http or https address without user, query or fragment"],
    [{ environment: "test" }, 'environment must be "production" or "staging"'],
    [{ environment: "staging", baseUrl: "http://host" }, "new InboxHub() takes baseUrl or environment, not both."],
    [{ credentials: { identifier: "a" } }, "credentials must be { identifier, password }"],
    [{ tokens: {} }, "tokens must be an object with the functions get, set"],
    [{ timeout: "30" }, "timeout must be a whole number of milliseconds"],
    [{ timeout: 0 }, "timeout must be a whole number of milliseconds"],
    [{ timeout: Number.POSITIVE_INFINITY }, "timeout must be a whole number of milliseconds"],
    [{ totalTimeout: 0.5 }, "totalTimeout must be a whole number of milliseconds"],
    [{ maxRetries: -1 }, "maxRetries must be a whole number, 0 or more"],
    [{ maxRetryAfter: Number.NaN }, "maxRetryAfter must be a whole number of milliseconds"],
    [{ fetch: {} }, "fetch must be a function"],
    [{ middleware: () => {} }, "middleware must be an array of functions"],
    [{ middleware: [{}] }, "middleware must be an array of functions"],
    [{ logger: { debug() {} } }, "logger must be an object with the functions debug, info, warn, error"],
    [{ logLevel: "verbose" }, 'logLevel must be "debug" or "info" or "warn" or "error" or "off"'],
    [{ appInfo: "acme" }, "appInfo must be { name, version }"],
    [{ appInfo: { name: "acme crm" } }, "appInfo must be { name, version }"],
    [{ appInfo: { name: "acme", version: "2\r\nX: 1" } }, "appInfo must be { name, version }"],
    [{ language: "fr" }, 'language must be "es" or "en"'],
    [{ dangerouslyAllowBrowser: "yes" }, "dangerouslyAllowBrowser must be true or false"],
  ])("refuses %o in a sentence", (options, sentence) => {
    expect(() => new InboxHub(given(options))).toThrow(UsageError);
    expect(() => new InboxHub(given(options))).toThrow(sentence);
  });

  it("refuses what is no object", () => {
    // @ts-expect-error Somebody passes the key alone.
    expect(() => new InboxHub("ih_test_x")).toThrow("new InboxHub() takes an object of options.");
  });

  it("takes an option that is undefined for one that is absent", () => {
    expect(() => new InboxHub({ apiKey: undefined, baseUrl: undefined, timeout: undefined })).not.toThrow();
  });

  it("reads the environment where an option is absent", async () => {
    const { baseUrl, received } = await startServer(data({}));
    vi.stubEnv("INBOX_HUB_BASE_URL", `${baseUrl}/hub/`);
    vi.stubEnv("INBOX_HUB_API_KEY", `${API_KEY}\n`);
    await new InboxHub().sessions.get("session_1");
    expect(received[0]).toMatchObject({ path: "/hub/api/sessions/session_1", headers: { "x-api-key": API_KEY } });
  });

  it("names the variable that is wrong", () => {
    vi.stubEnv("INBOX_HUB_BASE_URL", "localhost");
    expect(() => new InboxHub()).toThrow("The environment: INBOX_HUB_BASE_URL must be an http or https address");
  });

  it("calls the production server when nothing names another", async () => {
    const fetch = vi.fn(fetchNothing);
    await new InboxHub({ apiKey: API_KEY, fetch }).sessions.get("session_1");
    expect(fetch).toHaveBeenCalledWith("https://api.inbox-hub.com/api/sessions/session_1", expect.anything());
  });

  it.each(["production", "staging"] as const)(
    "calls the %s server of the contract, whatever the variable says",
    async (environment) => {
      vi.stubEnv("INBOX_HUB_BASE_URL", "http://host");
      const fetch = vi.fn(fetchNothing);
      await new InboxHub({ apiKey: API_KEY, fetch, environment }).sessions.get("session_1");
      const server = document.servers.find(({ description }) => description.toLowerCase().startsWith(environment));
      expect(fetch).toHaveBeenCalledWith(`${server?.url}/api/sessions/session_1`, expect.anything());
    },
  );

  it("works where there is no process", async () => {
    vi.stubGlobal("process", undefined);
    const hub = new InboxHub({ apiKey: API_KEY, fetch: fetchNothing });
    expect(await hub.sessions.get("session_1")).toEqual({});
  });

  it("says which variable to set when the first call misses the key", async () => {
    const error = await failureOf(new InboxHub({ fetch: fetchNothing }).sessions.list());
    expect(error).toMatchObject({
      name: "UsageError",
      message: "sessions.list needs an API key. Set the variable INBOX_HUB_API_KEY, or pass apiKey to new InboxHub().",
    });
  });

  it("needs no key for what needs none", async () => {
    await expect(new InboxHub({ fetch: fetchNothing }).system.health()).resolves.toEqual({});
  });

  it("refuses a key in a browser unless that is allowed", () => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
    expect(() => new InboxHub({ apiKey: API_KEY })).toThrow("dangerouslyAllowBrowser");
    expect(() => new InboxHub({ apiKey: () => API_KEY })).toThrow("dangerouslyAllowBrowser");
    expect(() => new InboxHub({ apiKey: API_KEY, dangerouslyAllowBrowser: true })).not.toThrow();
    expect(() => new InboxHub()).not.toThrow();
  });
});

describe("what a request carries", () => {
  it("names the SDK, what it reads and the language of the caller", async () => {
    const { baseUrl, received } = await startServer(data({}));
    await createHub({ baseUrl, language: "en" }).hub.sessions.get("session_1");
    expect(received[0]?.headers).toMatchObject({
      accept: "application/json",
      "accept-language": "en",
      "user-agent": expect.stringMatching(/^inbox-hub-sdk\/\d+\.\d+\.\d+ node\/\d+/),
    });
  });

  it("names the program that calls", async () => {
    const { baseUrl, received } = await startServer(data({}));
    await createHub({ baseUrl, appInfo: { name: "acme-crm", version: "2.1" } }).hub.sessions.get("session_1");
    await createHub({ baseUrl, appInfo: { name: "acme-crm" } }).hub.sessions.get("session_1");
    expect(received.map(({ headers }) => headers["user-agent"])).toEqual([
      expect.stringMatching(/^inbox-hub-sdk\S+ node\S+ acme-crm\/2\.1$/),
      expect.stringMatching(/^inbox-hub-sdk\S+ node\S+ acme-crm$/),
    ]);
  });

  it("holds the headers of the call, which win", async () => {
    const { baseUrl, received } = await startServer(data({}));
    const { hub } = createHub({ baseUrl, language: "en" });
    await hub.sessions.get("session_1", { headers: { "accept-language": "es", "X-Trace": "1", "X-API-Key": "other" } });
    expect(received[0]?.headers).toMatchObject({ "accept-language": "es", "x-trace": "1", "x-api-key": "other" });
  });

  it("leaves out what is undefined in a query", async () => {
    const { baseUrl, received } = await startServer(json(200, { success: true, data: [], pagination: {} }));
    const { hub } = createHub({ baseUrl });
    await hub.contacts.list("session_1", { q: "ñ & co", page: 2 });
    // @ts-expect-error JavaScript passes undefined.
    await hub.contacts.list("session_1", { q: undefined });
    expect(received.map(({ path }) => path)).toEqual([
      "/api/contacts/session_1?q=%C3%B1%20%26%20co&page=2",
      "/api/contacts/session_1",
    ]);
  });
});

describe("the options of a call", () => {
  const { hub } = createHub({ fetch: fetchNothing });

  it.each([
    [
      { retries: 1 },
      "sessions.get has no option retries. It takes timeout, totalTimeout, maxRetries, signal, headers.",
    ],
    [{ timeout: -1 }, "sessions.get: timeout must be a whole number of milliseconds"],
    [{ totalTimeout: "1" }, "sessions.get: totalTimeout must be a whole number of milliseconds"],
    [{ signal: {} }, "sessions.get: signal must be an AbortSignal."],
    [{ headers: { "a b": "c" } }, "sessions.get: headers must be an object of header names and values"],
    [{ idempotencyKey: "k" }, "sessions.get has no option idempotencyKey."],
  ])("refuse %o in a sentence", async (options, sentence) => {
    const error = await failureOf(hub.sessions.get("session_1", given(options) as object));
    expect(error).toMatchObject({ name: "UsageError", message: expect.stringContaining(sentence) });
  });

  it.each(["", "with space", "x".repeat(256)])("refuse the idempotency key %o", async (idempotencyKey) => {
    const error = await failureOf(hub.sessions.create({}, { idempotencyKey }));
    expect(error).toMatchObject({ message: expect.stringContaining("idempotencyKey must be 1 to 255 printable") });
  });

  it("set the time for an attempt", async () => {
    const created = createHub({ fetch: fetchNothing });
    await created.hub.sessions.get("session_1");
    await created.hub.media.upload("session_1", { file: new Uint8Array() });
    await created.hub.sessions.get("session_1", { timeout: 300_000 });
    await created.hub.messages.send("session_1", { to: "34612345678", message: "Hola", wait: 30 });
    expect(created.runtime.limits).toEqual([30_000, 300_000, 300_000, 60_000]);
  });
});

describe("an id in a path", () => {
  it.each([undefined, null, "", " ", ".", "..", {}, Number.NaN, 1.5])("is not %o", async (id) => {
    const fetch = vi.fn(fetchNothing);
    const { hub } = createHub({ fetch });
    const error = await failureOf(hub.sessions.get(id as string));
    expect(error).toMatchObject({ name: "UsageError", operationId: "sessions.get" });
    expect(String(error)).toContain("sessions.get: argument 1 must be an id, not ");
    expect(fetch).not.toHaveBeenCalled();
  });

  it("stays one segment whatever it holds", async () => {
    const fetch = vi.fn(fetchNothing);
    await createHub({ fetch, baseUrl: "http://host" }).hub.sessions.get("../a?b#c{sessionId}");
    expect(fetch).toHaveBeenCalledWith("http://host/api/sessions/..%2Fa%3Fb%23c%7BsessionId%7D", expect.anything());
  });
});

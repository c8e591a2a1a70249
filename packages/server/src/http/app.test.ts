import { Readable } from "node:stream";
import { AppError, listOperations, policyOf } from "@inbox-hub/openapi/rules";
import { describeOperation } from "@inbox-hub/openapi/validation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Edge, errorOf, exampleOf, KEY, startEdge } from "./test-edge";

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({
    handlers: {
      "sessions.get": async () => {
        throw new Error("the password of 34612345678 is hunter2");
      },
      "sessions.list": async () => {
        throw new Error("Failed query", { cause: Object.assign(new Error("full"), { code: "SQLITE_FULL" }) });
      },
      "sessions.status": async () => ({ status: 200, data: { lies: true } }),
      "media.get": async () => {
        throw new AppError("SESSION_NOT_PAIRING");
      },
      "contacts.list": async ({ params, query }) => {
        throw new AppError("SESSION_NOT_FOUND", { sessionId: JSON.stringify([params, query]) });
      },
      "media.content": async () => ({ status: 200, content: Readable.from(["one", "two"]), contentType: "text/plain" }),
      "contacts.picture": async () => ({
        status: 200,
        content: new Readable({
          read() {
            this.destroy(Object.assign(new Error("gone"), { code: "EIO" }));
          },
        }),
        contentType: "image/png",
      }),
    },
  });
});
afterAll(() => edge.stop());

const send = "/api/messages/session_1/send";

describe("every operation of the contract", () => {
  test.each(
    listOperations().filter(
      ({ id }) =>
        ![
          "sessions.get",
          "sessions.list",
          "sessions.status",
          "media.get",
          "contacts.list",
          "contacts.picture",
          "media.upload",
        ].includes(id),
    ),
  )("$id is reached at its path and answers as the contract says", async ({ id, method, path }) => {
    const { parameters, requestBody, responses } = describeOperation(id);
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const parameter = parameters.find((candidate) => candidate.name === name && candidate.in === "path");
      return encodeURIComponent(String(parameter?.schema.type === "integer" ? 1 : exampleOf(parameter?.schema ?? {})));
    });
    const body = requestBody?.content["application/json"]?.schema;
    const answer = await edge.call(address, {
      method,
      headers: {
        ...(policyOf(id).security === "bearer" ? { Authorization: "Bearer user:1" } : {}),
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(exampleOf(body)) } : {}),
    });
    expect(answer.status).toBe(Number(Object.keys(responses).find((status) => status < "300")));
    expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
    expect(answer.headers.has("ratelimit-limit")).toBe(policyOf(id).rateLimit.length > 0);
    const isJson = answer.headers.get("content-type")?.startsWith("application/json") ?? false;
    if (isJson && id !== "system.openapi") expect(await answer.json()).toMatchObject({ success: true });
    else await answer.arrayBuffer();
  });
});

describe("an address", () => {
  test("that does not exist is 404 and names itself", async () => {
    const answer = await edge.call("/api/nothing");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "NOT_FOUND", error: "La ruta /api/nothing no existe" });
  });

  test.each(["/api/sessions/", "/API/sessions", "//api/sessions", "/api//sessions", "/"])(
    "%s is not another's",
    async (path) => {
      expect((await edge.call(path)).status).toBe(404);
    },
  );

  test("with another method is 405 and says which it takes", async () => {
    const answer = await edge.call("/api/sessions/session_1", { method: "PUT" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, PATCH, DELETE, OPTIONS");
    expect(await answer.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
  });

  test("with a literal name is not taken for an id", async () => {
    const answer = await edge.call(send);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });

  test("answers OPTIONS and HEAD", async () => {
    const options = await edge.call("/api/sessions", { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    const head = await edge.call("/api/sessions/session_1/qr", { method: "HEAD" });
    const get = await edge.call("/api/sessions/session_1/qr");
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
  });

  test("of the sandbox exists in the sandbox only", async () => {
    const production = await startEdge({ config: { sandbox: false } });
    const path = "/api/sandbox/sessions/session_1/scan";
    expect((await production.postJson(path, {})).status).toBe(404);
    expect((await edge.postJson(path, {})).status).toBe(202);
    await production.stop();
  });

  test("takes a phone number as it was written", async () => {
    const answer = await edge.call("/api/contacts/session_1/search/+34%20612-345-678");
    expect(answer.status).toBe(200);
  });

  test("hands the query on in the contract's types, with its defaults", async () => {
    const answer = await edge.call("/api/contacts/session_1?page=2");
    expect((await errorOf(answer)).error).toContain('[{"id":"session_1"},{"page":2,"limit":50}]');
  });
});

describe("a fault of the server", () => {
  test("is 500, says nothing, and is in the log with the request's id", async () => {
    const answer = await edge.call("/api/sessions/session_1", { headers: { "X-Request-Id": "mine-1" } });
    const text = await answer.text();
    expect([answer.status, answer.headers.get("x-request-id")]).toEqual([500, "mine-1"]);
    expect(JSON.parse(text)).toMatchObject({ code: "INTERNAL_ERROR", requestId: "mine-1", retryable: true });
    expect(text).not.toMatch(/hunter2|Error:|app\.test/);
    expect(edge.logText()).toContain("app.test.ts");
    expect(edge.logText()).toContain('"requestId":"mine-1"');
    expect(edge.logText()).not.toContain("34612345678");
  });

  test("of the storage is 503", async () => {
    const answer = await edge.call("/api/sessions");
    expect([answer.status, (await errorOf(answer)).code]).toEqual([503, "STORAGE_UNAVAILABLE"]);
  });

  test("that is an answer the contract does not have is found out", async () => {
    const answer = await edge.call("/api/sessions/session_1/status");
    expect([answer.status, (await errorOf(answer)).code]).toEqual([500, "INTERNAL_ERROR"]);
    expect(edge.logText()).toContain("sessions.status breaks its contract");
    const undeclared = await edge.call("/api/media/media_1");
    expect(undeclared.status).toBe(500);
    expect(edge.logText()).toContain("does not name SESSION_NOT_PAIRING");
  });

  test("of a stream is answered as long as nothing has gone out", async () => {
    const answer = await edge.call("/api/contacts/ct_1/picture");
    expect([answer.status, (await errorOf(answer)).code]).toEqual([503, "STORAGE_UNAVAILABLE"]);
  });

  test("lies go through where answers are not checked", async () => {
    const production = await startEdge({
      config: { validateResponses: false },
      handlers: { "sessions.status": async () => ({ status: 200, data: { lies: true } }) },
    });
    expect(await (await production.call("/api/sessions/session_1/status")).json()).toEqual({
      success: true,
      data: { lies: true },
    });
    await production.stop();
  });
});

describe("an answer", () => {
  test.each([
    ["nothing", undefined, "es"],
    ["Spanish", "es", "es"],
    ["English", "en", "en"],
    ["a dialect of Spanish", "es-MX", "es"],
    ["a dialect of English", "en-GB", "en"],
    ["capitals", "EN-us", "en"],
    ["both, the first as much as the second", "es, en", "es"],
    ["both, English more", "es;q=0.5, en;q=0.8", "en"],
    ["both, Spanish more", "en;q=0.5, es;q=0.8", "es"],
    ["a browser's list", "en-US,en;q=0.9,es;q=0.8", "en"],
    ["another language before English", "fr-FR, fr;q=0.9, en;q=0.4", "en"],
    ["another language only", "fr", "es"],
    ["anything", "*", "es"],
    ["anything but Spanish", "*, es;q=0", "en"],
    ["English, or anything less", "en, *;q=0.1", "en"],
    ["no English", "en;q=0", "es"],
    ["neither", "es;q=0, en;q=0", "es"],
    ["a weight that is none", "en;q=much", "es"],
    ["garbage", ";;,,=q é%00{}", "es"],
    ["ten thousand languages", "xx,".repeat(3000), "es"],
  ])("to who wants %s comes in their language", async (_, language, expected) => {
    const headers = { "X-API-Key": "", ...(language === undefined ? {} : { "Accept-Language": language }) };
    const { error } = await errorOf(await edge.call("/api/sessions", { headers }));
    expect(error).toBe({ es: "API Key requerida", en: "API key required" }[expected]);
  });

  test("has the shape that the contract gives to errors", async () => {
    const answer = await edge.call("/api/sessions", { headers: { "X-API-Key": "" } });
    const { timestamp, requestId, ...rest } = await errorOf(answer);
    expect(rest).toEqual({ success: false, error: "API Key requerida", code: "MISSING_API_KEY", retryable: false });
    expect(new Date(timestamp).toISOString()).toBe(timestamp);
    expect(requestId).toMatch(/^req_/);
  });

  test("takes the client's request id only if it is harmless", async () => {
    const answer = await edge.call("/health", { headers: { "X-Request-Id": "a b {}" } });
    expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
  });

  test("is protected, and kept by nobody", async () => {
    const { headers } = await edge.call("/api/sessions/session_1/qr");
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.has("x-powered-by")).toBe(false);
  });

  test("may be a stream", async () => {
    const answer = await edge.call("/api/media/media_1/content");
    expect([answer.headers.get("content-type"), await answer.text()]).toEqual(["text/plain", "onetwo"]);
  });

  test("to an operation that takes no body ignores one", async () => {
    const answer = await edge.call("/api/sessions/session_1/start", { method: "POST", body: "{not json" });
    expect(answer.status).toBe(202);
  });
});

describe("the log", () => {
  test("has a line for a request, with its route and not its address", async () => {
    await edge.call("/api/contacts/session_1/search/34699999999", { headers: { "X-Request-Id": "line-1" } });
    await expect.poll(() => edge.logText()).toContain("line-1");
    const line = JSON.parse(
      edge
        .logText()
        .split("\n")
        .find((text) => text.includes("line-1")) ?? "{}",
    );
    expect(line).toMatchObject({
      msg: "request",
      operationId: "contacts.search",
      method: "GET",
      route: "/api/contacts/{id}/search/{phoneNumber}",
      status: 200,
      ms: expect.any(Number),
    });
    expect(edge.logText()).not.toContain("34699999999");
    expect(edge.logText()).not.toContain(KEY);
  });

  test("and the metrics count by operation and class of status", async () => {
    expect(await edge.metrics.metrics()).toMatch(
      /inbox_hub_http_request_duration_seconds_count\{operation="contacts.search",status="2xx"\} \d/,
    );
  });
});

import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Edge, errorOf, startEdge } from "./test-edge";

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const send = "/api/messages/session_1/send";
const inEnglish = { "Accept-Language": "en" };
const good = { to: "34612345678", message: "Hola" };

describe("a bad request is refused with the place and the limit", () => {
  const recipients = Array.from({ length: 51 }, (_, index) => String(34_600_000_000 + index));
  test.each([
    ["malformed JSON", '{"to": "346', "body", "must be well-formed JSON"],
    ["a prototype", '{"to": "34612345678", "__proto__": {"x": 1}}', "body", "__proto__"],
    ["a wrong type", { ...good, message: 5 }, "body.message", "must be string"],
    ["an unknown property", { ...good, mesage: "x" }, "body.mesage", "not a property"],
    ["a text over 4096", { ...good, message: "x".repeat(4097) }, "body.message", "4096 characters"],
    ["51 recipients", { ...good, to: recipients }, "body.to", "50 items"],
    ["a bad number", { ...good, to: "12ab" }, "body.to", "must match"],
    ["no object", "[]", "body", "must be object"],
    ["null", "null", "body", "must be object"],
    ["no body", "", "body", "is required"],
    ["half a character", '{"to": "34612345678", "message": "a\\ud83d b"}', "body", "half characters"],
    ["half a character in a name", '{"to": "34612345678", "message": "a", "\\udc00": 1}', "body", "half characters"],
    ["a depth bomb", `${'{"to":'.repeat(25_000)}1${"}".repeat(25_000)}`, "body", "nested"],
  ])("%s", async (_, body, path, message) => {
    const answer = await edge.postJson(send, body, inEnglish);
    const error = await errorOf(answer);
    expect(answer.status).toBe(400);
    expect(error).toMatchObject({ success: false, code: "INVALID_REQUEST", retryable: false });
    expect(error.details).toContainEqual({ path, message: expect.stringContaining(message) });
    expect(error.error).toContain(path);
  });

  test.each([
    ["limit=101", "/api/sessions?limit=101", "query.limit", "<= 100"],
    ["a repeated parameter", "/api/sessions?limit=1&limit=2", "query.limit", "given once"],
    ["an unknown parameter", "/api/sessions?sort=name", "query.sort", "not a parameter"],
    ["a prototype in the query", "/api/sessions?__proto__=x", "query.__proto__", "not a parameter"],
    ["a bad id", "/api/sessions/a%20b/qr", "params.sessionId", "must match"],
    ["a slash in an id", "/api/sessions/a%2Fb/qr", "params.sessionId", "must match"],
    ["a bad phone number", "/api/contacts/session_1/search/abc", "params.phoneNumber", "must match"],
    ["a bad organization", "/api/webhooks/organizations/one", "params.organizationId", "must be integer"],
    ["broken percent-encoding", "/api/sessions/%E0%A4%A/qr", "path", "percent-encoding"],
  ])("%s", async (_, address, path, message) => {
    const answer = await edge.call(address, { headers: inEnglish });
    expect(answer.status).toBe(400);
    const { details } = await errorOf(answer);
    expect(details).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  test("an unusable idempotency key", async () => {
    const answer = await edge.postJson(send, good, { "Idempotency-Key": "a b" });
    expect((await errorOf(answer)).details).toMatchObject([{ path: "headers.idempotency-key" }]);
  });

  test.each([
    ["a form", { "Content-Type": "application/x-www-form-urlencoded" }],
    ["no type", { "Content-Type": "" }],
    ["a compressed body", { "Content-Encoding": "gzip" }],
  ])("%s is 415", async (_, headers) => {
    const answer = await edge.postJson(send, JSON.stringify(good), headers);
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
  });

  test("a body over the limit is 413, whether it says its length or not", async () => {
    const large = JSON.stringify({ ...good, message: "x".repeat(300_000) });
    const answer = await edge.postJson(send, large);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: "BODY_TOO_LARGE", error: expect.stringContaining("262144") });

    const chunked = await edge.call(send, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: Readable.toWeb(Readable.from([large.slice(0, 200_000), large.slice(200_000)])) as ReadableStream,
      duplex: "half",
    } as RequestInit);
    expect(chunked.status).toBe(413);
  });
});

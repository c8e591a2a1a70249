import { createHmac, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "./start-sandbox";
import { startSandbox } from "./start-sandbox";

/** What a server on the open internet gets, and the one shape in which it refuses it. */

const sessionId = "session_crm_01";
const send = `/api/messages/${sessionId}/send`;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly paths: readonly string[];
  readonly text: string;
  readonly headers: Headers;
}

async function refusal(path: string, init: RequestInit = {}): Promise<Refusal> {
  const response = await fetch(`${sandbox.url}${path}`, {
    ...init,
    headers: { "x-api-key": sandbox.apiKey, ...init.headers },
  });
  const text = await response.text();
  const body = JSON.parse(text);
  expect(body).toMatchObject({
    success: false,
    error: expect.any(String),
    code: expect.any(String),
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    requestId: response.headers.get("x-request-id"),
    retryable: expect.any(Boolean),
  });
  expect(text).not.toMatch(/node_modules|at .*\.[jt]s:\d+/);
  const paths = (body.details ?? []).map((detail: { path: string }) => detail.path);
  return { status: response.status, code: body.code, paths, text, headers: response.headers };
}

const json = (body: unknown, method = "POST"): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const upload = (fields: Readonly<Record<string, Blob | string>>): RequestInit => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return { method: "POST", body: form };
};

describe("a request that breaks the contract", () => {
  const to = "34612345678";
  it.each([
    ["malformed JSON", '{"to": "34612345678", ', "body"],
    ["a wrong type", { to, message: 7 }, "body.message"],
    ["an unknown property", { to, message: "Hola", mesage: "x" }, "body.mesage"],
    ["text over 4096 characters", { to, message: "x".repeat(4097) }, "body.message"],
    ["51 recipients", { to: Array.from({ length: 51 }, (_, i) => `346000010${i + 10}`), message: "Hola" }, "body.to"],
    ["a number that is not E.164", { to: "0034612345678", message: "Hola" }, "body.to"],
    ["a number with letters", { to: "34 612 CALL ME", message: "Hola" }, "body.to"],
    ["a number with sixteen digits", { to: "3461234567890123", message: "Hola" }, "body.to"],
    ["no recipient", { message: "Hola" }, "body.to"],
    ["no content", { to }, "body.message"],
    ["two contents", { to, mediaId: "media_1", location: { latitude: 1, longitude: 1 } }, "body.location"],
    ["a latitude of 91", { to, location: { latitude: 91, longitude: 0 } }, "body.location.latitude"],
    ["an array as body", [], "body"],
    ["a pollution attempt", '{"to":"34612345678","message":"x","__proto__":{"admin":true}}', "body"],
  ])("with %s is refused with the place named", async (_, body, path) => {
    const { status, code, paths } = await refusal(send, json(body));
    expect({ status, code }).toEqual({ status: 400, code: "INVALID_REQUEST" });
    expect(paths).toContain(path);
  });

  it.each([
    [`/api/contacts/${sessionId}?limit=101`, "query.limit"],
    [`/api/contacts/${sessionId}?limit=ten`, "query.limit"],
    [`/api/contacts/${sessionId}?page=0`, "query.page"],
    [`/api/contacts/${sessionId}?colour=red`, "query.colour"],
    [`/api/messages/${sessionId}?limit=5&limit=6`, "query.limit"],
    ["/api/sessions?status=happy", "query.status"],
    ["/api/media/nonsense", "params.mediaId"],
    [`/api/contacts/${sessionId}/search/call-me`, "params.phoneNumber"],
  ])("%s is refused with the place named", async (path, place) => {
    const { status, paths } = await refusal(path);
    expect(status).toBe(400);
    expect(paths).toContain(place);
  });

  it("refuses a forged cursor and one of another query", async () => {
    const forged = await refusal(`/api/contacts/${sessionId}?cursor=eyJhIjoxfQ`);
    expect(forged).toMatchObject({ status: 400, code: "INVALID_CURSOR" });
    const page = await sandbox.hub.contacts.list(sessionId, { limit: 1 });
    const cursor = encodeURIComponent(page.pagination.nextCursor ?? "");
    expect(cursor).not.toBe("");
    const other = await refusal(`/api/contacts/${sessionId}?tag=madrid&cursor=${cursor}`);
    expect(other).toMatchObject({ status: 400, code: "INVALID_CURSOR" });
  });

  it("answers an unknown path with 404 and a wrong method with 405 and what is allowed", async () => {
    expect(await refusal("/api/nothing")).toMatchObject({ status: 404, code: "NOT_FOUND" });
    const wrong = await refusal(send, { method: "DELETE" });
    expect(wrong).toMatchObject({ status: 405, code: "METHOD_NOT_ALLOWED" });
    expect(wrong.headers.get("allow")).toContain("POST");
    expect((await refusal("/api/messages/%E0%A4%A/send", { method: "POST" })).status).toBe(400);
  });

  it("answers a wrong Content-Type with 415 and a body over its limit with 413", async () => {
    const form = { method: "POST", headers: { "content-type": "text/plain" }, body: "to=34612345678" };
    expect(await refusal(send, form)).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
    const large = await refusal(send, json({ to, message: "x".repeat(2_000_000) }));
    expect(large).toMatchObject({ status: 413, code: "BODY_TOO_LARGE" });
  });

  it("survives a body of ten thousand brackets", async () => {
    expect((await refusal(send, json("[".repeat(10_000) + "]".repeat(10_000)))).status).toBe(400);
  });
});

describe("a file", () => {
  const path = `/api/media/sessions/${sessionId}/upload`;
  const left = () => readdir(join(sandbox.dataDir, "tmp"));

  it.each([
    ["in another field", { document: new Blob(["x"]) }],
    ["beside another field", { file: new Blob(["x"]), note: "hello" }],
    ["that is text and no file", { file: "hello" }],
    ["that is empty", { file: new Blob([]) }],
    ["that is missing", {}],
  ])("%s is refused, and nothing stays on the disk", async (_, fields) => {
    const answer = await refusal(path, upload(fields));
    expect(answer).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
    expect(answer.text).toMatch(/file|note|document/);
    expect(await left()).toEqual([]);
  });

  it("over 50 MB is refused before it is read, when its length is told", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = request(`${sandbox.url}${path}`, {
        method: "POST",
        headers: {
          "x-api-key": sandbox.apiKey,
          "content-type": "multipart/form-data; boundary=x",
          "content-length": String(60 * 1024 * 1024),
        },
      });
      upload.once("response", (response) => resolve(response.statusCode));
      upload.once("error", reject);
      upload.flushHeaders();
    });
    expect(status).toBe(413);
    expect(await left()).toEqual([]);
  });

  it("over 50 MB is cut off while it comes, when its length is not told", async () => {
    const head = 'POST-DATA\r\nContent-Disposition: form-data; name="file"; filename="big.bin"\r\n\r\n';
    const result = await new Promise<{ status: number | undefined; sent: number }>((resolve) => {
      let sent = 0;
      const upload = request(`${sandbox.url}${path}`, {
        method: "POST",
        headers: { "x-api-key": sandbox.apiKey, "content-type": "multipart/form-data; boundary=POST-DATA" },
      });
      upload.once("response", (response) => resolve({ status: response.statusCode, sent }));
      // A server that closes the connection while we write is fine as long as it has answered.
      upload.on("error", () => undefined);
      upload.write(`--${head}`);
      const chunk = Buffer.alloc(1024 * 1024);
      const more = () => {
        if (upload.destroyed || sent > 80) return;
        sent += 1;
        upload.write(chunk, more);
      };
      more();
    });
    expect(result.status).toBe(413);
    expect(result.sent).toBeLessThan(70);
    await expect.poll(left).toEqual([]);
  });

  it("of another organization does not exist", async () => {
    const { hub } = sandbox;
    const other = await hub.organizations.create({ name: "Otra" });
    const { apiKey } = await hub.organizations.createApiKey(other.organizationId, { name: "CRM" });
    const { mediaId } = await hub.media.upload(sessionId, { file: Buffer.from("hello"), filename: "a.txt" });
    const seen = await refusal(`/api/media/${mediaId}`, { headers: { "x-api-key": apiKey } });
    const unknown = await refusal("/api/media/media_unknown", { headers: { "x-api-key": apiKey } });
    expect(seen).toMatchObject({ status: 404, code: "MEDIA_NOT_FOUND" });
    expect(unknown).toMatchObject({ status: 404, code: "MEDIA_NOT_FOUND" });
    const body = { to: "34612345678", mediaId };
    expect((await refusal(send, { ...json(body), headers: { ...json(body).headers, "x-api-key": apiKey } })).code).toBe(
      "SESSION_NOT_FOUND",
    );
  });
});

describe("a credential", () => {
  const me = (token: string) => refusal("/api/auth/me", { headers: { authorization: `Bearer ${token}` } });
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it("that is missing or wrong is refused with its own code", async () => {
    expect(await refusal("/api/sessions", { headers: { "x-api-key": "" } })).toMatchObject({
      status: 401,
      code: "MISSING_API_KEY",
    });
    expect(await refusal("/api/sessions", { headers: { "x-api-key": "ih_live_wrong" } })).toMatchObject({
      status: 401,
      code: "INVALID_API_KEY",
    });
    expect(await refusal("/api/auth/me")).toMatchObject({ status: 401, code: "MISSING_TOKEN" });
    expect(await me("nonsense")).toMatchObject({ status: 401, code: "INVALID_TOKEN" });
  });

  it("that is a token without signature, or forged, or of another kind is refused", async () => {
    const login = await sandbox.hub.auth.login({ identifier: "test@empresa.com", password: "test_password" });
    const [, claims = ""] = login.accessToken.split(".");
    const unsigned = `${encode({ alg: "none", typ: "JWT" })}.${claims}.`;
    expect((await me(unsigned)).code).toBe("INVALID_TOKEN");
    const head = encode({ alg: "HS256", typ: "JWT" });
    const forged = createHmac("sha256", randomBytes(32)).update(`${head}.${claims}`).digest("base64url");
    expect((await me(`${head}.${claims}.${forged}`)).code).toBe("INVALID_TOKEN");
    expect((await me(login.refreshToken)).code).toBe("INVALID_TOKEN");
    expect((await refusal("/api/auth/refresh", json({ refreshToken: login.accessToken }))).code).toBe(
      "INVALID_REFRESH_TOKEN",
    );
  });

  it("that is a refresh token sent twice ends the whole login", async () => {
    const login = await sandbox.hub.auth.login({ identifier: "test@empresa.com", password: "test_password" });
    const refresh = (refreshToken: string) => fetch(`${sandbox.url}/api/auth/refresh`, json({ refreshToken }));
    const renewed = (await (await refresh(login.refreshToken)).json()) as { data: Record<string, string> };
    expect(renewed.data.refreshToken).not.toBe(login.refreshToken);
    expect(await refusal("/api/auth/refresh", json({ refreshToken: login.refreshToken }))).toMatchObject({
      status: 401,
      code: "INVALID_REFRESH_TOKEN",
    });
    expect((await refusal("/api/auth/refresh", json({ refreshToken: renewed.data.refreshToken ?? "" }))).status).toBe(
      401,
    );
    expect((await me(renewed.data.accessToken ?? "")).code).toBe("INVALID_TOKEN");
  });

  it("that is a revoked key or one with too small a scope is refused", async () => {
    const { hub } = sandbox;
    const { apiKey, key } = await hub.organizations.createApiKey(1, { name: "reader", scopes: ["contacts:read"] });
    const headers = { "x-api-key": apiKey };
    expect((await fetch(`${sandbox.url}/api/contacts/${sessionId}`, { headers })).status).toBe(200);
    expect(await refusal("/api/sessions", { headers })).toMatchObject({ status: 403, code: "FORBIDDEN" });
    await hub.organizations.revokeApiKey(1, key.keyId);
    expect(await refusal(`/api/contacts/${sessionId}`, { headers })).toMatchObject({
      status: 401,
      code: "INVALID_API_KEY",
    });
  });

  it("is never shown in the error, in Spanish or in English", async () => {
    const english = await refusal("/api/sessions", {
      headers: { "x-api-key": "ih_live_wrong", "accept-language": "en" },
    });
    const spanish = await refusal("/api/sessions", { headers: { "x-api-key": "ih_live_wrong" } });
    expect(english.text).toContain("API key is invalid");
    expect(spanish.text).toContain("API Key inválida");
    expect(english.text + spanish.text).not.toContain("ih_live_wrong");
  });
});

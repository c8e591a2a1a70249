import { calls, type OperationId, operations, policies } from "@inbox-hub/openapi";
import { document } from "@inbox-hub/openapi/document";
import { describe, expect, it } from "vitest";
import { UsageError } from "../src";
import { createHub } from "./hub";

type Method = (...args: readonly unknown[]) => Promise<unknown>;

const ids = Object.keys(operations) as OperationId[];

function methodOf(hub: object, id: OperationId): Method {
  const [tag = "", name = ""] = id.split(".");
  const resource: unknown = Reflect.get(hub, tag);
  if (typeof resource !== "object" || resource === null) throw new Error(`There is no hub.${tag}`);
  const method: unknown = Reflect.get(resource, name);
  if (typeof method !== "function") throw new Error(`There is no hub.${id}`);
  return (...args) => method.apply(resource, args);
}

function bodyKind(id: OperationId): "json" | "form" | undefined {
  const { path, method } = operations[id];
  const operation: unknown = Reflect.get(Reflect.get(document.paths, path), method.toLowerCase());
  const content = (operation as { requestBody?: { content: object } }).requestBody?.content;
  if (!content) return undefined;
  return "application/json" in content ? "json" : "form";
}

/** Calls a method with ids in the order of the path, then a body if the operation has one. */
async function call(id: OperationId) {
  const requests: { url: string; init: RequestInit }[] = [];
  const tokens = { accessToken: "token", refreshToken: "refresh", expiresAt: 9e15, renewAt: 9e15 };
  const { hub } = createHub({
    baseUrl: "http://host",
    tokens: { get: () => tokens, set: () => {} },
    fetch: async (url, init) => {
      requests.push({ url, init });
      // Of the type that was asked for, as a server would.
      const type = new Headers(init.headers).get("accept") ?? "";
      const data = id.includes(".list") ? '[],"pagination":{}' : "{}";
      return new Response(`{"success":true,"data":${data},"openapi":"3.1.0"}`, { headers: { "Content-Type": type } });
    },
  });
  const names = [...operations[id].path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const kind = bodyKind(id);
  const body = kind === "form" ? [{ file: new Uint8Array() }] : kind === "json" ? [{ probe: 1 }] : [];
  await methodOf(hub, id)(...names, ...body);
  return { requests, path: operations[id].path.replace(/[{}]/g, "") };
}

describe("each operation of the contract", () => {
  it.each(ids)("%s is a method that sends its request", async (id) => {
    const { requests, path } = await call(id);
    expect(requests).toHaveLength(1);
    const { url, init } = requests[0] ?? { url: "", init: {} };
    expect(`${init.method} ${url}`).toBe(`${operations[id].method} http://host${path}`);
    if (bodyKind(id) === "json") expect(init.body).toBe('{"probe":1}');
    if (bodyKind(id) === undefined) expect(init.body).toBeUndefined();
    const headers = new Headers(init.headers);
    expect(headers.has("idempotency-key")).toBe(policies[id].idempotent);
    expect(headers.has("x-api-key")).toBe(policies[id].security === "apiKey");
    expect(headers.has("authorization")).toBe(policies[id].security === "bearer");
  });

  it("is a method, and no method is without one", () => {
    const { hub } = createHub({});
    const methods = Object.entries(hub).flatMap(([tag, resource]) =>
      Object.keys(resource).map((name) => `${tag}.${name}`),
    );
    expect(methods.sort()).toEqual([...ids].sort());
  });

  it("with a body of optional parts only can be called without it", async () => {
    const bodies: unknown[] = [];
    const fetch = async (_: string, init: RequestInit) => {
      bodies.push(init.body);
      return new Response('{"success":true,"data":{}}');
    };
    const { hub } = createHub({ fetch });
    await hub.sessions.create();
    await hub.webhooks.enable("wh_1");
    expect(bodies).toEqual(["{}", "{}"]);
  });
});

describe("a session's handle", () => {
  const bound = Object.entries(calls).flatMap(([tag, words]) =>
    words.split(" ").flatMap((word) => {
      const [, name, letters = ""] = /^(\w+).(\w*)/.exec(word) ?? [];
      return letters.includes("s") ? [`${tag}.${name}`] : [];
    }),
  );

  it("has the operations that begin with a session, and no other", () => {
    const handle = createHub({}).hub.session("session_1");
    const { sessionId, status, waitUntil: _, ...rest } = handle;
    const own = Object.entries(rest).flatMap(([tag, value]) =>
      typeof value === "function" ? `sessions.${tag}` : Object.keys(value).map((name) => `${tag}.${name}`),
    );
    const stories = Object.keys(status).map((name) => `status.${name}`);
    expect(sessionId).toBe("session_1");
    const expected = [...bound, "messages.sendMany"];
    expect([...own, ...stories, "sessions.status"].sort()).toEqual(expected.sort());
  });

  it("puts the session's id first", async () => {
    const urls: string[] = [];
    const fetch = async (url: string) => {
      urls.push(url);
      return new Response('{"success":true,"data":{}}');
    };
    const session = createHub({ baseUrl: "http://host", fetch }).hub.session("session_1");
    await session.status();
    await session.status.get("msg_1");
    await session.messages.get("msg_1");
    await session.restart({ maxRetries: 0 });
    expect(urls).toEqual([
      "http://host/api/sessions/session_1/status",
      "http://host/api/status/session_1/msg_1",
      "http://host/api/messages/session_1/msg_1",
      "http://host/api/sessions/session_1/restart",
    ]);
  });

  it.each(["", " ", ".", "..", undefined, 1.5])("is not made for %j", (id) => {
    const { hub } = createHub({});
    expect(() => hub.session(id as string)).toThrow(UsageError);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { type OperationId, operations, policies } from "@inbox-hub/openapi";
import { document } from "@inbox-hub/openapi/document";
import ts from "typescript";
import { describe, expect, it } from "vitest";
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
      return new Response('{"success":true,"data":{},"openapi":"3.1.0"}', { headers: { "Content-Type": type } });
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
      Object.getOwnPropertyNames(Object.getPrototypeOf(resource))
        .filter((name) => name !== "constructor")
        .map((name) => `${tag}.${name}`),
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

describe("the documentation of each method", () => {
  const folder = new URL("../src/resources/", import.meta.url);
  const documented = new Map<string, { sentence: string; codes: string[] }>();
  for (const name of readdirSync(folder)) {
    const file = ts.createSourceFile(name, readFileSync(new URL(name, folder), "utf8"), ts.ScriptTarget.ES2022, true);
    const tag = name.replace(".ts", "");
    for (const statement of file.statements.filter(ts.isClassDeclaration)) {
      for (const member of statement.members.filter(ts.isMethodDeclaration)) {
        const id = `${tag}.${member.name.getText(file)}`;
        if (documented.has(id)) continue;
        const doc = ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc);
        const thrown = (doc?.tags ?? []).filter((entry) => entry.tagName.text === "throws");
        const codes = thrown.flatMap((entry) => entry.getText(file).match(/[A-Z_]{2,}/g) ?? []);
        documented.set(id, { sentence: ts.getTextOfJSDocComment(doc?.comment) ?? "", codes });
      }
    }
  }

  it.each(ids)("%s says what it does and which codes to expect", (id) => {
    const { path, method } = operations[id];
    const operation = Reflect.get(Reflect.get(document.paths, path), method.toLowerCase());
    expect(documented.get(id)?.sentence).toMatch(/^[A-Z].*[.:]/s);
    expect(documented.get(id)?.codes.sort()).toEqual([...(operation["x-error-codes"] ?? [])].sort());
  });
});

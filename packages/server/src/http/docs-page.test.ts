import { runInNewContext } from "node:vm";
import { listOperations, policyOf } from "@inbox-hub/openapi/rules";
import { contractDocument } from "@inbox-hub/openapi/validation";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createSystemHandlers } from "../features/system/system-handlers";
import { docsPage } from "./docs-page";
import { type Edge, startEdge, type TestHandler } from "./test-edge";

let edge: Edge;
beforeAll(async () => {
  const handlers = createSystemHandlers({
    isReady: async () => true,
    metrics: { contentType: "text/plain", metrics: async () => "" },
    document: { openapi: "3.1.0" },
    docsPage,
  });
  edge = await startEdge({ handlers: { "system.docs": handlers["system.docs"] as unknown as TestHandler } });
});
afterAll(() => edge.stop());

describe("the reference page", () => {
  test("loads only what this server serves, and runs no inline script", async () => {
    const page = await edge.call("/api/docs");
    const html = await page.text();
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(html).not.toMatch(/<script(?![^>]* src=)/);

    const references = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, reference]) => reference ?? "");
    expect(references).toHaveLength(4);
    for (const reference of references) {
      const asset = await fetch(new URL(reference, `${edge.url}/api/docs`));
      const content = await asset.arrayBuffer();
      expect([reference, asset.status, content.byteLength > 0]).toEqual([reference, 200, true]);
      expect(asset.headers.get("cache-control")).toContain("max-age");
    }
  });

  test.each([
    ["swagger-ui.css", "text/css; charset=utf-8"],
    ["swagger-ui-bundle.js", "text/javascript; charset=utf-8"],
    ["init.js", "text/javascript; charset=utf-8"],
    ["favicon-32x32.png", "image/png"],
  ])("serves %s as %s", async (name, type) => {
    const asset = await edge.call(`/api/docs/assets/${name}`, { method: "HEAD" });
    expect([asset.status, asset.headers.get("content-type")]).toEqual([200, type]);
  });

  test("reaches for no other host, and could not", async () => {
    const page = await edge.call("/api/docs");
    const [html, css, script] = await Promise.all(
      [page, edge.call("/api/docs/assets/swagger-ui.css"), edge.call("/api/docs/assets/init.js")].map(async (answer) =>
        (await answer).text(),
      ),
    );
    expect(html).not.toMatch(/https?:|\/\//i);
    expect(script).not.toMatch(/https?:/i);
    expect(css).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//i);
    const policy = page.headers.get("content-security-policy") ?? "";
    const sources = policy.split(";").flatMap((directive) => directive.split(" ").slice(1));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'unsafe-inline'", "data:"]));
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
  });

  test.each([
    ["http://127.0.0.1:8084/api/docs", "http://127.0.0.1:8084"],
    ["https://crm.example/hub/api/docs", "https://crm.example/hub"],
  ])("at %s tries the operations at %s, and at no server that the contract names", async (address, server) => {
    const SwaggerUIBundle = vi.fn();
    const fetched: string[] = [];
    const fetchSpec = async (path: string) => {
      fetched.push(new URL(path, address).href);
      return { json: async () => ({ openapi: "3.1.0", servers: [{ url: "https://api.inbox-hub.com" }] }) };
    };
    const init = await (await edge.call("/api/docs/assets/init.js")).text();
    await runInNewContext(init, { fetch: fetchSpec, location: new URL(address), SwaggerUIBundle });
    expect(fetched).toEqual([`${server}/api/openapi.json`]);
    expect(SwaggerUIBundle).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        spec: { openapi: "3.1.0", servers: [{ url: server, description: "This server" }] },
        validatorUrl: null,
      }),
    );
  });

  test("finds a section for each operation in the contract", () => {
    const sections = (contractDocument.tags as readonly { readonly name: string }[]).map(({ name }) => name);
    expect(new Set(sections)).toEqual(new Set(listOperations().map(({ id }) => policyOf(id).tag)));
  });

  test.each(["package.json", "..%2Fpackage.json", "swagger-ui-bundle.js.map", "__proto__", "constructor"])(
    "keeps %s to itself",
    async (name) => {
      expect((await edge.call(`/api/docs/assets/${name}`)).status).toBe(404);
    },
  );
});

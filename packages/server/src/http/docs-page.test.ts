import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

  test.each(["package.json", "..%2Fpackage.json", "swagger-ui-bundle.js.map", "__proto__", "constructor"])(
    "keeps %s to itself",
    async (name) => {
      expect((await edge.call(`/api/docs/assets/${name}`)).status).toBe(404);
    },
  );
});

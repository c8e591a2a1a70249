import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AppError } from "@inbox-hub/openapi/rules";
import type { EdgeContext } from "./edge-context";

export const ASSETS_PATH = "/api/docs/assets";

/** What the reference page loads, and nothing else of that package. */
const FILES: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};

/** Shows the contract of this very server, so its operations are tried here and not on the servers it names. */
const INIT = `"use strict";
fetch("openapi.json")
  .then((response) => response.json())
  .then((spec) => {
    const url = location.origin + location.pathname.replace(/\\/api\\/docs$/, "");
    const servers = [{ url, description: "This server" }];
    SwaggerUIBundle({ spec: { ...spec, servers }, dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
  });
`;

export function createDocsAssets() {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("swagger-ui-dist/package.json"));

  return async function docsAssets(ctx: EdgeContext, { name = "" }: Readonly<Record<string, string>>): Promise<void> {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") {
      const params = { method: ctx.method, path: ASSETS_PATH };
      throw new AppError("METHOD_NOT_ALLOWED", params, { headers: { Allow: "GET, HEAD" } });
    }
    ctx.set("Cache-Control", "public, max-age=86400");
    if (name === "init.js") {
      ctx.body = INIT;
      ctx.set("Content-Type", "text/javascript; charset=utf-8");
      return;
    }
    const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (type === undefined) throw new AppError("NOT_FOUND", { path: ASSETS_PATH });
    const file = join(folder, name);
    const { size } = await stat(file);
    ctx.body = createReadStream(file);
    ctx.set("Content-Type", type);
    ctx.length = size;
  };
}

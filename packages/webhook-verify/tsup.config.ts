import { defineConfig } from "tsup";

export default defineConfig({
  entry: [
    "src/index.ts",
    "src/node.ts",
    "src/sign.ts",
    "src/express.ts",
    "src/koa.ts",
    "src/fastify.ts",
    "src/hono.ts",
    "src/lambda.ts",
    "src/fetch.ts",
    "src/next.ts",
    "src/testing.ts",
  ],
  format: ["esm", "cjs"],
  target: "es2022",
  // One error class for all entries, in CommonJS too: `instanceof` must work whichever entry threw.
  splitting: true,
  // Deno and edge workers find Node's modules only by their full name.
  removeNodeProtocol: false,
  clean: true,
  // The event types come from a private package and are published inside this one.
  dts: { compilerOptions: { paths: { "@inbox-hub/openapi": ["../openapi/src/index.ts"] } } },
});

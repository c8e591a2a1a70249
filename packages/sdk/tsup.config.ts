import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  clean: true,
  // The types of the contract come from a private package and are published inside this one.
  dts: { compilerOptions: { paths: { "@inbox-hub/openapi": ["../openapi/src/index.ts"] }, stripInternal: true } },
});

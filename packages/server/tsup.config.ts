import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/main.ts"],
  format: "esm",
  target: "node20",
  // The contract is private and bundled; everything else stays a dependency.
  noExternal: ["@inbox-hub/openapi"],
  clean: true,
  sourcemap: true,
});

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "server",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // No test measures time: a machine that is busy with something else makes none of them fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

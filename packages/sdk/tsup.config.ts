import { readFile } from "node:fs/promises";
import { defineConfig, type Options } from "tsup";
import { slimContract } from "./scripts/slim-contract";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** The mock checks requests with the contract; what of it is for readers stays at home. */
const slimmedContract: Plugin = {
  name: "slimmed-contract",
  setup: ({ onLoad }) =>
    onLoad({ filter: /generated[/\\]document\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(slimContract(JSON.parse(await readFile(path, "utf8")))),
      loader: "json",
    })),
};

// The types of the contract come from a private package and are published inside this one.
const openapi = "../openapi/src";
const paths = {
  "@inbox-hub/openapi": [`${openapi}/index.ts`],
  "@inbox-hub/openapi/rules": [`${openapi}/rules/index.ts`],
  "@inbox-hub/openapi/validation": [`${openapi}/validation/index.ts`],
};

const shared = {
  format: ["esm", "cjs"],
  target: "es2022",
  dts: { compilerOptions: { paths, stripInternal: true } },
} as const satisfies Options;

export default defineConfig([
  // The other one leaves nothing behind: its files are always called the same.
  { ...shared, entry: ["src/index.ts"], platform: "neutral", clean: ["!testing*"] },
  {
    ...shared,
    entry: { testing: "src/testing/index.ts", "testing-msw": "src/testing/with-msw.ts" },
    platform: "node",
    // Each is whole, so that no file is left behind.
    splitting: false,
    // Whoever installs the SDK installs none of it: what the mock is made of is inside.
    noExternal: [/^(?!msw)/],
    external: ["msw", "msw/node"],
    removeNodeProtocol: false,
    esbuildPlugins: [slimmedContract],
    // Jest runs CommonJS without `import()`.
    esbuildOptions: (options, { format }) => {
      if (format === "cjs") options.supported = { ...options.supported, "dynamic-import": false };
    },
  },
]);

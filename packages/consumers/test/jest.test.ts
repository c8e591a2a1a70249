import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { inToolbox, isToolboxNeeded, withoutToolbox } from "./toolbox";

const run = promisify(execFile);
const rootDir = fileURLToPath(new URL("jest/", import.meta.url));

const environments = [
  { name: "Node.js", testEnvironment: "node" },
  { name: "jsdom", testEnvironment: `${rootDir}jsdom-with-fetch.cjs` },
] as const;

/** What `@inbox-hub/sdk/testing` does in Jest, as in Vitest. */
describe.each(environments)("the mock in Jest and $name", ({ testEnvironment }) => {
  it.for(["commonjs.spec.cjs", "modules.spec.mjs"])("works from %s", { timeout: 120_000 }, async (spec, { skip }) => {
    skip(!isToolboxNeeded, withoutToolbox);
    const config = {
      rootDir,
      testEnvironment,
      testMatch: [`**/${spec}`],
      moduleFileExtensions: ["js", "cjs", "mjs", "json"],
      transform: {},
    };
    const args = ["--experimental-vm-modules", "--no-warnings", inToolbox("jest/bin/jest.js")];
    const env = { ...process.env, TOOLBOX: inToolbox("") };
    const { stderr } = await run(process.execPath, [...args, "--ci", "--config", JSON.stringify(config)], { env });
    expect(stderr).toContain("5 passed, 5 total");
  });
});

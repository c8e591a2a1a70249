import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sdk from "@inbox-hub/sdk/package.json" with { type: "json" };
import webhookVerify from "@inbox-hub/webhook-verify/package.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "./declarations/compile";
import { isToolboxNeeded, withoutToolbox } from "./toolbox";

// Inside this package, from where the others are found.
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
let folder = "";

beforeAll(async () => {
  await mkdir(dist, { recursive: true });
  folder = await mkdtemp(join(dist, "declarations-"));
});

afterAll(() => rm(folder, { recursive: true }));

const entries = [sdk, webhookVerify].flatMap(({ name, exports }) =>
  Object.keys(exports)
    .filter((entry) => entry !== "./package.json")
    .map((entry) => `${name}${entry.slice(1)}`),
);

/** msw's own declarations do not compile without the types of browsers, and this entry is made of them. */
const withMsw = "@inbox-hub/sdk/testing/msw";

const consumers = [
  {
    resolution: "nodenext",
    platform: "the types of Node.js",
    entries: entries.filter((entry) => entry !== withMsw),
  },
  { resolution: "bundler", platform: "the types of browsers", entries },
] as const;

describe.each(["typescript-5.0", "typescript-5.4", "typescript-5.9", "typescript-6", "typescript-7"])(
  "the declarations of all entries, libraries checked, with %s",
  (compiler) => {
    it.for(consumers)("compile with $resolution and $platform", { timeout: 90_000 }, async (consumer, { skip }) => {
      skip(!isToolboxNeeded, withoutToolbox);
      const own = await mkdtemp(join(folder, `${compiler}-`));
      expect(await compile(own, { ...consumer, compiler })).toBe("");
    });
  },
);

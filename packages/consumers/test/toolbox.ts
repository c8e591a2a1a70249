import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const toolbox = new URL("../toolbox/", import.meta.url);

/** The path of something that `npm run toolbox` has installed. */
export const inToolbox = (path: string) => fileURLToPath(new URL(`node_modules/${path}`, toolbox));

export const requireFromToolbox = createRequire(toolbox);

/** A gigabyte of runtimes and compilers is not for everyone. The gate has them, and fails without. */
export const isToolboxNeeded = process.env.CI === "true" || existsSync(inToolbox(""));

export const withoutToolbox = "The other runtimes and compilers are not installed: npm run toolbox";

import { execFile } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inToolbox } from "../toolbox";

const execute = promisify(execFile);
const usage = fileURLToPath(new URL("usage.ts", import.meta.url));

/** How a consumer finds packages. Node's way, a file says by its name which kind of module it is. */
const resolutions = {
  nodenext: { module: "nodenext", extensions: ["mts", "cts"] },
  bundler: { module: "esnext", extensions: ["ts"] },
} as const;

/** Where a consumer's `Response` and `Blob` come from. */
const platforms = {
  "the types of Node.js": { lib: ["ES2022"], types: ["node"] },
  "the types of browsers": { lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
} as const;

interface Consumer {
  readonly compiler: string;
  readonly resolution: keyof typeof resolutions;
  readonly platform: keyof typeof platforms;
  /** All of these are imported, whether or not they are used. */
  readonly entries: readonly string[];
}

/** What the compiler says about a consumer's program: nothing, if all is well. */
export async function compile(folder: string, { compiler, resolution, platform, entries }: Consumer): Promise<string> {
  const { module, extensions } = resolutions[resolution];
  const imports = entries.map((entry, index) => `export * as entry${index} from "${entry}";\n`).join("");
  for (const extension of extensions) {
    await copyFile(usage, join(folder, `usage.${extension}`));
    await writeFile(join(folder, `entries.${extension}`), imports);
  }
  const compilerOptions = {
    module,
    moduleResolution: resolution,
    target: "ES2022",
    ...platforms[platform],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  };
  const files = extensions.flatMap((extension) => [`usage.${extension}`, `entries.${extension}`]);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  return execute(process.execPath, [inToolbox(`${compiler}/bin/tsc`), "--pretty", "false"], { cwd: folder }).then(
    ({ stdout }) => stdout,
    ({ stdout, message }) => stdout || message,
  );
}

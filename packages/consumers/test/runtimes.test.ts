import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPrograms } from "./runtimes/build-programs";
import { promises, type Verdicts } from "./runtimes/promises";
import { type Programs, runtimes } from "./runtimes/runtimes";
import { startServer } from "./runtimes/server";
import { isToolboxNeeded, withoutToolbox } from "./toolbox";

// Inside this package, from where the programs find the others.
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
let folder = "";
let programs: Programs;

beforeAll(async () => {
  if (!isToolboxNeeded) return;
  await mkdir(dist, { recursive: true });
  folder = await mkdtemp(join(dist, "runtimes-"));
  programs = await buildPrograms(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.entries(runtimes))("on %s", (_, run) => {
  let verdicts: Verdicts = {};

  beforeAll(async () => {
    if (!isToolboxNeeded) return;
    const server = await startServer();
    const file = join(await mkdtemp(join(folder, "files-")), "factura.txt");
    await writeFile(file, "Hola, factura");
    verdicts = await run(programs, server.baseUrl, file).finally(server.stop);
  }, 90_000);

  it.for(Object.keys(promises))("%s", (promise, { skip }) => {
    skip(!isToolboxNeeded, withoutToolbox);
    expect(verdicts[promise]).toBe("kept");
  });
});

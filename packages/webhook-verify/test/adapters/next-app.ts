import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** The routes `promises` have what the test gives them: they run in its process. */
const FILES = {
  "package.json": "{}",
  // Smaller files would only take the build longer.
  "next.config.mjs": `
    export default {
      outputFileTracingRoot: import.meta.dirname,
      webpack: (config) => ({ ...config, optimization: { ...config.optimization, minimize: false } }),
    };`,
  "instrumentation.js": "export const onRequestError = (error) => globalThis.onThrownInTest?.(error);",
  "app/promises/route.js": `
    const receive = (request) => globalThis.receiveInTest(request);
    export { receive as DELETE, receive as GET, receive as HEAD, receive as PATCH, receive as POST, receive as PUT };`,
  "app/read-before/route.js": `
    import { receiveWebhooks } from "@inbox-hub/webhook-verify/next";
    const receive = receiveWebhooks({ secret: process.env.INBOX_HUB_WEBHOOK_SECRET ?? "" }, () => undefined);
    export async function POST(request) {
      await request.json();
      return receive(request);
    }`,
  "pages/api/promises.js": `
    export const config = { api: { bodyParser: false } };
    export default (request, response) => globalThis.receiveInTest(request, response);`,
};

/** The guide's routes, each at a path of its own: in one app the two would be at the same one. */
async function readGuide() {
  const guide = await readFile(join(root, "docs/guide/webhooks.md"), "utf8");
  const samples = [...guide.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ""]) => toJavaScript(code));
  const [app = "", pages = ""] = samples.filter((code) => code.includes("@inbox-hub/webhook-verify/next"));
  return {
    "app/guide/route.js": app,
    "pages/api/guide.js": pages,
    "pages/api/parsed.js": pages.replace(/^export const config = .*$/m, ""),
    "pages/api/edge.js": pages.replace(/^export const config = .*$/m, 'export const config = { runtime: "edge" };'),
    "app/edge/route.js": `${app}\nexport const runtime = "edge";`,
  };
}

function toJavaScript(code: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}

/** An app that was built in a folder of its own, and is served by this process. */
export interface NextApp {
  readonly url: string;
  stop(): Promise<void>;
}

/** Builds the app without a secret, as the build of an image does, and serves it with the one in the environment. */
export async function startNextApp(): Promise<NextApp> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "inbox-hub-next-")));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    await build(folder);
    const { url, stop } = await serve(folder);
    return {
      url,
      async stop() {
        await stop();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

async function build(folder: string): Promise<void> {
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [name, text] of Object.entries({ ...FILES, ...(await readGuide()) })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const env = { PATH: process.env.PATH, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  await run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build", "--webpack"], {
    timeout: 100_000,
    cwd: folder,
    env,
  });
}

async function serve(folder: string): Promise<NextApp> {
  // Late, since what Next is made of depends on NODE_ENV, which the test has set by now. And with the types of another
  // entry: those of "next" change `process.env` for everybody's tests.
  const next: typeof import("next/types").default = require("next");
  const server = createServer();
  const app = next({ dev: false, dir: folder, quiet: true, httpServer: server });
  await app.prepare();
  server.on("request", app.getRequestHandler());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await app.close();
    },
  };
}

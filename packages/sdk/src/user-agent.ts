import { version } from "../package.json";

/** The program that calls. */
export interface AppInfo {
  readonly name: string;
  readonly version?: string | undefined;
}

/** Names the SDK, the runtime and the program. A browser names itself, and another header would cost it a preflight request. */
export function userAgent(app: AppInfo | undefined): string | undefined {
  if ("window" in globalThis) return undefined;
  const node = globalThis.process?.versions?.node;
  return [product("inbox-hub-sdk", version), node && product("node", node), app && product(app.name, app.version)]
    .filter(Boolean)
    .join(" ");
}

function product(name: string, release: string | undefined): string {
  return release ? `${name}/${release}` : name;
}

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
  const { name, version: release } = app ?? {};
  return `inbox-hub-sdk/${version}${node ? ` node/${node}` : ""}${name ? ` ${name}${release ? `/${release}` : ""}` : ""}`;
}

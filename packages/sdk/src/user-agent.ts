import { version } from "../package.json";

/** Names the SDK and the runtime. A browser names itself, and another header would cost it a preflight request. */
export function userAgent(): string | undefined {
  if ("window" in globalThis) return undefined;
  const node = globalThis.process?.versions?.node;
  return `inbox-hub-sdk/${version}${node ? ` node/${node}` : ""}`;
}

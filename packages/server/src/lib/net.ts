import { isIP } from "node:net";

/** A block of addresses. */
export interface Net {
  readonly address: string;
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
}

/** Reads `172.16.0.0/12` or a single address; null when it is neither. */
export function parseNet(text: string): Net | null {
  const [address = "", prefixText, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const longest = version === 4 ? 32 : 128;
  if (prefixText === undefined) return { address, prefix: longest, family: version === 4 ? "ipv4" : "ipv6" };
  if (!/^\d{1,3}$/.test(prefixText) || Number(prefixText) > longest) return null;
  return { address, prefix: Number(prefixText), family: version === 4 ? "ipv4" : "ipv6" };
}

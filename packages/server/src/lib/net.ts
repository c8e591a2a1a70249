import { isIP } from "node:net";

/** A block of addresses. */
export interface Net {
  readonly address: string;
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
}

/**
 * Reads `172.16.0.0/12` or a single address; null when it is neither. An address with a prefix that is not its network's first,
 * such as `10.0.0.7/8`, is none: it would be unclear whether one address or all of them were meant.
 */
export function parseNet(text: string): Net | null {
  const [address = "", prefixText, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const longest = version === 4 ? 32 : 128;
  if (prefixText === undefined) return { address, prefix: longest, family: version === 4 ? "ipv4" : "ipv6" };
  if (!/^\d{1,3}$/.test(prefixText) || Number(prefixText) > longest) return null;
  const prefix = Number(prefixText);
  const bits = version === 4 ? bitsOfIPv4(address) : bitsOfIPv6(address);
  if (bits === null || bits.slice(prefix).includes("1")) return null;
  return { address, prefix, family: version === 4 ? "ipv4" : "ipv6" };
}

function bitsOfIPv4(address: string): string {
  return address
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");
}

/** Null where the address names an interface: that is of one machine, not of a network. */
function bitsOfIPv6(address: string): string | null {
  const literal = `http://[${address}]`;
  if (!URL.canParse(literal)) return null;
  // In its short form, with all groups in hexadecimal.
  const [head = [], tail = []] = new URL(literal).hostname
    .slice(1, -1)
    .split("::")
    .map((part) => part.split(":").filter((group) => group !== ""));
  const left = Array<string>(8 - head.length - tail.length).fill("0");
  return [...head, ...left, ...tail].map((group) => Number.parseInt(group, 16).toString(2).padStart(16, "0")).join("");
}

import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";

/** The addresses that a hosts file gives a name, which is in lower case and without a dot at its end. */
export function hostsOf(text: string, name: string): LookupAddress[] {
  return text.split("\n").flatMap((line): LookupAddress[] => {
    const [address = "", ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    const family = isIP(address);
    return family !== 0 && names.some((known) => known.toLowerCase() === name) ? [{ address, family }] : [];
  });
}

/** No name server is asked for these (RFC 6761, 6.3). */
export function addressesOfLocalhost(name: string): LookupAddress[] {
  if (!/^(?:.+\.)?localhost$/.test(name)) return [];
  return [
    { address: "127.0.0.1", family: 4 },
    { address: "::1", family: 6 },
  ];
}

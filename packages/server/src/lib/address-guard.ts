import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { BlockList, isIP } from "node:net";
import { type Phrase, targetProblems } from "@inbox-hub/openapi/rules";
import { buildConnector } from "undici";
import { createHostResolver } from "./host-resolver";
import type { Net } from "./net";
import { parseNet } from "./net";

/** A connection that the server refuses to make: the address is not public, and the settings do not allow it. */
export class BlockedAddressError extends Error {
  override readonly name = "BlockedAddressError";
  readonly code = "BLOCKED_ADDRESS";
  constructor() {
    // Without the address: what a name resolves to inside the operator's network is nobody else's business.
    super("The address is not public");
  }
}

/** The other side has ended the connection as soon as it was made: whom it was with cannot be asked any more. */
class LostConnectionError extends Error {
  override readonly name = "LostConnectionError";
  readonly code = "ECONNRESET";
}

/** Keeps requests to addresses that customers name out of the operator's own network. */
export interface AddressGuard {
  check(address: string): "allowed" | "blocked";
  /** Whether `http:` may be used with this host of a URL. */
  allowHttpFor(hostname: string): boolean;
  /** For undici's `connect`. Decides when it connects, so a name that resolves differently later gains nothing. */
  readonly connector: buildConnector.connector;
}

interface AddressGuardOptions {
  /** Networks that may be reached although they are not public, such as `172.16.0.0/12`. */
  readonly allowNets: readonly string[];
  /** Accept `http:` for every host. */
  readonly allowHttp?: boolean;
  readonly connectTimeoutMs?: number;
  /** What finds the addresses of a name. */
  readonly lookup?: LookupFunction;
}

/** Not reachable from the internet, or not meant to be: RFC 6890 and its successors, multicast, and what carries IPv4 inside IPv6. */
const notPublic = toNets([
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"],
  // The last one is a service of a cloud, at an address that would be public elsewhere.
  ...["203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
  ...[
    "::/96",
    "::ffff:0:0:0/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
  ],
  ...["3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
]);

/**
 * Where clouds answer with credentials, also as IPv4 inside IPv6. A wide entry of the settings never means these; only one that
 * names the address does.
 */
const metadata = toNets([
  ...["169.254.0.0/16", "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32"],
  ...["fe80::/10", "fd00:ec2::/32", "fd20:ce::/32"],
  ...["::", "::ffff:0:", "64:ff9b::", "64:ff9b:1::"].flatMap((prefix) => [
    `${prefix}a9fe:0/112`,
    `${prefix}6464:64c8/128`,
    `${prefix}a83f:8110/128`,
    `${prefix}c000:c0/128`,
  ]),
  ...["2002:a9fe::/32", "2002:6464:64c8::/48", "2002:a83f:8110::/48", "2002:c000:c0::/48"],
]);

const LOOPBACK = ["127.0.0.1", "::1"];
const CONNECT_TIMEOUT_MS = 5000;

/** @throws Error when an entry of `allowNets` is not a network. */
export function createAddressGuard({
  allowNets,
  allowHttp = false,
  connectTimeoutMs = CONNECT_TIMEOUT_MS,
  lookup = createHostResolver().lookup,
}: AddressGuardOptions): AddressGuard {
  const allowedExactly = toNets(allowNets.filter(isExact));
  const allowedWidely = toNets(allowNets.filter((net) => !isExact(net)));

  const check: AddressGuard["check"] = (scoped) => {
    // `fe80::1%eth0` names an interface too.
    const [address = ""] = scoped.split("%");
    if (isIP(address) === 0) return "blocked";
    if (contains(allowedExactly, address)) return "allowed";
    if (contains(metadata, address)) return "blocked";
    return contains(allowedWidely, address) || !contains(notPublic, address) ? "allowed" : "blocked";
  };

  const connect = buildConnector({ timeout: connectTimeoutMs, lookup: guardLookup(lookup, check) });

  return {
    check,
    allowHttpFor(hostname) {
      if (allowHttp) return true;
      const host = withoutBrackets(hostname);
      if (isLocalhost(host)) return LOOPBACK.some((address) => check(address) === "allowed");
      // Plain http to a public address would show the data to everyone on the way.
      return isIP(host) !== 0 && contains(notPublic, host) && check(host) === "allowed";
    },
    connector(options, callback) {
      const host = withoutBrackets(options.hostname);
      // Literals never reach the lookup.
      if (isIP(host) !== 0 && check(host) === "blocked") return callback(new BlockedAddressError(), null);
      connect(options, (...[error, socket]) => {
        if (error !== null) return callback(error, null);
        const { remoteAddress } = socket;
        if (remoteAddress !== undefined && check(remoteAddress) === "allowed") return callback(null, socket);
        socket.destroy();
        callback(remoteAddress === undefined ? new LostConnectionError() : new BlockedAddressError(), null);
      });
    },
  };
}

/**
 * Says what is wrong with an address that a customer names, or null. For when it is saved; whether the name behind it
 * may be reached is decided again at each connection, by the guard's connector.
 */
export function checkTargetUrl(url: string, guard: Pick<AddressGuard, "check" | "allowHttpFor">): Phrase | null {
  // The parser turns `2130706433`, `0x7f.1` and `①②⑦.0.0.1` into 127.0.0.1.
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null) return targetProblems.noUrl;
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return targetProblems.noHttps;
  if (parsed.username !== "" || parsed.password !== "") return targetProblems.credentials;
  if (parsed.hash !== "" || url.includes("#")) return targetProblems.fragment;
  const host = withoutBrackets(parsed.hostname);
  const addresses = isLocalhost(host) ? LOOPBACK : [host].filter((address) => isIP(address) !== 0);
  if (addresses.length > 0 && addresses.every((address) => guard.check(address) === "blocked")) {
    return targetProblems.notPublic;
  }
  if (parsed.protocol === "http:" && !guard.allowHttpFor(host)) return targetProblems.noHttps;
  return null;
}

/** A lookup that gives only addresses that may be reached, and fails when none is left. */
function guardLookup(lookup: LookupFunction, check: AddressGuard["check"]): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "");
      const addresses: LookupAddress[] = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const allowed = addresses.filter(({ address }) => check(address) === "allowed");
      const [first] = allowed;
      if (first === undefined) return callback(new BlockedAddressError(), "");
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}

/** One list for each family: in one, `::/0` would mean every IPv4 address too. */
interface Nets {
  readonly ipv4: BlockList;
  readonly ipv6: BlockList;
}

/** IPv4 in the form of IPv6, as sockets show it: it is IPv4. */
const mapped = new BlockList();
mapped.addSubnet("::ffff:0:0", 96, "ipv6");

function contains(nets: Nets, address: string): boolean {
  if (isIP(address) === 4) return nets.ipv4.check(address, "ipv4");
  return mapped.check(address, "ipv6") ? nets.ipv4.check(address, "ipv6") : nets.ipv6.check(address, "ipv6");
}

function toNets(texts: readonly string[]): Nets {
  const nets = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const { address, prefix, family } of texts.map(toNet)) nets[family].addSubnet(address, prefix, family);
  return nets;
}

function toNet(text: string): Net {
  const net = parseNet(text);
  if (net === null) throw new Error(`"${text}" is not a network such as 172.16.0.0/12`);
  return net;
}

function isExact(text: string): boolean {
  const { prefix, family } = toNet(text);
  return prefix === (family === "ipv6" ? 128 : 32);
}

/** Of a URL's or undici's host: `[::1]` is `::1`. */
function withoutBrackets(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}

function isLocalhost(hostname: string): boolean {
  return /^(?:.+\.)?localhost\.?$/i.test(hostname);
}

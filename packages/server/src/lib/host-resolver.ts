import type { LookupAddress } from "node:dns";
import { lookup, promises } from "node:dns";
import { readFile } from "node:fs/promises";
import type { LookupFunction } from "node:net";
import { promisify } from "node:util";
import type { Clock } from "./clock";
import { systemClock } from "./clock";
import { addressesOfLocalhost, hostsOf } from "./hosts-file";

/** Finds the addresses of names that customers give, so that a name whose DNS is silent holds up no other name. */
export interface HostResolver {
  /** For `net.connect`. */
  readonly lookup: LookupFunction;
}

/** What the resolver asks. */
export interface HostResolverSources {
  readonly clock: Clock;
  /** The text of the system's hosts file. */
  readonly readHosts: () => Promise<string>;
  /** Asks name servers outside the thread pool. One of its own for each name, so that one can be broken off. */
  readonly createDns: () => Pick<promises.Resolver, "resolve4" | "resolve6" | "cancel">;
  /** What every other program uses, in the thread pool: it knows search domains and other sources of names. */
  readonly systemLookup: (hostname: string) => Promise<LookupAddress[]>;
}

/** Shorter than a connection may take, so that a silent name server is known from a silent receiver. */
const LONGEST_MS = 4_000;
/** Once one family has addresses, the other is not waited for much longer. */
const LONGEST_FOR_OTHER_FAMILY_MS = 500;
const DNS_TRIES = { timeout: 1_500, tries: 2 };
/** More than deliveries run at a time; beyond, a name is refused rather than kept in memory. */
const MOST_NAMES = 256;

/** The name servers know no address, or would not say: the system may. */
const unanswered = ["ENOTFOUND", "ENODATA", "ESERVFAIL", "EREFUSED"];

const systemSources: HostResolverSources = {
  clock: systemClock,
  readHosts: () => readFile("/etc/hosts", "utf8"),
  createDns: () => new promises.Resolver(DNS_TRIES),
  systemLookup: (hostname) => promisify(lookup)(hostname, { all: true }),
};

/**
 * Nothing is remembered: who connects again asks again. Fails with `ENOTFOUND` when a name has no address, and with `EAI_AGAIN`
 * when that could not be found out.
 */
export function createHostResolver(sources: Partial<HostResolverSources> = {}): HostResolver {
  const { clock, readHosts, createDns, systemLookup } = { ...systemSources, ...sources };
  const running = new Map<string, Promise<readonly LookupAddress[]>>();
  // One at a time each: the thread pool has four threads, and gives names two of them. No customer's name server has a say in
  // names without a dot, so these wait for none of the others.
  const gates = { short: createGate(), long: createGate() };

  const askSystem = (hostname: string, signal: AbortSignal) =>
    gates[hostname.includes(".") ? "long" : "short"](async () => {
      signal.throwIfAborted();
      return await systemLookup(hostname);
    });

  const askNameServers = async (hostname: string, signal: AbortSignal): Promise<LookupAddress[]> => {
    const dns = createDns();
    const breakOff = () => dns.cancel();
    signal.addEventListener("abort", breakOff);
    let cancelTimer = () => {};
    const ask = async (family: 4 | 6): Promise<LookupAddress[]> => {
      const addresses = await (family === 4 ? dns.resolve4(hostname) : dns.resolve6(hostname));
      cancelTimer();
      cancelTimer = clock.after(LONGEST_FOR_OTHER_FAMILY_MS, breakOff);
      return addresses.map((address) => ({ address, family }));
    };
    try {
      const [v4, v6] = await Promise.allSettled([ask(4), ask(6)]);
      const found = [v4, v6].flatMap((asked) => (asked.status === "fulfilled" ? asked.value : []));
      if (found.length > 0 || v4.status === "fulfilled") return found;
      throw v4.reason;
    } finally {
      cancelTimer();
      signal.removeEventListener("abort", breakOff);
    }
  };

  const find = async (hostname: string, signal: AbortSignal): Promise<readonly LookupAddress[]> => {
    const name = hostname.toLowerCase().replace(/\.$/, "");
    const inHosts = hostsOf(await readHosts().catch(() => ""), name);
    if (inHosts.length > 0) return inHosts;
    const local = addressesOfLocalhost(name);
    if (local.length > 0) return local;
    try {
      return await askNameServers(hostname, signal);
    } catch (error) {
      if (signal.aborted || !unanswered.includes(codeOf(error))) throw new NoAddressError("EAI_AGAIN", error);
    }
    return await askSystem(hostname, signal).catch((error: unknown) => {
      throw new NoAddressError(codeOf(error) === "ENOTFOUND" ? "ENOTFOUND" : "EAI_AGAIN", error);
    });
  };

  const resolve = (hostname: string): Promise<readonly LookupAddress[]> => {
    const known = running.get(hostname);
    if (known !== undefined) return known;
    if (running.size >= MOST_NAMES) return Promise.reject(new NoAddressError("EAI_AGAIN"));
    const begun = withDeadline(clock, (signal) => find(hostname, signal)).finally(() => running.delete(hostname));
    running.set(hostname, begun);
    return begun;
  };

  return {
    lookup(hostname, { all, family: wanted }, callback) {
      const answer = (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => {
        const family = wanted === "IPv4" ? 4 : wanted === "IPv6" ? 6 : (wanted ?? 0);
        const addresses = found.filter((address) => family === 0 || address.family === family);
        const [first] = addresses;
        if (error !== null) callback(error, "");
        else if (first === undefined) callback(new NoAddressError("ENOTFOUND"), "");
        else if (all) callback(null, addresses);
        else callback(null, first.address, first.family);
      };
      // Outside the promise, whose failures are not those of who asked.
      resolve(hostname).then(
        (found) => process.nextTick(answer, null, found),
        (error) => process.nextTick(answer, error, []),
      );
    },
  };
}

/** Without the name, which a log or an answer may not show. */
class NoAddressError extends Error {
  override readonly name = "NoAddressError";
  constructor(
    readonly code: "ENOTFOUND" | "EAI_AGAIN",
    cause?: unknown,
  ) {
    super("The name has no address", { cause });
  }
}

/** Fails at the deadline even if the task does not end then. */
function withDeadline<T>(clock: Clock, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const cancel = clock.after(LONGEST_MS, () => {
      deadline.abort();
      // What the name servers said of one family still counts; it comes with the end of the task, at once.
      setImmediate(() => reject(new NoAddressError("EAI_AGAIN")));
    });
    task(deadline.signal).then(resolve, reject).finally(cancel);
  });
}

/** Runs one task at a time. */
function createGate() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

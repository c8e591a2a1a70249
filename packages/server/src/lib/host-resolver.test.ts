import type { LookupAddress } from "node:dns";
import { describe, expect, it, vi } from "vitest";
import { createHostResolver, type HostResolverSources } from "./host-resolver";
import { createManualClock } from "./manual-clock";

const failure = (code: string) => Object.assign(new Error(code), { code });
const failing = (code: string) => () => Promise.reject(failure(code));
const v4 = (address: string): LookupAddress => ({ address, family: 4 });
const v6 = (address: string): LookupAddress => ({ address, family: 6 });

/** A name server as c-ares sees it: what is not said here never comes, until it is canceled. */
function nameServer(answers: Record<string, () => Promise<string[]>>) {
  const asked: string[] = [];
  const createDns = () => {
    const waiting: ((error: Error) => void)[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return (
        answers[question]?.() ??
        new Promise<never>((_, reject) => {
          waiting.push(reject);
        })
      );
    };
    return {
      resolve4: (name: string) => ask(`A ${name}`),
      resolve6: (name: string) => ask(`AAAA ${name}`),
      cancel: () => {
        for (const reject of waiting) reject(failure("ECANCELLED"));
      },
    } as ReturnType<HostResolverSources["createDns"]>;
  };
  return { createDns, asked };
}

function setUp(sources: Partial<HostResolverSources> & { answers?: Record<string, () => Promise<string[]>> } = {}) {
  const { answers = {}, ...others } = sources;
  const clock = createManualClock();
  const server = nameServer(answers);
  const systemLookup = vi.fn<HostResolverSources["systemLookup"]>(failing("ENOTFOUND"));
  const { lookup } = createHostResolver({
    clock,
    readHosts: async () => "",
    createDns: server.createDns,
    systemLookup,
    ...others,
  });
  const addressesOf = (name: string, family = 0) =>
    new Promise<LookupAddress[]>((resolve, reject) => {
      lookup(name, { all: true, family }, (error, found) => {
        if (error) reject(error);
        else resolve(found as LookupAddress[]);
      });
    });
  return { clock, addressesOf, lookup, systemLookup, asked: server.asked };
}

const found = (...addresses: string[]) => Promise.resolve(addresses);
const none = failing("ENODATA");

describe("the addresses of a name", () => {
  it("are those of both families, and only of one where one is asked for", async () => {
    const { addressesOf, lookup } = setUp({
      answers: { "A crm.example": () => found("192.0.2.1"), "AAAA crm.example": () => found("2001:db8::1") },
    });
    expect(await addressesOf("crm.example")).toEqual([v4("192.0.2.1"), v6("2001:db8::1")]);
    expect(await addressesOf("crm.example", 6)).toEqual([v6("2001:db8::1")]);
    const single = await new Promise((resolve) =>
      lookup("crm.example", {}, (_error, address, family) => resolve([address, family])),
    );
    expect(single).toEqual(["192.0.2.1", 4]);
  });

  it("come at once while another name's server is silent", async () => {
    const { addressesOf } = setUp({
      answers: { "A crm.example": () => found("192.0.2.1"), "AAAA crm.example": none },
    });
    for (let times = 0; times < 20; times += 1) addressesOf(`silent-${times}.example`).catch(() => undefined);
    expect(await addressesOf("crm.example")).toEqual([v4("192.0.2.1")]);
  });

  it("are those of the hosts file, whatever name servers say", async () => {
    const readHosts = async () => "# own\n127.0.0.1 localhost\n10.1.2.3\tCRM.example crm # ours\nfd00::3 crm\n";
    const { addressesOf, asked } = setUp({ readHosts });
    expect(await addressesOf("crm")).toEqual([v4("10.1.2.3"), v6("fd00::3")]);
    expect(await addressesOf("crm.EXAMPLE.")).toEqual([v4("10.1.2.3")]);
    expect(asked).toEqual([]);
  });

  it("are loopback for localhost, even without a hosts file", async () => {
    const { addressesOf, asked } = setUp({ readHosts: failing("ENOENT") });
    for (const name of ["localhost", "LOCALHOST.", "crm.localhost"]) {
      expect(await addressesOf(name)).toEqual([v4("127.0.0.1"), v6("::1")]);
    }
    expect(asked).toEqual([]);
  });

  it.each(["ENOTFOUND", "ENODATA", "ESERVFAIL", "EREFUSED"])(
    "are asked of the system where name servers say %s",
    async (code) => {
      const systemLookup = vi.fn(async () => [v4("10.0.0.9")]);
      const { addressesOf } = setUp({
        answers: { "A crm": failing(code), "AAAA crm": failing(code) },
        systemLookup,
      });
      expect(await addressesOf("crm")).toEqual([v4("10.0.0.9")]);
      expect(systemLookup).toHaveBeenCalledWith("crm");
    },
  );

  it("are those of one family where the other's never come", async () => {
    const { addressesOf, clock } = setUp({ answers: { "A crm.example": () => found("192.0.2.1") } });
    const addresses = addressesOf("crm.example");
    await clock.advance(500);
    expect(await addresses).toEqual([v4("192.0.2.1")]);
  });

  it("are asked for once while many wait for them, and again after that", async () => {
    const { addressesOf, asked } = setUp({
      answers: { "A crm.example": () => found("192.0.2.1"), "AAAA crm.example": none },
    });
    await Promise.all([addressesOf("crm.example"), addressesOf("crm.example"), addressesOf("crm.example")]);
    expect(asked).toHaveLength(2);
    await addressesOf("crm.example");
    expect(asked).toHaveLength(4);
  });
});

describe("a name without an address", () => {
  it("is not found when the system finds none either", async () => {
    const { addressesOf } = setUp({ answers: { "A no.example": none, "AAAA no.example": none } });
    await expect(addressesOf("no.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  it("is given up after four seconds of silence, and the system is not asked", async () => {
    const { addressesOf, clock, systemLookup } = setUp();
    const outcome = expect(addressesOf("silent.example")).rejects.toMatchObject({ code: "EAI_AGAIN" });
    await clock.advance(4_000);
    await outcome;
    expect(systemLookup).not.toHaveBeenCalled();
  });

  it("is given up when the system is silent, which holds up no name without a dot", async () => {
    const systemLookup = vi.fn((name: string) =>
      name === "crm" ? Promise.resolve([v4("10.0.0.9")]) : new Promise<never>(() => undefined),
    );
    const names = ["one.example", "two.example", "crm"];
    const answers = Object.fromEntries(names.flatMap((name) => [`A ${name}`, `AAAA ${name}`]).map((q) => [q, none]));
    const { addressesOf, clock } = setUp({ answers, systemLookup });
    const outcomes = ["one.example", "two.example"].map((name) =>
      expect(addressesOf(name)).rejects.toMatchObject({ code: "EAI_AGAIN" }),
    );
    expect(await addressesOf("crm")).toEqual([v4("10.0.0.9")]);
    await clock.advance(4_000);
    await Promise.all(outcomes);
    expect(systemLookup.mock.calls).toEqual([["one.example"], ["crm"]]);
  });

  it("is refused when very many are asked for already", async () => {
    const { addressesOf, clock } = setUp();
    const waiting = Array.from({ length: 256 }, (_, number) => addressesOf(`silent-${number}.example`));
    const outcomes = Promise.allSettled(waiting);
    await expect(addressesOf("one-more.example")).rejects.toMatchObject({ code: "EAI_AGAIN" });
    await clock.advance(4_000);
    expect((await outcomes).every(({ status }) => status === "rejected")).toBe(true);
  });

  it("is not named in the error", async () => {
    const { addressesOf } = setUp({ answers: { "A no.example": none, "AAAA no.example": none } });
    const error = await addressesOf("no.example").catch((reason: unknown) => reason);
    expect(String(error)).not.toContain("no.example");
  });
});

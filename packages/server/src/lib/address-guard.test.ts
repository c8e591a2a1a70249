import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer } from "node:http";
import type { AddressInfo, LookupFunction, Socket } from "node:net";
import { Agent, request } from "undici";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlockedAddressError, checkTargetUrl, createAddressGuard } from "./address-guard";

const strict = createAddressGuard({ allowNets: [] });

describe("the addresses that may be reached", () => {
  it.each([
    ...["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255"],
    ...["2606:4700::1111", "2a00:1450:4003::200e", "::ffff:8.8.8.8", "::ffff:808:808"],
  ])("lets through %s", (address) => {
    expect(strict.check(address)).toBe("allowed");
  });

  it.each([
    ...["0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"],
    ...["172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1"],
    ...["203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
    ...[
      "::",
      "::1",
      "::7f00:1",
      "::ffff:127.0.0.1",
      "::ffff:7f00:1",
      "::ffff:10.0.0.1",
      "::ffff:0:7f00:1",
      "::ffff:a9fe:a9fe",
    ],
    ...["64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1"],
    ...["fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"],
    ...["", "localhost", "127.1", "not an address"],
  ])("blocks %s", (address) => {
    expect(strict.check(address)).toBe("blocked");
  });

  it("lets through what the settings allow, and no more", () => {
    const guard = createAddressGuard({ allowNets: ["172.16.0.0/12", "fd12:3456::/32", "10.0.0.7"] });
    expect(["172.20.0.5", "::ffff:172.20.0.5", "fd12:3456::1", "10.0.0.7"].map(guard.check)).toEqual(
      Array(4).fill("allowed"),
    );
    expect(["10.0.0.8", "192.168.0.1", "127.0.0.1", "fd12:3457::1"].map(guard.check)).toEqual(Array(4).fill("blocked"));
  });

  it("reaches link-local and metadata addresses only when one is named exactly", () => {
    const metadata = ["169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "fd00:ec2::254", "100.100.100.200"];
    const wide = createAddressGuard({ allowNets: ["0.0.0.0/0", "::/0", "169.254.0.0/16", "fe80::/10"] });
    expect(metadata.map(wide.check)).toEqual(Array(5).fill("blocked"));
    expect(wide.check("10.0.0.1")).toBe("allowed");
    const exact = createAddressGuard({ allowNets: ["169.254.169.254/32", "fe80::1/128"] });
    expect(["169.254.169.254", "fe80::1"].map(exact.check)).toEqual(["allowed", "allowed"]);
    expect(["169.254.169.253", "fe80::2"].map(exact.check)).toEqual(["blocked", "blocked"]);
  });

  it("reaches a metadata address that is wrapped in another form by no wide entry either", () => {
    const wide = createAddressGuard({ allowNets: ["0.0.0.0/0", "::/0", "64:ff9b::/96", "2002::/16"] });
    const wrapped = [
      ...["64:ff9b::a9fe:a9fe", "64:ff9b:1::a9fe:a9fe", "2002:a9fe:a9fe::1", "::a9fe:a9fe", "::ffff:0:a9fe:a9fe"],
      ...["64:ff9b::6464:64c8", "fd00:ec2::23", "fd20:ce::254", "168.63.129.16", "192.0.0.192"],
    ];
    expect(wrapped.filter((address) => wide.check(address) === "allowed")).toEqual([]);
    expect(["64:ff9b::a00:1", "2002:a00:1::1", "fd12::1"].map(wide.check)).toEqual(Array(3).fill("allowed"));
    expect(strict.check("168.63.129.16")).toBe("blocked");
  });

  it("refuses settings that are not networks", () => {
    expect(() => createAddressGuard({ allowNets: ["10.0.0.0/33"] })).toThrow('"10.0.0.0/33" is not a network');
    expect(() => createAddressGuard({ allowNets: ["10.0.0.7/8"] })).toThrow('"10.0.0.7/8" is not a network');
  });

  it("takes no entry of one family for the other", () => {
    const six = createAddressGuard({ allowNets: ["::/0"] });
    expect(["10.0.0.1", "::ffff:10.0.0.1", "::ffff:a00:1"].map(six.check)).toEqual(Array(3).fill("blocked"));
    expect(six.check("fd12::1")).toBe("allowed");
    const four = createAddressGuard({ allowNets: ["0.0.0.0/0"] });
    expect(["10.0.0.1", "::ffff:10.0.0.1"].map(four.check)).toEqual(["allowed", "allowed"]);
    expect(four.check("fd12::1")).toBe("blocked");
  });
});

describe("the URLs that may be saved", () => {
  it.each([
    ["https://crm.example.com/hook?x=1"],
    ["https://8.8.8.8/"],
    ["https://[2606:4700::1111]:8443/hook"],
    ["HTTPS://CRM.example.com"],
  ])("accepts %s", (url) => {
    expect(checkTargetUrl(url, strict)).toBeNull();
  });

  it.each([
    ["not a url", "it is not a URL"],
    ["https://", "it is not a URL"],
    ["ftp://crm.example.com", "it must begin with https://"],
    ["javascript:alert(1)", "it must begin with https://"],
    ["http://crm.example.com", "it must begin with https://"],
    ["http://8.8.8.8/", "it must begin with https://"],
    ["https://user@crm.example.com", "it must not contain a user name or a password"],
    ["https://:secret@crm.example.com", "it must not contain a user name or a password"],
    ["https://crm.example.com/#part", "it must not contain a fragment"],
    ["https://crm.example.com/#", "it must not contain a fragment"],
    ["https://127.0.0.1/", "its address is not public"],
    ["https://2130706433/", "its address is not public"],
    ["https://0x7f.1/", "its address is not public"],
    ["https://0177.0.0.1/", "its address is not public"],
    ["https://127.1/", "its address is not public"],
    ["https://①②⑦.0.0.1/", "its address is not public"],
    ["https://127.0.0.1\\@8.8.8.8/", "its address is not public"],
    ["https://[::1]/", "its address is not public"],
    ["https://[::ffff:10.0.0.1]/", "its address is not public"],
    ["https://[64:ff9b::7f00:1]/", "its address is not public"],
    ["https://169.254.169.254/latest/meta-data/", "its address is not public"],
    ["https://localhost/", "its address is not public"],
    ["https://LOCALHOST./", "its address is not public"],
    ["https://crm.localhost/", "its address is not public"],
  ])("refuses %s: %s", (url, problem) => {
    expect(checkTargetUrl(url, strict)?.en).toBe(problem);
  });

  it("accepts http for addresses inside an allowed network, and for nothing public", () => {
    const guard = createAddressGuard({ allowNets: ["127.0.0.0/8", "172.16.0.0/12", "8.8.8.8"] });
    const accepted = ["http://127.0.0.1:3000/hook", "http://localhost:3000", "http://172.18.0.4/", "https://localhost"];
    expect(accepted.map((url) => checkTargetUrl(url, guard))).toEqual(Array(4).fill(null));
    const refused = ["http://8.8.8.8/", "http://crm.example.com/"];
    expect(refused.map((url) => checkTargetUrl(url, guard)?.en)).toEqual(Array(2).fill("it must begin with https://"));
  });

  it("accepts http for every host where the settings say so, but no address that is blocked", () => {
    const guard = createAddressGuard({ allowNets: [], allowHttp: true });
    expect(checkTargetUrl("http://crm:3000/hook", guard)).toBeNull();
    expect(checkTargetUrl("http://localhost:3000", guard)?.en).toBe("its address is not public");
    expect(checkTargetUrl("http://10.0.0.1/", guard)?.en).toBe("its address is not public");
  });
});

describe("the connections that are made", () => {
  let hits = 0;
  const server = createServer((_, response) => {
    hits += 1;
    response.end("hello");
  });
  const port = () => (server.address() as AddressInfo).port;

  beforeEach(async () => {
    hits = 0;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const get = async (host: string, allowNets: readonly string[], lookup?: LookupFunction) => {
    const guard = createAddressGuard({ allowNets, ...(lookup && { lookup }) });
    const agent = new Agent({ connect: guard.connector });
    try {
      const response = await request(`http://${host}:${port()}/`, { dispatcher: agent, reset: true });
      return await response.body.text();
    } finally {
      await agent.close();
    }
  };
  /** Answers each lookup with the next of these. */
  const resolving = (...answers: string[][]): LookupFunction => {
    return (_hostname, _options, callback) => {
      const addresses = answers.length > 1 ? answers.shift() : answers[0];
      callback(
        null,
        (addresses ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    };
  };
  const blocked = { name: "BlockedAddressError", code: "BLOCKED_ADDRESS" };

  it.each(["127.0.0.1", "[::ffff:127.0.0.1]", "[::1]", "2130706433", "0x7f.1"])(
    "refuses the literal %s",
    async (host) => {
      await expect(get(host, [])).rejects.toMatchObject(blocked);
      expect(hits).toBe(0);
    },
  );

  it("reaches an address that is allowed", async () => {
    await expect(get("127.0.0.1", ["127.0.0.1"])).resolves.toBe("hello");
    await expect(get("localhost", ["127.0.0.0/8"])).resolves.toBe("hello");
  });

  it("refuses a name that leads into the network", async () => {
    await expect(get("inside.example", [], resolving(["127.0.0.1"]))).rejects.toMatchObject(blocked);
    await expect(get("inside.example", [], resolving(["::1", "10.0.0.1"]))).rejects.toMatchObject(blocked);
    await expect(get("inside.example", [], resolving([]))).rejects.toMatchObject(blocked);
    expect(hits).toBe(0);
  });

  it("connects only to the allowed ones of a name's addresses", async () => {
    const lookup = resolving(["10.0.0.1", "127.0.0.1", "::1"]);
    await expect(get("mixed.example", ["127.0.0.1"], lookup)).resolves.toBe("hello");
  });

  it("refuses a name that resolves to another address once it is trusted", async () => {
    const lookup = resolving(["127.0.0.1"], ["10.0.0.1"]);
    await expect(get("rebinding.example", ["127.0.0.1"], lookup)).resolves.toBe("hello");
    await expect(get("rebinding.example", ["127.0.0.1"], lookup)).rejects.toMatchObject(blocked);
    expect(hits).toBe(1);
  });

  it("looks at the address it is really connected to, whatever the lookup said", async () => {
    // The system connects 0.0.0.0 to loopback.
    await expect(get("odd.example", ["0.0.0.0"], resolving(["0.0.0.0"]))).rejects.toMatchObject(blocked);
    expect(hits).toBe(0);
  });

  it("says that the connection is lost when the other side has ended it already", async () => {
    // As after a reset: the system does not know any more whom it was with.
    const end = (message: unknown) => {
      const { socket } = message as { socket: Socket };
      socket.once("connect", () => socket.destroy());
    };
    subscribe("net.client.socket", end);
    await expect(get("127.0.0.1", ["127.0.0.1"])).rejects.toMatchObject({ code: "ECONNRESET" });
    unsubscribe("net.client.socket", end);
  });

  it("passes a failed lookup on as it is", async () => {
    const failing: LookupFunction = (_hostname, _options, callback) => {
      callback(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), "");
    };
    await expect(get("unknown.example", [], failing)).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  it("does not name the address in its error", () => {
    expect(new BlockedAddressError().message).not.toMatch(/\d/);
  });
});

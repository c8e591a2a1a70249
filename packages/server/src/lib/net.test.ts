import { describe, expect, it } from "vitest";
import { parseNet } from "./net";

describe("a network", () => {
  it.each([
    ["172.16.0.0/12", { address: "172.16.0.0", prefix: 12, family: "ipv4" }],
    ["0.0.0.0/0", { address: "0.0.0.0", prefix: 0, family: "ipv4" }],
    ["10.0.0.7", { address: "10.0.0.7", prefix: 32, family: "ipv4" }],
    ["fd12:3456::/32", { address: "fd12:3456::", prefix: 32, family: "ipv6" }],
    ["::/0", { address: "::", prefix: 0, family: "ipv6" }],
    ["64:ff9b::a9fe:0/112", { address: "64:ff9b::a9fe:0", prefix: 112, family: "ipv6" }],
    ["::ffff:10.0.0.0/104", { address: "::ffff:10.0.0.0", prefix: 104, family: "ipv6" }],
    ["2001:db8::1", { address: "2001:db8::1", prefix: 128, family: "ipv6" }],
  ])("is read from %s", (text, net) => {
    expect(parseNet(text)).toEqual(net);
  });

  it.each(["", "crm", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/-1", "::/129"])("is not %s", (text) => {
    expect(parseNet(text)).toBeNull();
  });

  it.each(["10.0.0.7/8", "172.16.0.1/12", "10.0.0.1/0", "fd12:3456::1/64", "fd12:3456::/16", "::ffff:10.0.0.1/104"])(
    "is not %s, of which it is unclear whether one address or all were meant",
    (text) => {
      expect(parseNet(text)).toBeNull();
    },
  );

  it("has no interface", () => {
    expect(parseNet("fe80::%eth0/10")).toBeNull();
  });
});

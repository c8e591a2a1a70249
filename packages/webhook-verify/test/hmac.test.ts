import { describe, expect, it, vi } from "vitest";
import { nodeHmac } from "../src/node-hmac";
import { createWebHmac } from "../src/web-hmac";
import { outcomes } from "./support";

const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const repeat = (byte: number, times: number) => new Uint8Array(times).fill(byte);
const ascii = (text: string) => new Uint8Array(Buffer.from(text, "ascii"));

/** RFC 4231, section 4: HMAC-SHA-256. */
const RFC_4231 = [
  {
    test: 1,
    key: repeat(0x0b, 20),
    data: ascii("Hi There"),
    mac: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
  },
  {
    test: 2,
    key: ascii("Jefe"),
    data: ascii("what do ya want for nothing?"),
    mac: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  },
  {
    test: 3,
    key: repeat(0xaa, 20),
    data: repeat(0xdd, 50),
    mac: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
  },
  {
    test: 4,
    key: hex("0102030405060708090a0b0c0d0e0f10111213141516171819"),
    data: repeat(0xcd, 50),
    mac: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
  },
  {
    test: 6,
    key: repeat(0xaa, 131),
    data: ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
    mac: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
  },
  {
    test: 7,
    key: repeat(0xaa, 131),
    data: ascii(
      "This is a test using a larger than block-size key and a larger than block-size data. " +
        "The key needs to be hashed before being used by the HMAC algorithm.",
    ),
    mac: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
  },
];

describe("HMAC-SHA256", () => {
  it("imports a WebCrypto key once, at its first use", async () => {
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    const hmac = createWebHmac(repeat(0x0b, 20));
    expect(importKey).not.toHaveBeenCalled();
    await hmac(ascii("Hi There"));
    await hmac(ascii("Hi There"));
    expect(importKey).toHaveBeenCalledTimes(1);
    importKey.mockRestore();
  });

  it.each(RFC_4231)(
    "computes test case $test of RFC 4231 with node:crypto and with WebCrypto",
    async ({ key, data, mac }) => {
      expect(nodeHmac(key, [data], "hex")).toBe(mac);
      expect(nodeHmac(key, [data.subarray(0, 5), data.subarray(5)], "hex")).toBe(mac);
      expect(Buffer.from(await createWebHmac(key)(data), "base64").toString("hex")).toBe(mac);
    },
  );

  // Their data is no JSON: body_not_json is said only after the signature was found genuine.
  it.each(RFC_4231.filter(({ key }) => key.length >= 24))(
    "finds test case $test of RFC 4231 genuine as an x-signature",
    async ({ key, data, mac }) => {
      const options = { secret: key, acceptLegacy: true };
      const genuine = { "x-signature": `sha256=${mac}` };
      const forged = { "x-signature": `sha256=${mac.slice(0, -1)}${mac.endsWith("0") ? "1" : "0"}` };

      expect(await outcomes(data, genuine, options)).toEqual({ node: "body_not_json", web: "body_not_json" });
      expect(await outcomes(data, forged, options)).toEqual({ node: "signature_mismatch", web: "signature_mismatch" });
    },
  );
});

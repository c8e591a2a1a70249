import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVerifier as createWebVerifier } from "../src";
import { createVerifier } from "../src/node";
import { generateSecret, sign } from "../src/sign";
import { CUSTOM_SECRET, ISSUED_SECRET, NOW, verifierOptions } from "./support";

const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,128}$/);
const bodies = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
const secrets = fc.constantFrom(CUSTOM_SECRET, ISSUED_SECRET);

/** A genuine request as one run of bytes per part, so that any byte of it can be changed. */
function genuine(id: string, body: string, secret: string) {
  const headers = sign({ id, timestamp: NOW, body, secret });
  return {
    "webhook-id": Buffer.from(headers["webhook-id"]),
    "webhook-timestamp": Buffer.from(headers["webhook-timestamp"]),
    "webhook-signature": Buffer.from(headers["webhook-signature"]),
    "x-signature": Buffer.from(headers["x-signature"]),
    body: Buffer.from(body),
  };
}

function flip(bytes: Buffer, position: number, mask: number): Buffer {
  const flipped = Buffer.from(bytes);
  const index = position % flipped.length;
  flipped[index] = (flipped[index] ?? 0) ^ mask;
  return flipped;
}

describe("for any event", () => {
  it("accepts what sign made, in both schemes and both builds", async () => {
    await fc.assert(
      fc.asyncProperty(ids, bodies, secrets, async (id, body, secret) => {
        const { "x-signature": signature, ...headers } = sign({ id, timestamp: NOW, body, secret });
        const options = verifierOptions({ secret, acceptLegacy: true });
        for (const verifier of [createVerifier(options), createWebVerifier(options)]) {
          const delivery = await verifier.verify(body, headers);
          expect(delivery).toMatchObject({ scheme: "standard", id, timestamp: NOW });
          expect(delivery.event).toEqual(JSON.parse(body));
          expect((await verifier.verify(body, { "x-signature": signature })).scheme).toBe("legacy");
        }
      }),
      { numRuns: 100 },
    );
  });

  it("refuses a standard request in which any byte was changed", async () => {
    const parts = fc.constantFrom("webhook-id", "webhook-timestamp", "webhook-signature", "body");
    await fc.assert(
      fc.asyncProperty(ids, bodies, secrets, parts, fc.nat(), fc.integer({ min: 1, max: 255 }), async (...input) => {
        const [id, body, secret, part, position, mask] = input;
        const request = genuine(id, body, secret);
        const { body: changedBody, ...changed } = { ...request, [part]: flip(request[part], position, mask) };
        const headers = Object.fromEntries(
          Object.entries(changed).map(([name, value]) => [name, value.toString("latin1")]),
        );

        const options = verifierOptions({ secret, acceptLegacy: true, toleranceSeconds: 1e12 });
        expect(createVerifier(options).safeVerify(changedBody, headers).ok).toBe(false);
        expect((await createWebVerifier(options).safeVerify(changedBody, headers)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses a legacy request in which any byte was changed, but for the case of a digit", async () => {
    const parts = fc.constantFrom("x-signature", "body");
    await fc.assert(
      fc.asyncProperty(ids, bodies, secrets, parts, fc.nat(), fc.integer({ min: 1, max: 255 }), async (...input) => {
        const [id, body, secret, part, position, mask] = input;
        const request = genuine(id, body, secret);
        const changed = { ...request, [part]: flip(request[part], position, mask) };
        const signature = changed["x-signature"].toString("latin1");
        fc.pre(part === "body" || signature.toLowerCase() !== request["x-signature"].toString("latin1"));

        const options = verifierOptions({ secret, acceptLegacy: true });
        expect(createVerifier(options).safeVerify(changed.body, { "x-signature": signature }).ok).toBe(false);
        expect((await createWebVerifier(options).safeVerify(changed.body, { "x-signature": signature })).ok).toBe(
          false,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("refuses what another generated secret signed", () => {
    fc.assert(
      fc.property(ids, bodies, (id, body) => {
        const headers = sign({ id, timestamp: NOW, body, secret: generateSecret() });
        const result = createVerifier(verifierOptions({ secret: generateSecret() })).safeVerify(body, headers);
        expect(result.ok ? "accepted" : result.error.code).toBe("signature_mismatch");
      }),
      { numRuns: 100 },
    );
  });

  it("never throws anything but WebhookVerificationError, whatever the headers and the body are", async () => {
    const values = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    const names = fc.constantFrom("webhook-id", "webhook-timestamp", "webhook-signature", "x-signature", "host");
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, values), fc.oneof(fc.string(), fc.uint8Array()), async (headers, body) => {
        const options = verifierOptions({ acceptLegacy: true });
        const node = createVerifier(options).safeVerify(body, headers);
        const web = await createWebVerifier(options).safeVerify(body, headers);
        expect(node.ok ? undefined : node.error.code).toBe(web.ok ? undefined : web.error.code);
        expect(node.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

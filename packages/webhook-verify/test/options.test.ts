import { describe, expect, it } from "vitest";
import { createVerifier as createWebVerifier, type VerifierOptions, WebhookVerificationError } from "../src";
import { createVerifier } from "../src/node";
import { CUSTOM_SECRET, ISSUED_SECRET, legacy } from "./support";

const base64OfBytes = (length: number) => Buffer.alloc(length, 7).toString("base64");

const BUILDS = [
  ["node", (options: VerifierOptions) => createVerifier(options)],
  ["web", (options: VerifierOptions) => createWebVerifier(options)],
] as const;

const VALID_SECRETS: readonly (readonly [string, unknown])[] = [
  ["24 characters", CUSTOM_SECRET],
  ["an issued secret", ISSUED_SECRET],
  ["24 bytes behind whsec_", `whsec_${base64OfBytes(24)}`],
  ["64 bytes behind whsec_", `whsec_${base64OfBytes(64)}`],
  ["every printable character", String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 0x21 + index))],
  ["whsec_ in upper case, which is no prefix", "WHSEC_not-base64-but-long-enough"],
  ["24 bytes", new Uint8Array(24)],
  ["several", [CUSTOM_SECRET, ISSUED_SECRET, new Uint8Array(32)]],
];

const INVALID_SECRETS: readonly (readonly [string, unknown])[] = [
  ["none", undefined],
  ["null", null],
  ["an empty string", ""],
  ["blanks", " ".repeat(30)],
  ["a line feed behind", `${CUSTOM_SECRET}\n`],
  ["a space within", "tu webhook secret seguro!"],
  ["letters outside ASCII", "contraseña_muy_muy_segura"],
  ["a control character", `${CUSTOM_SECRET}\u007f`],
  ["23 characters", CUSTOM_SECRET.slice(1)],
  ["only the prefix", "whsec_"],
  ["23 bytes behind whsec_", `whsec_${base64OfBytes(23)}`],
  ["no base64 behind whsec_", "whsec_contrasena-muy-muy-segura"],
  ["base64 without its padding", ISSUED_SECRET.replace(/=+$/, "")],
  ["base64 cut short", ISSUED_SECRET.slice(0, -3)],
  ["base64 with spare bits set", ISSUED_SECRET.replace(/.=$/, "9=")],
  ["base64url", `whsec_${Buffer.alloc(32, 0xff).toString("base64url")}`],
  ["a number", 7],
  ["an object", {}],
  ["23 bytes", new Uint8Array(23)],
  ["an empty list", []],
  ["a list with a bad one", [CUSTOM_SECRET, ""]],
];

const BAD_NUMBERS = [
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "300",
  null,
] as readonly unknown[] as readonly number[];

describe.each(BUILDS)("createVerifier (%s)", (_, create) => {
  it.each(VALID_SECRETS)("takes a secret of %s", (_, secret) => {
    expect(() => create({ secret: secret as string })).not.toThrow();
  });

  it.each(INVALID_SECRETS)("refuses at start-up a secret of %s", (_, secret) => {
    const refused = capture(() => create({ secret: secret as string }));
    expect(refused).toBeInstanceOf(WebhookVerificationError);
    expect(refused).toMatchObject({ code: "secret_invalid", status: 500 });
  });

  it("says which secret is bad, and how, without showing it", () => {
    const refused = capture(() => create({ secret: [CUSTOM_SECRET, "corta"] }));
    expect(refused).toHaveProperty("message", "Webhook secret 2 is invalid: too_short.");
  });

  it.each(BAD_NUMBERS)("refuses %s as a limit", (number) => {
    expect(() => create({ secret: CUSTOM_SECRET, toleranceSeconds: number })).toThrow(RangeError);
    expect(() => create({ secret: CUSTOM_SECRET, maxBodyBytes: number })).toThrow(RangeError);
    expect(() => create({ secret: CUSTOM_SECRET, acceptLegacy: { maxEventAgeSeconds: number } })).toThrow(RangeError);
  });

  it("refuses an event age below the 72 hours in which a delivery is retried", () => {
    const create72 = (maxEventAgeSeconds: number) =>
      create({ secret: CUSTOM_SECRET, acceptLegacy: { maxEventAgeSeconds } });
    expect(() => create72(259_199)).toThrow("maxEventAgeSeconds must be a whole number from 259200.");
    expect(() => create72(259_200)).not.toThrow();
  });

  it.each([
    ["Uint8Array", (bytes: Uint8Array) => bytes],
    ["Buffer", (bytes: Uint8Array) => Buffer.from(bytes.buffer, 8, 24)],
    ["DataView", (bytes: Uint8Array) => new DataView(bytes.buffer, 8, 24)],
    ["Uint16Array", (bytes: Uint8Array) => new Uint16Array(bytes.buffer, 8, 12)],
    ["Float64Array", (bytes: Uint8Array) => new Float64Array(bytes.buffer, 8, 3)],
  ])("keeps its own copy of the bytes of a secret given as a %s", async (_, toView) => {
    const bytes = new Uint8Array(new ArrayBuffer(40), 8, 24).fill(1);
    const verifier = create({ secret: toView(bytes) as Uint8Array, acceptLegacy: true });
    bytes.fill(0);
    expect(await verifier.verify("{}", legacy({ key: new Uint8Array(24).fill(1), body: "{}" }))).toMatchObject({
      event: {},
    });
    const forged = await verifier.safeVerify("{}", legacy({ key: new Uint8Array(24), body: "{}" }));
    expect(forged).toMatchObject({ ok: false, error: { code: "signature_mismatch" } });
  });
});

function capture(create: () => unknown): unknown {
  try {
    create();
  } catch (error) {
    return error;
  }
  return undefined;
}

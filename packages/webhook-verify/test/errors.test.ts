import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createVerifier as createWebVerifier, WebhookVerificationError } from "../src";
import { createVerifier } from "../src/node";
import { sign } from "../src/sign";
import {
  CUSTOM_SECRET,
  legacy,
  NOW,
  OTHER_SECRET,
  BODY as STANDARD_BODY,
  standard,
  type Vector,
  verifierOptions,
} from "./support";
import { allVectors } from "./vectors";
import { bodyVectors } from "./vectors/bodies";

const PRIVATE = "34612345678";
const BODY = `{"type":"message","data":{"from":"${PRIVATE}"}}`;
const HALF = `{"from":"${PRIVATE}"`;

const STATUS = {
  header_missing: 401,
  header_malformed: 400,
  no_supported_signature: 401,
  signature_mismatch: 401,
  timestamp_too_old: 401,
  timestamp_in_future: 401,
  body_too_large: 413,
  body_not_json: 400,
  body_not_raw: 500,
};

const REFUSED: readonly Vector[] = [
  { name: "", verdict: "header_missing", body: BODY, headers: {} },
  { name: "", verdict: "header_malformed", body: BODY, headers: { ...standard(), "webhook-id": `${PRIVATE}.` } },
  { name: "", verdict: "no_supported_signature", body: BODY, headers: { ...standard(), "webhook-signature": PRIVATE } },
  { name: "", verdict: "signature_mismatch", body: BODY, headers: standard({ body: BODY, key: OTHER_SECRET }) },
  { name: "", verdict: "timestamp_too_old", body: BODY, headers: standard({ body: BODY, timestamp: 1 }) },
  { name: "", verdict: "timestamp_in_future", body: BODY, headers: standard({ body: BODY, timestamp: NOW * 2 }) },
  { name: "", verdict: "body_too_large", body: BODY, headers: {}, options: { maxBodyBytes: 10 } },
  { name: "", verdict: "body_not_json", body: HALF, headers: standard({ body: HALF }) },
  { name: "", verdict: "body_not_raw", body: JSON.parse(BODY), headers: {} },
];

describe("a refusal", () => {
  it.each(REFUSED)("of $verdict has its status and holds neither payload nor secret nor MAC", async (vector) => {
    const options = verifierOptions(vector.options);
    const rawBody = vector.body as string;
    const headers = vector.headers as Record<string, string>;
    const mac = sign({ id: "evt_01", timestamp: NOW, body: BODY, secret: CUSTOM_SECRET });
    const node = createVerifier(options).safeVerify(rawBody, headers);
    const web = await createWebVerifier(options).safeVerify(rawBody, headers);

    for (const result of [node, web]) {
      const error = result.ok ? undefined : result.error;
      expect(error).toBeInstanceOf(WebhookVerificationError);
      expect(error).toMatchObject({ code: vector.verdict, status: STATUS[vector.verdict as keyof typeof STATUS] });
      const shown = `${inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })}${JSON.stringify(error)}`;
      for (const hidden of [PRIVATE, CUSTOM_SECRET, mac["webhook-signature"].slice(3), mac["x-signature"].slice(7)]) {
        expect(shown).not.toContain(hidden);
      }
    }
  });

  it("never holds a body, a header's value or a secret, whatever is refused", async () => {
    for (const { headers, options, ...vector } of allVectors.filter(({ verdict }) => verdict !== "accepted")) {
      const body = "body" in vector ? vector.body : STANDARD_BODY;
      const errors = await Promise.all([
        refusalOf(() => createVerifier(verifierOptions(options)).verify(body as string, headers as never)),
        refusalOf(() => createWebVerifier(verifierOptions(options)).verify(body as string, headers as never)),
      ]);
      // Short ones may be in any sentence, and the names of headers are in the message.
      const hidden = [body, headers, options?.secret ?? CUSTOM_SECRET]
        .flatMap(textsIn)
        .filter((text) => text.length > 9 && !/^(webhook|x)-/.test(text));
      for (const error of errors) {
        const shown = `${inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })}${JSON.stringify(error)}`;
        expect(hidden.filter((text) => shown.includes(text))).toEqual([]);
      }
    }
  });

  it("has the same words in both builds", async () => {
    for (const { body, headers, options } of REFUSED) {
      const node = createVerifier(verifierOptions(options)).safeVerify(body as string, headers as never);
      const web = await createWebVerifier(verifierOptions(options)).safeVerify(body as string, headers as never);
      expect(node.ok ? "" : node.error.message).toBe(web.ok ? "" : web.error.message);
    }
  });

  it("is one class, whichever build throws it", async () => {
    expect(() => createVerifier(verifierOptions()).verify(BODY, {})).toThrow(WebhookVerificationError);
    await expect(createWebVerifier(verifierOptions()).verify(BODY, {})).rejects.toThrow(WebhookVerificationError);
  });

  it("rejects the promise of the asynchronous build, and never throws past it", async () => {
    const verifier = createWebVerifier(verifierOptions());
    for (const { body } of bodyVectors.filter(({ verdict }) => verdict === "body_not_raw")) {
      await expect(verifier.verify(body as string, {})).rejects.toMatchObject({ code: "body_not_raw" });
    }
  });
});

describe("safeVerify", () => {
  it.each([undefined, null, "webhook-id: evt_01", 7, true])("refuses %j, which is no headers", async (headers) => {
    const expected = { ok: false, error: { code: "header_missing" } };
    expect(createVerifier(verifierOptions()).safeVerify(BODY, headers as never)).toMatchObject(expected);
    expect(await createWebVerifier(verifierOptions()).safeVerify(BODY, headers as never)).toMatchObject(expected);
  });

  it("hands the delivery over beside ok", async () => {
    const headers = standard({ body: BODY });
    const expected = { ok: true, scheme: "standard", id: "evt_01", event: JSON.parse(BODY) };
    expect(createVerifier(verifierOptions()).safeVerify(BODY, headers)).toMatchObject(expected);
    expect(await createWebVerifier(verifierOptions()).safeVerify(BODY, headers)).toMatchObject(expected);
  });

  it("does not swallow an error that is none of a verification", async () => {
    const now = () => {
      throw new Error("clock broken");
    };
    const headers = standard({ body: BODY });
    expect(() => createVerifier(verifierOptions({ now })).safeVerify(BODY, headers)).toThrow("clock broken");
    await expect(createWebVerifier(verifierOptions({ now })).safeVerify(BODY, headers)).rejects.toThrow("clock broken");
  });
});

describe("a verifier", () => {
  it("does not show its secret", () => {
    for (const verifier of [createVerifier(verifierOptions()), createWebVerifier(verifierOptions())]) {
      expect(inspect(verifier, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(CUSTOM_SECRET);
    }
  });

  it("verifies the bytes that were passed, even when they change while it waits", async () => {
    const buffer = Buffer.from(BODY);
    const verified = createWebVerifier(verifierOptions({ acceptLegacy: true })).verify(buffer, legacy({ body: BODY }));
    buffer.fill(0x20);
    expect(await verified).toMatchObject({ event: JSON.parse(BODY) });
  });

  it("does not copy bytes in the synchronous build", () => {
    const buffer = Buffer.from(BODY);
    const { rawBody } = createVerifier(verifierOptions()).verify(buffer, standard({ body: BODY }));
    expect(rawBody.buffer).toBe(buffer.buffer);
    expect(rawBody.byteOffset).toBe(buffer.byteOffset);
  });
});

async function refusalOf(verify: () => unknown): Promise<WebhookVerificationError> {
  try {
    await verify();
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error;
    throw error;
  }
  throw new Error("It was accepted.");
}

/** All the text in what was passed. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString("latin1"), Buffer.from(value).toString("utf8")];
  if (value instanceof Headers || value instanceof Map) return [...value.values()].flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

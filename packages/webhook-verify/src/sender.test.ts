import { describe, expect, it } from "vitest";
import { checkSecret, generateSecret, sign } from "./sign";

const OLD = "tu_webhook_secret_seguro";
const NEW = "tu_webhook_secret_renovado";
const attempt = { id: "evt_01", timestamp: 1_760_437_800, body: '{"type":"message"}', secret: NEW };

describe("sign", () => {
  it("sends id, timestamp and one signature for each scheme", () => {
    const headers = sign(attempt);
    expect(Object.keys(headers)).toEqual(["webhook-id", "webhook-timestamp", "webhook-signature", "x-signature"]);
    expect(headers["webhook-id"]).toBe("evt_01");
    expect(headers["webhook-timestamp"]).toBe("1760437800");
    expect(headers["webhook-signature"]).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
    expect(headers["x-signature"]).toMatch(/^sha256=[0-9a-f]{64}$/);
  });

  it("signs the same for text and for its bytes", () => {
    expect(sign({ ...attempt, body: Buffer.from(attempt.body) })).toEqual(sign(attempt));
  });

  it("sends the new and then the old signature during a rotation, and x-signature with the old secret", () => {
    const before = sign({ ...attempt, secret: OLD });
    const after = sign(attempt);
    const during = sign({ ...attempt, previousSecret: OLD });
    expect(during["webhook-signature"]).toBe(`${after["webhook-signature"]} ${before["webhook-signature"]}`);
    expect(during["x-signature"]).toBe(before["x-signature"]);
  });

  it("signs a retry anew, with x-signature as it was", () => {
    const retry = sign({ ...attempt, timestamp: attempt.timestamp + 5 });
    expect(retry["webhook-signature"]).not.toBe(sign(attempt)["webhook-signature"]);
    expect(retry["x-signature"]).toBe(sign(attempt)["x-signature"]);
  });

  it.each(["", "evt.1", "evt 1", "evt_ñ", "a".repeat(129)])("refuses the id %j", (id) => {
    expect(() => sign({ ...attempt, id })).toThrow(TypeError);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e21])("refuses the timestamp %s", (timestamp) => {
    expect(() => sign({ ...attempt, timestamp })).toThrow(TypeError);
  });

  it.each(["", "[]", "evt_01.1760437800.{}", " {}"])(
    "refuses the body %j, which is no JSON object as serialised",
    (body) => {
      expect(() => sign({ ...attempt, body })).toThrow(TypeError);
    },
  );

  it("refuses a bad secret without showing it", () => {
    expect(() => sign({ ...attempt, secret: "corta" })).toThrow("Webhook secret 1 is invalid: too_short.");
    expect(() => sign({ ...attempt, previousSecret: "" })).toThrow("Webhook secret 2 is invalid: empty.");
  });
});

describe("generateSecret", () => {
  it("makes 32 random bytes that pass checkSecret", () => {
    const secrets = Array.from({ length: 20 }, generateSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const secret of secrets) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      expect(checkSecret(secret)).toBeUndefined();
    }
  });
});

describe("checkSecret", () => {
  it.each([
    ["tu_webhook_secret_seguro", undefined],
    ["x".repeat(24), undefined],
    ["x".repeat(256), undefined],
    ["x".repeat(257), "too_long"],
    ["x".repeat(23), "too_short"],
    ["", "empty"],
    ["tu webhook secret seguro!", "not_printable_ascii"],
    ["tu_webhook_contraseña_segura", "not_printable_ascii"],
    ["tu_webhook_secret_seguro\n", "not_printable_ascii"],
    [`whsec_${"A".repeat(32)}`, undefined],
    [`whsec_${"A".repeat(28)}`, "too_short"],
    ["whsec_", "too_short"],
    ["whsec_tu_webhook_secret_seguro", "not_base64"],
  ])("judges %j as %s", (secret, problem) => {
    expect(checkSecret(secret)).toBe(problem);
  });
});

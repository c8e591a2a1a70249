import { describe, expect, it } from "vitest";
import { BODY, ID, legacy, NOW, outcomes, standard } from "./support";

const acceptLegacy = { acceptLegacy: true };
const MAC = /[0-9a-f]{64}/;

const toBase64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");
const toHex = (base64: string) => Buffer.from(base64, "base64").toString("hex");

// With a custom secret both schemes have the same key, so only the form of what is signed keeps them apart.
describe("a signature of one scheme, replayed in the other", () => {
  it("refuses a standard one as x-signature: the signed bytes are no JSON object", async () => {
    const { "webhook-signature": signature = "" } = standard();
    const replay = { "x-signature": `sha256=${toHex(signature.slice(3))}` };

    const refused = await outcomes(`${ID}.${NOW}.${BODY}`, replay, acceptLegacy);
    expect(refused).toEqual({ node: "body_not_json", web: "body_not_json" });
  });

  it("refuses a standard one as x-signature for the body alone", async () => {
    const { "webhook-signature": signature = "" } = standard();
    const replay = { "x-signature": `sha256=${toHex(signature.slice(3))}` };

    const refused = await outcomes(BODY, replay, acceptLegacy);
    expect(refused).toEqual({ node: "signature_mismatch", web: "signature_mismatch" });
  });

  it("refuses a legacy one as webhook-signature: no id begins with a brace", async () => {
    // A body that an attacker influenced, so that it can be cut into id, timestamp and body.
    const body = `{"a":"b.${NOW}.{}"}`;
    const [hex = ""] = MAC.exec(legacy({ body })["x-signature"] ?? "") ?? [];
    const replay = {
      "webhook-id": '{"a":"b',
      "webhook-timestamp": `${NOW}`,
      "webhook-signature": `v1,${toBase64(hex)}`,
    };

    const refused = await outcomes('{}"}', replay, acceptLegacy);
    expect(refused).toEqual({ node: "header_malformed", web: "header_malformed" });
  });

  it("refuses a legacy one as webhook-signature with headers in order", async () => {
    const [hex = ""] = MAC.exec(legacy()["x-signature"] ?? "") ?? [];
    const replay = { ...standard(), "webhook-signature": `v1,${toBase64(hex)}` };

    const refused = await outcomes(BODY, replay, acceptLegacy);
    expect(refused).toEqual({ node: "signature_mismatch", web: "signature_mismatch" });
  });
});

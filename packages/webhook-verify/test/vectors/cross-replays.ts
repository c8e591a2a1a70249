import { BODY, ID, legacy, NOW, standard, standardToken, type Vector } from "../support";

const on: NonNullable<Vector["options"]> = { acceptLegacy: true };
const hexOf = (token: string) => Buffer.from(token.slice(3), "base64").toString("hex");
const tokenOf = (headers: Record<string, string>) =>
  `v1,${Buffer.from(String(headers["x-signature"]).slice(7), "hex").toString("base64")}`;

/** A body that an attacker influenced, so that what x-signature signs can be cut into id, timestamp and body. */
const CUT = `{"a":"b.${NOW}.{}"}`;

/**
 * A genuine signature of one scheme in a header of the other, and one content cut in two ways. With a custom secret both
 * schemes have the same key, so only the form of what is signed keeps them apart.
 */
export const crossReplayVectors: readonly Vector[] = [
  {
    name: "a standard one as x-signature: what it signs is no JSON object",
    options: on,
    body: `${ID}.${NOW}.${BODY}`,
    headers: { "x-signature": `sha256=${hexOf(standardToken())}` },
    verdict: "body_not_json",
  },
  {
    name: "a standard one as x-signature for the body alone",
    options: on,
    headers: { "x-signature": `sha256=${hexOf(standardToken())}` },
    verdict: "signature_mismatch",
  },
  {
    name: "a legacy one as webhook-signature: no id begins with a brace",
    options: on,
    body: '{}"}',
    headers: {
      "webhook-id": '{"a":"b',
      "webhook-timestamp": `${NOW}`,
      "webhook-signature": tokenOf(legacy({ body: CUT })),
    },
    verdict: "header_malformed",
  },
  {
    name: "a legacy one as webhook-signature, with headers in order",
    options: on,
    headers: { ...standard(), "webhook-signature": tokenOf(legacy()) },
    verdict: "signature_mismatch",
  },
  {
    name: "a legacy one as webhook-signature, with an empty id and timestamp",
    options: on,
    headers: { "webhook-id": "", "webhook-timestamp": "", "webhook-signature": tokenOf(legacy()) },
    verdict: "header_malformed",
  },
  {
    name: "id and timestamp taken for the id",
    body: "{}",
    headers: { ...standard({ body: "17.{}" }), "webhook-id": `${ID}.${NOW}`, "webhook-timestamp": "17" },
    verdict: "header_malformed",
  },
  {
    name: "the timestamp taken for the body's beginning",
    body: `${NOW}.${BODY}`,
    headers: {
      "webhook-id": "evt_1",
      "webhook-timestamp": "2",
      "webhook-signature": standardToken({ id: "evt_1.2" }),
    },
    verdict: "timestamp_too_old",
  },
  {
    name: "the timestamp taken for the body's beginning, within the tolerance: signed, but no JSON",
    body: `1.${BODY}`,
    headers: {
      "webhook-id": "evt_1",
      "webhook-timestamp": `${NOW}`,
      "webhook-signature": standardToken({ id: `evt_1.${NOW}`, timestamp: 1 }),
    },
    verdict: "body_not_json",
  },
];

import {
  BODY,
  CUSTOM_SECRET,
  ID,
  ISSUED_KEY,
  ISSUED_SECRET,
  legacy,
  NOW,
  OTHER_SECRET,
  standard,
  type Vector,
} from "../support";

const genuine = String(legacy()["x-signature"]);
const on: NonNullable<Vector["options"]> = { acceptLegacy: true };

function header(name: string, value: unknown, verdict: Vector["verdict"]): Vector {
  return { name, options: on, headers: { "x-signature": value }, verdict };
}

/** The guide's own scheme, where it is switched on. */
export const legacyVectors: readonly Vector[] = [
  {
    name: "x-signature alone",
    options: on,
    headers: legacy(),
    verdict: "accepted",
    delivery: { scheme: "legacy", id: ID, secretIndex: 0 },
  },
  {
    name: "a body without an id",
    options: on,
    body: '{"event":"message"}',
    headers: legacy({ body: '{"event":"message"}' }),
    verdict: "accepted",
    delivery: { id: undefined },
  },
  {
    name: "an issued secret: the whole text",
    options: { ...on, secret: ISSUED_SECRET },
    headers: legacy({ key: ISSUED_SECRET }),
    verdict: "accepted",
  },
  {
    name: "an issued secret, decoded",
    options: { ...on, secret: ISSUED_SECRET },
    headers: legacy({ key: ISSUED_KEY }),
    verdict: "signature_mismatch",
  },
  {
    name: "a secret given as bytes",
    options: { ...on, secret: ISSUED_KEY },
    headers: legacy({ key: ISSUED_KEY }),
    verdict: "accepted",
  },
  {
    name: "the old one of two secrets",
    options: { ...on, secret: [OTHER_SECRET, CUSTOM_SECRET] },
    headers: legacy(),
    verdict: "accepted",
    delivery: { secretIndex: 1 },
  },
  header("upper-case digits", genuine.toUpperCase().replace("SHA256", "sha256"), "accepted"),
  header("in an array of one", [genuine], "accepted"),
  header("another secret", legacy({ key: OTHER_SECRET })["x-signature"], "signature_mismatch"),
  header("another body", legacy({ body: `${BODY} ` })["x-signature"], "signature_mismatch"),
  header("sent twice in an array", [genuine, genuine], "header_malformed"),
  header("sent twice, joined", `${genuine}, ${genuine}`, "header_malformed"),
  header("no digits", "sha256=", "header_malformed"),
  header("a digit less", genuine.slice(0, -1), "header_malformed"),
  header("a digit more", `${genuine}0`, "header_malformed"),
  header("no algorithm", genuine.slice(7), "header_malformed"),
  header("another algorithm", genuine.replace("sha256", "sha1"), "header_malformed"),
  header("an algorithm in upper case", genuine.replace("sha256", "SHA256"), "header_malformed"),
  header("a digit that is none", `${genuine.slice(0, -1)}g`, "header_malformed"),
  header("a space in front", ` ${genuine}`, "header_malformed"),
  header("a line feed behind", `${genuine}\n`, "header_malformed"),
  header("empty", "", "header_malformed"),
  header("of a mebibyte", `sha256=${"a".repeat(1_048_576)}`, "header_malformed"),
  header("no text", 7, "header_malformed"),
  header("no value in an array", [], "header_malformed"),
  { name: "no header at all, legacy on", options: on, headers: {}, verdict: "header_missing" },
  { name: "no JSON", options: on, body: "no", headers: legacy({ body: "no" }), verdict: "body_not_json" },

  {
    name: "both schemes: the standard one counts",
    options: on,
    headers: { ...standard(), ...legacy() },
    verdict: "accepted",
    delivery: { scheme: "standard" },
  },
  {
    name: "both schemes, legacy off",
    headers: { ...standard(), ...legacy() },
    verdict: "accepted",
    delivery: { scheme: "standard", timestamp: NOW },
  },
  {
    name: "standard, and a malformed x-signature",
    options: on,
    headers: { ...standard(), "x-signature": "?" },
    verdict: "accepted",
  },
  {
    name: "a forged standard signature beside a genuine x-signature",
    options: on,
    headers: { ...standard({ key: OTHER_SECRET }), ...legacy() },
    verdict: "signature_mismatch",
  },
  {
    name: "an old standard one beside a genuine x-signature",
    options: on,
    headers: { ...standard({ timestamp: 1 }), ...legacy() },
    verdict: "timestamp_too_old",
  },
  ...["webhook-id", "webhook-timestamp", "webhook-signature"].flatMap((name): Vector[] => [
    {
      name: `a genuine x-signature beside ${name}`,
      options: on,
      headers: { [name]: standard()[name], ...legacy() },
      verdict: "header_missing",
    },
    {
      name: `a genuine x-signature beside an empty ${name}`,
      options: on,
      headers: { [name]: "", ...legacy() },
      verdict: "header_missing",
    },
    {
      name: `a genuine x-signature beside no value of ${name}`,
      options: on,
      headers: { [name]: [], ...legacy() },
      verdict: "header_missing",
    },
  ]),
];

import {
  BODY,
  CUSTOM_SECRET,
  ISSUED_KEY,
  ISSUED_SECRET,
  legacy,
  OTHER_SECRET,
  standard,
  standardToken,
  type Vector,
} from "../support";

const genuine = standardToken();
const foreign = standardToken({ key: OTHER_SECRET });
const signed = (signature: string) => ({ ...standard(), "webhook-signature": signature });
const repeat = (token: string, times: number) => Array.from({ length: times }, () => token).join(" ");

/** The same bytes as `genuine`, with one of the spare bits of the last character set. */
function respelled(): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const last = genuine.charAt(genuine.length - 2);
  return `${genuine.slice(0, -2)}${alphabet.charAt(alphabet.indexOf(last) + 1)}=`;
}

/** The signature list, keys and rotation. */
export const signatureVectors: readonly Vector[] = [
  { name: "a custom secret", headers: signed(genuine), verdict: "accepted", delivery: { secretIndex: 0 } },
  {
    name: "an issued secret: decoded",
    options: { secret: ISSUED_SECRET },
    headers: standard({ key: ISSUED_KEY }),
    verdict: "accepted",
  },
  {
    name: "an issued secret, given as bytes",
    options: { secret: ISSUED_KEY },
    headers: standard({ key: ISSUED_KEY }),
    verdict: "accepted",
  },
  {
    name: "an issued secret used as text",
    options: { secret: ISSUED_SECRET },
    headers: standard({ key: ISSUED_SECRET }),
    verdict: "signature_mismatch",
  },
  { name: "another secret", headers: signed(foreign), verdict: "signature_mismatch" },
  {
    name: "a signature for another id",
    headers: signed(standardToken({ id: "evt_02" })),
    verdict: "signature_mismatch",
  },
  {
    name: "a signature for another time",
    headers: signed(standardToken({ timestamp: 1 })),
    verdict: "signature_mismatch",
  },
  {
    name: "a signature for another body",
    headers: signed(standardToken({ body: `${BODY} ` })),
    verdict: "signature_mismatch",
  },
  { name: "32 zero bytes", headers: signed(`v1,${"A".repeat(43)}=`), verdict: "signature_mismatch" },
  { name: "base64 in a second spelling", headers: signed(respelled()), verdict: "signature_mismatch" },

  { name: "a foreign one in front", headers: signed(`${foreign} ${genuine}`), verdict: "accepted" },
  { name: "a foreign one behind", headers: signed(`${genuine} ${foreign}`), verdict: "accepted" },
  { name: "a newer version in front", headers: signed(`v1a,bmV3 ${genuine}`), verdict: "accepted" },
  { name: "a token without a version", headers: signed(`hello ${genuine}`), verdict: "accepted" },
  {
    name: "ten signatures, the last genuine",
    headers: signed(`${repeat(foreign, 9)} ${genuine}`),
    verdict: "accepted",
  },
  { name: "eleven signatures", headers: signed(`${repeat(foreign, 10)} ${genuine}`), verdict: "header_malformed" },
  {
    name: "ten tokens, one of a known version",
    headers: signed(`${repeat("v2,bmV3", 9)} ${genuine}`),
    verdict: "accepted",
  },
  {
    name: "eleven tokens, one of a known version",
    headers: signed(`${genuine} ${repeat("v2,bmV3", 10)}`),
    verdict: "header_malformed",
  },
  {
    name: "eleven tokens of unknown versions",
    headers: signed(repeat("v2,bmV3", 11)),
    verdict: "header_malformed",
  },
  { name: "newer versions around", headers: signed(`v1a,bmV3 ${genuine} v2,bmV3`), verdict: "accepted" },
  { name: "the newer version behind", headers: signed(`${genuine} v1a,bmV3`), verdict: "accepted" },
  {
    name: "the genuine one under another version",
    headers: signed(`v1a,${genuine}`),
    verdict: "no_supported_signature",
  },
  {
    name: "the genuine one within another token",
    headers: signed(`v2,${genuine} ${foreign}`),
    verdict: "signature_mismatch",
  },
  {
    name: "a header of 4096 characters",
    headers: signed(`${genuine} v2,${"a".repeat(4096 - genuine.length - 4)}`),
    verdict: "accepted",
  },
  {
    name: "a header of 4097 characters",
    headers: signed(`${genuine} v2,${"a".repeat(4097 - genuine.length - 4)}`),
    verdict: "header_malformed",
  },
  { name: "a header of a mebibyte", headers: signed("a".repeat(1_048_576)), verdict: "header_malformed" },
  { name: "a token that ends with a comma", headers: signed(`v9,abc, ${genuine}`), verdict: "header_malformed" },
  { name: "letters outside ASCII in another version", headers: signed(`v2,ñ ${genuine}`), verdict: "header_malformed" },
  {
    name: "a header over 4096 characters",
    headers: signed(`${genuine} v2,${"a".repeat(4096)}`),
    verdict: "header_malformed",
  },
  { name: "only newer versions", headers: signed("v1a,bmV3 v2,bmV3"), verdict: "no_supported_signature" },
  { name: "only a version", headers: signed("v1"), verdict: "no_supported_signature" },
  { name: "a version in upper case", headers: signed(genuine.replace("v1", "V1")), verdict: "no_supported_signature" },
  {
    name: "the other scheme's form",
    headers: signed(String(legacy()["x-signature"])),
    verdict: "no_supported_signature",
  },

  { name: "an empty header", headers: signed(""), verdict: "header_malformed" },
  { name: "two spaces between", headers: signed(`${foreign}  ${genuine}`), verdict: "header_malformed" },
  { name: "a tab between", headers: signed(`${foreign}\t${genuine}`), verdict: "header_malformed" },
  { name: "a space behind", headers: signed(`${genuine} `), verdict: "header_malformed" },
  { name: "a line feed behind", headers: signed(`${genuine}\n`), verdict: "header_malformed" },
  { name: "a comma between", headers: signed(`${genuine},${genuine}`), verdict: "header_malformed" },
  { name: "nothing behind the version", headers: signed("v1,"), verdict: "header_malformed" },
  { name: "no padding", headers: signed(genuine.slice(0, -1)), verdict: "header_malformed" },
  {
    name: "a character less",
    headers: signed(genuine.replace("v1,", "v1,").slice(0, -2)),
    verdict: "header_malformed",
  },
  { name: "a character more", headers: signed(`${genuine}A`), verdict: "header_malformed" },
  { name: "base64url", headers: signed(`v1,${"-".repeat(43)}=`), verdict: "header_malformed" },
  { name: "hexadecimal", headers: signed(`v1,${"a".repeat(64)}`), verdict: "header_malformed" },
  { name: "a malformed one beside the genuine one", headers: signed(`${genuine} v1,x`), verdict: "header_malformed" },

  {
    name: "the second of two secrets has signed",
    options: { secret: [OTHER_SECRET, CUSTOM_SECRET] },
    headers: signed(genuine),
    verdict: "accepted",
    delivery: { secretIndex: 1 },
  },
  {
    name: "both secrets have signed: the first that matches",
    options: { secret: [OTHER_SECRET, CUSTOM_SECRET] },
    headers: signed(`${genuine} ${foreign}`),
    verdict: "accepted",
    delivery: { secretIndex: 0 },
  },
  {
    name: "a rotation between kinds of secret",
    options: { secret: [CUSTOM_SECRET, ISSUED_SECRET] },
    headers: signed(`${foreign} ${standardToken({ key: ISSUED_KEY })}`),
    verdict: "accepted",
    delivery: { secretIndex: 1 },
  },
  {
    name: "none of two secrets has signed",
    options: { secret: [OTHER_SECRET, ISSUED_SECRET] },
    headers: signed(genuine),
    verdict: "signature_mismatch",
  },
];

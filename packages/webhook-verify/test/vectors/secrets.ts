import { CUSTOM_SECRET, ISSUED_KEY, ISSUED_SECRET, legacy, OTHER_SECRET, standard, type Vector } from "../support";

const ACCENTED = "contraseña_muy_muy_segura_€";
const utf8 = Buffer.from(ACCENTED, "utf8");
const latin1 = Buffer.from(ACCENTED, "latin1");

function invalid(name: string, secret: unknown): Vector {
  // Untyped on purpose: JavaScript callers exist, and environment variables that are not set.
  return { name, options: { secret: secret as string }, headers: standard(), verdict: "secret_invalid" };
}

/** What is a secret, and the key that it stands for. */
export const secretVectors: readonly Vector[] = [
  invalid("none", undefined),
  invalid("empty", ""),
  invalid("blank", " ".repeat(30)),
  invalid("letters that Latin-1 and UTF-8 write differently", ACCENTED),
  invalid("a line feed behind", `${CUSTOM_SECRET}\n`),
  invalid("too short", CUSTOM_SECRET.slice(1)),
  invalid("no base64 behind whsec_", "whsec_contrasena-muy-muy-segura"),
  invalid("an empty list", []),
  invalid("a list with a bad one behind the good one", [CUSTOM_SECRET, ""]),
  {
    name: "UTF-8 given as bytes, signed with them",
    options: { secret: utf8 },
    headers: standard({ key: utf8 }),
    verdict: "accepted",
  },
  {
    name: "UTF-8 given as bytes, signed with Latin-1",
    options: { secret: utf8 },
    headers: standard({ key: latin1 }),
    verdict: "signature_mismatch",
  },
  {
    name: "Latin-1 given as bytes, signed with them",
    options: { secret: latin1 },
    headers: standard({ key: latin1 }),
    verdict: "accepted",
  },
  {
    name: "Latin-1 given as bytes, signed with UTF-8",
    options: { secret: latin1 },
    headers: standard({ key: utf8 }),
    verdict: "signature_mismatch",
  },
  {
    name: "a custom secret that is base64 by chance: its text",
    options: { secret: "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0" },
    headers: standard({ key: "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0" }),
    verdict: "accepted",
  },
  {
    name: "a custom secret that is base64 by chance, decoded",
    options: { secret: "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0" },
    headers: standard({ key: Buffer.from("c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0", "base64") }),
    verdict: "signature_mismatch",
  },
  {
    name: "an issued secret without its prefix is another one",
    options: { secret: ISSUED_SECRET.slice(6) },
    headers: standard({ key: ISSUED_KEY }),
    verdict: "signature_mismatch",
  },
  {
    name: "a secret with a character more",
    options: { secret: `${CUSTOM_SECRET}x` },
    headers: standard(),
    verdict: "signature_mismatch",
  },
  {
    name: "a key longer than the hash's block",
    options: { secret: CUSTOM_SECRET.repeat(4) },
    headers: standard({ key: CUSTOM_SECRET.repeat(4) }),
    verdict: "accepted",
  },
  {
    name: "the third of three",
    options: { secret: [OTHER_SECRET, ISSUED_SECRET, CUSTOM_SECRET] },
    headers: standard(),
    verdict: "accepted",
    delivery: { secretIndex: 2 },
  },
  {
    name: "the old one of a rotation, for a retry that was signed before it",
    options: { secret: [ISSUED_SECRET, CUSTOM_SECRET], acceptLegacy: true },
    headers: legacy(),
    verdict: "accepted",
    delivery: { secretIndex: 1 },
  },
];

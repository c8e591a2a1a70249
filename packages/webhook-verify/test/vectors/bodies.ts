import { BODY, standard, type Vector } from "../support";

const bytes = new TextEncoder().encode(BODY);
const padded = Uint8Array.from([0, ...bytes, 0]);

function body(
  name: string,
  body: string | Uint8Array,
  verdict: Vector["verdict"],
  options: Vector["options"] = {},
): Vector {
  return { name, body, headers: standard({ body }), verdict, options };
}

function notRaw(name: string, value: unknown): Vector {
  return { name, body: value, headers: standard(), verdict: "body_not_raw" };
}

const invalidUtf8 = Uint8Array.from([...new TextEncoder().encode('{"type":"'), 0xc3, 0x28, 0x22, 0x7d]);

/** What may be passed as a body, and what must be in it. */
export const bodyVectors: readonly Vector[] = [
  { name: "a string", body: BODY, headers: standard(), verdict: "accepted" },
  { name: "a Buffer", body: Buffer.from(BODY), headers: standard(), verdict: "accepted" },
  { name: "a Uint8Array", body: bytes, headers: standard(), verdict: "accepted" },
  { name: "a view into a larger buffer", body: padded.subarray(1, -1), headers: standard(), verdict: "accepted" },
  { name: "a DataView", body: new DataView(padded.buffer, 1, bytes.length), headers: standard(), verdict: "accepted" },
  { name: "an ArrayBuffer", body: bytes.slice().buffer, headers: standard(), verdict: "accepted" },

  notRaw("a parsed object", JSON.parse(BODY)),
  notRaw("an empty object", {}),
  notRaw("an array", [...bytes]),
  notRaw("undefined", undefined),
  notRaw("null", null),
  notRaw("a number", 7),
  notRaw("a request", new Request("https://crm.example", { method: "POST", body: BODY })),

  { name: "a byte more", body: `${BODY} `, headers: standard(), verdict: "signature_mismatch" },
  {
    name: "serialised again",
    body: JSON.stringify(JSON.parse(BODY), null, 1),
    headers: standard(),
    verdict: "signature_mismatch",
  },
  { name: "empty", body: "", headers: standard(), verdict: "signature_mismatch" },

  body("as large as is allowed", '{"a":"b"}', "accepted", { maxBodyBytes: 9 }),
  body("a byte larger", '{"a":"b"} ', "body_too_large", { maxBodyBytes: 9 }),
  body("larger in bytes than in characters", '{"a":"ñ"}', "body_too_large", { maxBodyBytes: 9 }),
  body("exactly 1 MiB", `{"a":"${"b".repeat(1_048_576 - 8)}"}`, "accepted"),
  body("1 MiB and a byte", `{"a":"${"b".repeat(1_048_576 - 7)}"}`, "body_too_large"),
  {
    name: "too large: named before the headers",
    body: "x".repeat(10),
    headers: {},
    options: { maxBodyBytes: 9 },
    verdict: "body_too_large",
  },

  body("an object", "{}", "accepted"),
  body("an object with white space around", " \r\n\t{} ", "accepted"),
  body("an event of an unknown type", '{"type":"of_next_year"}', "accepted"),
  body("an event without a type", '{"event":"message"}', "accepted"),
  body("an own __proto__", '{"__proto__":{"admin":true}}', "accepted"),
  body("nothing", "", "body_not_json"),
  body("an array in JSON", "[{}]", "body_not_json"),
  body("null in JSON", "null", "body_not_json"),
  body("a string in JSON", '"{}"', "body_not_json"),
  body("a number in JSON", "1", "body_not_json"),
  body("half an object", '{"type":"message"', "body_not_json"),
  body("two objects", "{}{}", "body_not_json"),
  body("a form", "type=message", "body_not_json"),
  body("a byte order mark in front", "\ufeff{}", "body_not_json"),
  body("invalid UTF-8", invalidUtf8, "body_not_json"),
  body(
    "a surrogate in UTF-8",
    Uint8Array.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d]),
    "body_not_json",
  ),
  body("a character in more bytes than it needs", Uint8Array.from([0xc1, 0xbb, 0x7d]), "body_not_json"),
  body("a byte order mark behind", "{}\ufeff", "body_not_json"),
  body("a byte order mark within a text", '{"type":"\ufeff"}', "accepted"),
  body("a zero byte behind", "{}\0", "body_not_json"),
  body("nested a thousand deep", `{"a":${"[".repeat(1000)}${"]".repeat(1000)}}`, "accepted"),
  body("UTF-16", new Uint8Array(Buffer.from('{"type":"message"}', "utf16le")), "body_not_json"),
];

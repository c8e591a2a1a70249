import { BODY, ID, legacy, NOW, standard, standardToken, type Vector } from "../support";

const genuine = standard();
const withId = (id: string) => standard({ id });
const withTimestamp = (timestamp: string) => standard({ timestamp });
const without = (name: string) => Object.fromEntries(Object.entries(genuine).filter(([key]) => key !== name));

const HUGE = "a".repeat(1_048_576);

/** Where headers come from, and the form that id and timestamp must have. */
export const headerVectors: readonly Vector[] = [
  {
    name: "a plain object",
    headers: genuine,
    verdict: "accepted",
    delivery: { scheme: "standard", id: ID, timestamp: NOW },
  },
  { name: "a Headers", headers: new Headers(genuine), verdict: "accepted" },
  { name: "a Map", headers: new Map(Object.entries(genuine)), verdict: "accepted" },
  { name: "an array of pairs", headers: Object.entries(genuine), verdict: "accepted" },
  { name: "an object without prototype", headers: Object.assign(Object.create(null), genuine), verdict: "accepted" },
  { name: "a header that is named get", headers: { ...genuine, get: "1" }, verdict: "accepted" },
  {
    name: "names in upper case",
    headers: Object.fromEntries(Object.entries(genuine).map(([name, value]) => [name.toUpperCase(), value])),
    verdict: "accepted",
  },
  {
    name: "values in arrays of one (headersDistinct)",
    headers: Object.fromEntries(Object.entries(genuine).map(([name, value]) => [name, [value]])),
    verdict: "accepted",
  },
  {
    name: "other headers beside",
    headers: { host: "crm.example", "set-cookie": ["a", "b"], ...genuine },
    verdict: "accepted",
  },
  { name: "undefined for an absent header", headers: { ...genuine, "x-signature": undefined }, verdict: "accepted" },

  { name: "a huge header that is none of ours", headers: { ...genuine, "x-trace": HUGE }, verdict: "accepted" },
  {
    name: "ten thousand other headers",
    headers: { ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x-${index}`, "1"])), ...genuine },
    verdict: "accepted",
  },

  { name: "no header at all", headers: {}, verdict: "header_missing" },
  { name: "no headers object", headers: undefined, verdict: "header_missing" },
  { name: "no webhook-id", headers: without("webhook-id"), verdict: "header_missing" },
  { name: "no webhook-timestamp", headers: without("webhook-timestamp"), verdict: "header_missing" },
  { name: "no webhook-signature", headers: without("webhook-signature"), verdict: "header_missing" },
  { name: "x-signature alone while legacy is off", headers: legacy(), verdict: "header_missing" },
  { name: "null for a header", headers: { ...genuine, "webhook-id": null }, verdict: "header_missing" },
  { name: "a header on the prototype", headers: Object.create(genuine), verdict: "header_missing" },

  { name: "two ids in an array", headers: { ...genuine, "webhook-id": [ID, ID] }, verdict: "header_malformed" },
  { name: "no id in an array", headers: { ...genuine, "webhook-id": [] }, verdict: "header_malformed" },
  { name: "an id that is a number", headers: { ...genuine, "webhook-id": 7 }, verdict: "header_malformed" },
  { name: "ids under two spellings", headers: { ...genuine, "Webhook-Id": ID }, verdict: "header_malformed" },
  {
    name: "an id sent twice as pairs",
    headers: [...Object.entries(genuine), ["webhook-id", ID]],
    verdict: "header_malformed",
  },
  { name: "an id sent twice, joined", headers: withId(`${ID}, ${ID}`), verdict: "header_malformed" },
  { name: "a timestamp sent twice, joined", headers: withTimestamp(`${NOW}, ${NOW}`), verdict: "header_malformed" },
  {
    name: "a signature sent twice, joined",
    headers: { ...genuine, "webhook-signature": `${standardToken()}, ${standardToken()}` },
    verdict: "header_malformed",
  },
  {
    name: "a signature sent twice, joined behind an unknown version",
    headers: { ...genuine, "webhook-signature": `v9,abc, ${standardToken()}` },
    verdict: "header_malformed",
  },

  { name: "the longest id", headers: withId("a".repeat(128)), verdict: "accepted" },
  { name: "an id of every allowed kind", headers: withId("Az09_-"), verdict: "accepted" },
  { name: "an empty id", headers: withId(""), verdict: "header_malformed" },
  { name: "an id of 129 characters", headers: withId("a".repeat(129)), verdict: "header_malformed" },
  { name: "an id of a mebibyte", headers: withId(HUGE), verdict: "header_malformed" },
  { name: "an id with a dot, rightly signed", headers: withId("evt_1.2"), verdict: "header_malformed" },
  { name: "an id that takes the timestamp in", headers: withId(`${ID}.${NOW}`), verdict: "header_malformed" },
  { name: "an id with a space", headers: withId("evt 1"), verdict: "header_malformed" },
  { name: "an id with a line feed at its end", headers: withId("evt_1\n"), verdict: "header_malformed" },
  { name: "an id with letters outside ASCII", headers: withId("evt_ñ"), verdict: "header_malformed" },
  { name: "an id with a brace", headers: withId("{"), verdict: "header_malformed" },

  { name: "an empty timestamp", headers: withTimestamp(""), verdict: "header_malformed" },
  { name: "a negative timestamp", headers: withTimestamp(`-${NOW}`), verdict: "header_malformed" },
  { name: "a timestamp with a plus", headers: withTimestamp(`+${NOW}`), verdict: "header_malformed" },
  { name: "a timestamp with decimals", headers: withTimestamp(`${NOW}.0`), verdict: "header_malformed" },
  { name: "a timestamp with an exponent", headers: withTimestamp("1e9"), verdict: "header_malformed" },
  { name: "a timestamp in hexadecimal", headers: withTimestamp("0x68ee1b28"), verdict: "header_malformed" },
  { name: "a timestamp with leading zeros", headers: withTimestamp(`0${NOW}`), verdict: "header_malformed" },
  { name: "a timestamp with a space in front", headers: withTimestamp(` ${NOW}`), verdict: "header_malformed" },
  { name: "a timestamp in words", headers: withTimestamp("NaN"), verdict: "header_malformed" },
  { name: "a timestamp as ISO date", headers: withTimestamp("2025-10-14T10:30:00Z"), verdict: "header_malformed" },
  { name: "a timestamp in Arabic digits", headers: withTimestamp("١٧٦٠٤٣٧٨٠٠"), verdict: "header_malformed" },
  { name: "a timestamp of 16 digits", headers: withTimestamp("1".repeat(16)), verdict: "header_malformed" },
  { name: "a timestamp of a mebibyte", headers: withTimestamp("1".repeat(1_048_576)), verdict: "header_malformed" },
  {
    name: "an absent header beside a malformed one: the absence is named",
    headers: { ...without("webhook-signature"), "webhook-id": "." },
    verdict: "header_missing",
  },
  {
    name: "one id in an array beside one under another spelling",
    headers: { ...genuine, "WEBHOOK-ID": [ID] },
    verdict: "header_malformed",
  },
  { name: "an id in an array in an array", headers: { ...genuine, "webhook-id": [[ID]] }, verdict: "header_malformed" },
  {
    name: "signatures in an array of two",
    headers: { ...genuine, "webhook-signature": [standardToken(), standardToken()] },
    verdict: "header_malformed",
  },
  {
    name: "a malformed id, with a foreign signature",
    headers: { ...standard({ body: `${BODY} ` }), "webhook-id": "." },
    verdict: "header_malformed",
  },
];

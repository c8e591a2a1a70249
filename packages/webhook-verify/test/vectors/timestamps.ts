import { BODY, ID, legacy, NOW, standard, type Vector } from "../support";

const sentAt = (timestamp: number | string) => standard({ timestamp });
const aged = (timestamp: string | undefined) => JSON.stringify({ id: ID, type: "message", timestamp });
const isoAt = (seconds: number) => new Date(seconds * 1000).toISOString();
const threeDays = { acceptLegacy: { maxEventAgeSeconds: 259_200 } };

function legacyEvent(name: string, timestamp: string | undefined, verdict: Vector["verdict"]): Vector {
  const body = aged(timestamp);
  return { name, options: threeDays, body, headers: legacy({ body }), verdict };
}

/** When a genuine request is too old or too new. */
export const timestampVectors: readonly Vector[] = [
  { name: "as old as is tolerated", headers: sentAt(NOW - 300), verdict: "accepted" },
  { name: "a second older", headers: sentAt(NOW - 301), verdict: "timestamp_too_old" },
  { name: "as new as is tolerated", headers: sentAt(NOW + 300), verdict: "accepted" },
  { name: "a second newer", headers: sentAt(NOW + 301), verdict: "timestamp_in_future" },
  {
    name: "the receiver's clock ten minutes ahead",
    options: { now: () => (NOW + 600) * 1000 },
    headers: sentAt(NOW),
    verdict: "timestamp_too_old",
  },
  {
    name: "the receiver's clock ten minutes behind",
    options: { now: () => (NOW - 600) * 1000 },
    headers: sentAt(NOW),
    verdict: "timestamp_in_future",
  },
  {
    name: "the receiver's clock in the previous year",
    options: { now: () => (NOW - 31_536_000) * 1000 },
    headers: sentAt(NOW),
    verdict: "timestamp_in_future",
  },
  { name: "the largest timestamp", headers: sentAt("9".repeat(15)), verdict: "timestamp_in_future" },
  { name: "the epoch", headers: sentAt(0), verdict: "timestamp_too_old" },
  { name: "milliseconds", headers: sentAt(NOW * 1000), verdict: "timestamp_in_future" },
  { name: "an own tolerance, kept", options: { toleranceSeconds: 10 }, headers: sentAt(NOW - 10), verdict: "accepted" },
  {
    name: "an own tolerance, exceeded",
    options: { toleranceSeconds: 10 },
    headers: sentAt(NOW - 11),
    verdict: "timestamp_too_old",
  },
  {
    name: "a clock that reads NaN",
    options: { now: () => Number.NaN },
    headers: sentAt(NOW),
    verdict: "timestamp_too_old",
  },
  {
    name: "part of a second does not count",
    options: { now: () => (NOW + 300) * 1000 + 999 },
    headers: sentAt(NOW),
    verdict: "accepted",
  },
  {
    name: "old and forged: the forgery is named",
    headers: { ...sentAt(NOW), "webhook-timestamp": "1" },
    verdict: "signature_mismatch",
  },
  {
    name: "old and no JSON: the age is named",
    body: "no",
    headers: standard({ body: "no", timestamp: 1 }),
    verdict: "timestamp_too_old",
  },

  {
    name: "legacy: any age without a limit",
    options: { acceptLegacy: true, now: () => 4e12 },
    headers: legacy(),
    body: BODY,
    verdict: "accepted",
  },
  legacyEvent("legacy: as old as the limit", isoAt(NOW - 259_200), "accepted"),
  legacyEvent("legacy: a second older", isoAt(NOW - 259_201), "timestamp_too_old"),
  legacyEvent("legacy: in the future", isoAt(NOW + 301), "timestamp_in_future"),
  legacyEvent("legacy: no timestamp to judge by", undefined, "timestamp_too_old"),
  legacyEvent("legacy: a timestamp that is no date", "soon", "timestamp_too_old"),
];

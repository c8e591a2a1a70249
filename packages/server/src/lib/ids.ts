import { monotonicFactory } from "ulid";

/** The prefixes of everything that has a string id; see "Conventions" in openapi.yaml. */
export type IdPrefix =
  | "msg" // message
  | "media"
  | "tpl" // template
  | "wh" // webhook
  | "whd" // webhook delivery
  | "whr" // webhook replay
  | "evt" // event
  | "bat" // batch
  | "ct" // contact
  | "key" // API key
  | "ses" // session, when the client did not choose an id
  | "lgn" // login
  | "rt" // refresh token
  | "req"; // request

/** Makes ids such as `msg_01JAB…`: prefix and ULID, so that they sort by the time they were made. */
export type NewId = (prefix: IdPrefix) => string;

export function createIds(now: () => number): NewId {
  const ulid = monotonicFactory();
  return (prefix) => `${prefix}_${ulid(now())}`;
}

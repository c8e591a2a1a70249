import { randomFillSync } from "node:crypto";
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
  const ulid = monotonicFactory(createRandom());
  return (prefix) => `${prefix}_${ulid(now())}`;
}

/** From 0 up to 1. Asking the system for each character of an id would cost more than all the rest of it. */
function createRandom(): () => number {
  const pool = new Uint32Array(1024);
  let next = pool.length;
  return () => {
    if (next === pool.length) {
      randomFillSync(pool);
      next = 0;
    }
    const value = pool[next] ?? 0;
    next += 1;
    return value / 2 ** 32;
  };
}

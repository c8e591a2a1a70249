import { and, eq, isNull, sql } from "drizzle-orm";
import type { IdempotencyState, IdempotencyStore } from "../contract/idempotency";
import type { Clock } from "../lib/clock";
import { withReservation } from "./carried-out";
import type { Database } from "./database";
import { prepared, preparedInsert } from "./prepared";
import { idempotencyKeys } from "./schema/organizations";
import type { SealedText } from "./sealed-text";

interface IdempotencyStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** Of this process: the reservations of another are of one that is dead. */
  readonly bootId: string;
  /** An answer may hold a new API key, of which only the hash may be kept in the open. */
  readonly sealedText: SealedText;
}

const isKey = and(eq(idempotencyKeys.scope, sql.placeholder("scope")), eq(idempotencyKeys.key, sql.placeholder("key")));
const isOwnReservation = and(
  isKey,
  eq(idempotencyKeys.bootId, sql.placeholder("bootId")),
  isNull(idempotencyKeys.status),
);

const oneKey = prepared((orm) => orm.select().from(idempotencyKeys).where(isKey).prepare());
const insertKey = preparedInsert(idempotencyKeys);
const removeKey = prepared((orm) => orm.delete(idempotencyKeys).where(isKey).prepare());
const releaseKey = prepared((orm) =>
  orm
    .delete(idempotencyKeys)
    .where(and(isOwnReservation, eq(idempotencyKeys.isCarriedOut, false)))
    .prepare(),
);
/** As if its process had ended: nobody stores an answer any more. */
const abandonKey = prepared((orm) => orm.update(idempotencyKeys).set({ bootId: "" }).where(isOwnReservation).prepare());
const answerKey = prepared((orm) =>
  orm
    .update(idempotencyKeys)
    .set({ status: sql`${sql.placeholder("status")}`, body: sql`${sql.placeholder("body")}` })
    .where(isOwnReservation)
    .prepare(),
);

export function createIdempotencyStore({
  database,
  clock,
  bootId,
  sealedText,
}: IdempotencyStoreDeps): IdempotencyStore {
  const { orm } = database;

  const find = (scope: string, key: string) => {
    const row = oneKey(orm).get({ scope, key });
    return row === undefined || row.expiresAt <= clock.now() ? null : row;
  };

  return {
    begin: ({ scope, key, operationId, requestHash, expiresAt }) =>
      database.write((): IdempotencyState => {
        const known = find(scope, key);
        if (known !== null) {
          if (known.operationId !== operationId || known.requestHash !== requestHash) return { state: "mismatch" };
          if (known.status !== null) {
            const body = known.body === null ? null : sealedText.open(known.body, contextOf(scope, key));
            // Sealed with another secret, so unreadable. Never run the request again: it was carried out.
            return body === null ? { state: "mismatch" } : { state: "done", status: known.status, body };
          }
          if (known.bootId === bootId) return { state: "running" };
          if (known.isCarriedOut) return { state: "lost" };
        }
        // What has expired, or is of a process that is dead, makes room.
        removeKey(orm).run({ scope, key });
        insertKey(orm, { scope, key, operationId, requestHash, bootId, isCarriedOut: false, expiresAt });
        return { state: "new" };
      }),

    finish: (scope, key, { status, body }) =>
      database.write(() => {
        answerKey(orm).run({ scope, key, bootId, status, body: sealedText.seal(body, contextOf(scope, key)) });
      }),

    run: (scope, key, work) => withReservation({ scope, key }, work),

    release: (scope, key) =>
      database.write(() => {
        releaseKey(orm).run({ scope, key, bootId });
        abandonKey(orm).run({ scope, key, bootId });
      }),
  };
}

function contextOf(scope: string, key: string): string {
  return JSON.stringify([scope, key]);
}

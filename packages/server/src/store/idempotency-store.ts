import { and, eq, isNull, lte } from "drizzle-orm";
import type { IdempotencyState, IdempotencyStore } from "../contract/idempotency";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
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

export interface ExpiringIdempotencyStore extends IdempotencyStore {
  /** Returns how many. */
  removeExpired(): Promise<number>;
}

export function createIdempotencyStore({
  database,
  clock,
  bootId,
  sealedText,
}: IdempotencyStoreDeps): ExpiringIdempotencyStore {
  const { orm } = database;

  const isKey = (scope: string, key: string) => and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key));
  const isOwnReservation = (scope: string, key: string) =>
    and(isKey(scope, key), eq(idempotencyKeys.bootId, bootId), isNull(idempotencyKeys.status));

  const find = (scope: string, key: string) => {
    const row = orm.select().from(idempotencyKeys).where(isKey(scope, key)).get();
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
        }
        const reservation = { operationId, requestHash, bootId, status: null, body: null, expiresAt };
        orm
          .insert(idempotencyKeys)
          .values({ scope, key, ...reservation })
          .onConflictDoUpdate({ target: [idempotencyKeys.scope, idempotencyKeys.key], set: reservation })
          .run();
        return { state: "new" };
      }),

    finish: (scope, key, { status, body }) =>
      database.write(() => {
        orm
          .update(idempotencyKeys)
          .set({ status, body: sealedText.seal(body, contextOf(scope, key)) })
          .where(isOwnReservation(scope, key))
          .run();
      }),

    release: (scope, key) =>
      database.write(() => {
        orm.delete(idempotencyKeys).where(isOwnReservation(scope, key)).run();
      }),

    removeExpired: () =>
      database.write(
        () => orm.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, clock.now())).run().changes,
      ),
  };
}

function contextOf(scope: string, key: string): string {
  return JSON.stringify([scope, key]);
}

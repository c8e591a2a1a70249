import { AsyncLocalStorage } from "node:async_hooks";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database";
import { prepared } from "./prepared";
import { idempotencyKeys } from "./schema/organizations";

/** The reserved Idempotency-Key of the request that is being run. */
export interface Reservation {
  readonly scope: string;
  readonly key: string;
}

const current = new AsyncLocalStorage<Reservation>();

const mark = prepared((orm) =>
  orm
    .update(idempotencyKeys)
    .set({ isCarriedOut: true })
    .where(and(eq(idempotencyKeys.scope, sql.placeholder("scope")), eq(idempotencyKeys.key, sql.placeholder("key"))))
    .prepare(),
);

/** Runs a request under its reservation. */
export function withReservation<T>(reservation: Reservation, run: () => Promise<T>): Promise<T> {
  return current.run(reservation, run);
}

/**
 * A write that must not be done again, though its answer may never be stored: a key of the request that it belongs to is marked
 * in the same transaction. For what is created and cannot be recognised when the request comes again.
 */
export function carriedOut<T>(orm: Database["orm"], operation: () => T): () => T {
  // Here, not in the write: that runs later, with those of other requests.
  const reservation = current.getStore();
  if (reservation === undefined) return operation;
  return () => {
    const value = operation();
    mark(orm).run({ ...reservation });
    return value;
  };
}

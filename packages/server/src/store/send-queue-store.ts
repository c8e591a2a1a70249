import { isOpen, isSent } from "@inbox-hub/openapi/rules";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Claim, ClaimOptions, SendJob, SendQueueStore } from "../features/messages/send-queue-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { MessageProgress } from "./message-progress";
import { findMessage, type MessageRow, toContent } from "./message-rows";
import { givenSession, ofSession } from "./of-session";
import { prepared, preparedLimit } from "./prepared";
import { messages, sendJobs } from "./schema/messages";
import { touchSession } from "./touch-session";

interface SendQueueStoreDeps {
  readonly database: Database;
  readonly progress: MessageProgress;
  readonly clock: Clock;
}

type JobRow = typeof sendJobs.$inferSelect;

const inLine = ofSession(sendJobs, givenSession);

/** At most one: a session sends one message at a time. */
const unfinishedOf = prepared((orm) =>
  orm
    .select()
    .from(sendJobs)
    // The index's own condition, word for word: the planner does not deduce it.
    .where(and(inLine, sql`${sendJobs.state} = 'sending'`))
    .prepare(),
);

const headOf = prepared((orm) =>
  orm
    .select()
    .from(sendJobs)
    .where(inLine)
    .orderBy(asc(sendJobs.priority), asc(sendJobs.id))
    .limit(preparedLimit("most"))
    .prepare(),
);

const dropJob = prepared((orm) =>
  orm
    .delete(sendJobs)
    .where(eq(sendJobs.id, sql.placeholder("id")))
    .prepare(),
);

const isMine = and(
  eq(sendJobs.id, sql.placeholder("jobId")),
  eq(sendJobs.bootId, sql.placeholder("bootId")),
  eq(sendJobs.state, "sending"),
);
const endJob = prepared((orm) => orm.delete(sendJobs).where(isMine).prepare());
const requeueJob = prepared((orm) =>
  orm.update(sendJobs).set({ state: "queued", bootId: null }).where(isMine).prepare(),
);

const takeJob = prepared((orm) =>
  orm
    .update(sendJobs)
    .set({
      state: "sending",
      bootId: sql`${sql.placeholder("bootId")}`,
      startedAt: sql`${sql.placeholder("startedAt")}`,
      attempts: sql`${sendJobs.attempts} + ${sql.placeholder("attempt")}`,
    })
    .where(eq(sendJobs.id, sql.placeholder("id")))
    .returning()
    .prepare(),
);

const nameMessage = prepared((orm) =>
  orm
    .update(messages)
    .set({ waKey: sql`${sql.placeholder("waKey")}` })
    .where(eq(messages.seq, sql.placeholder("seq")))
    .prepare(),
);

const INTERACTIVE = 0;
const BULK = 1;
/** Scheduled messages that are moved into the line in one write. */
const PROMOTED_AT_ONCE = 100;

export function createSendQueueStore({ database, progress, clock }: SendQueueStoreDeps): SendQueueStore {
  const { orm } = database;

  const unfinished = (ref: SessionRef) => unfinishedOf(orm).get({ ...ref });
  const headOfLine = (ref: SessionRef) => headOf(orm).get({ ...ref, most: 1 });

  /** The message of a job that is still to be sent. A receipt may have come meanwhile, or the message may be gone: then the job goes. */
  const openMessage = (ref: SessionRef, job: JobRow): MessageRow | null => {
    const row = findMessage(orm, ref, job.messageId);
    if (row !== undefined && isOpen(row.status)) return row;
    dropJob(orm).run({ id: job.id });
    return null;
  };

  const keyOf = (ref: SessionRef, messageId: string | null): string | null =>
    (messageId === null ? undefined : findMessage(orm, ref, messageId))?.waKey ?? null;

  const take = ({ id }: JobRow, row: MessageRow, waKey: string, bootId: string, attempt: 0 | 1): SendJob => {
    const { priority, attempts } = takeJob(orm).get({ id, bootId, startedAt: clock.now(), attempt });
    const ref = { organizationId: row.organizationId, sessionId: row.sessionId };
    return {
      jobId: id,
      ref,
      bootId,
      messageId: row.id,
      to: row.peer,
      content: toContent(row),
      quotedKey: keyOf(ref, row.quotedMessageId),
      waKey,
      isBulk: priority !== INTERACTIVE,
      attempts,
      onUncertain: row.onUncertain ?? "unknown",
    };
  };

  /** Before it is sent for the first time, so that whatever happens next, it can be looked up. */
  const ensureKey = ({ seq, waKey }: MessageRow, newKey: () => string): string => {
    if (waKey !== null) return waKey;
    const made = newKey();
    nameMessage(orm).run({ waKey: made, seq });
    return made;
  };

  const claim = (ref: SessionRef, { bootId, newKey, withBulk }: ClaimOptions): Claim => {
    for (let job = unfinished(ref); job; job = unfinished(ref)) {
      const row = openMessage(ref, job);
      if (row) return { type: "settle", job: take(job, row, ensureKey(row, newKey), bootId, 0) };
    }
    for (let job = headOfLine(ref); job; job = headOfLine(ref)) {
      if (job.priority !== INTERACTIVE && !withBulk) return { type: "bulk" };
      const row = openMessage(ref, job);
      if (row === null) continue;
      progress.move(row, { status: "sending", at: clock.now() });
      return { type: "send", job: take(job, row, ensureKey(row, newKey), bootId, 1) };
    }
    return { type: "nothing" };
  };

  return {
    claim: (ref, options) => database.write(() => claim(ref, options)),

    finish: (job, { status, errorCode, groupName = null }) =>
      database.write(() => {
        const isDone = endJob(orm).run({ jobId: job.jobId, bootId: job.bootId }).changes > 0;
        // Another process has it by now. That it was sent is true all the same; anything else is for that one to say.
        if (!isDone && !isSent(status)) return;
        const row = findMessage(orm, job.ref, job.messageId);
        if (row === undefined) return;
        const at = clock.now();
        progress.move(row, { status, at, subject: groupName, ...(errorCode !== undefined && { errorCode }) });
        if (isSent(status)) touchSession(orm, job.ref, at);
      }),

    requeue: (job) =>
      database.write(() => {
        requeueJob(orm).run({ jobId: job.jobId, bootId: job.bootId });
      }),

    promoteDue: () =>
      database.write(() => {
        const due = orm
          .select()
          .from(messages)
          .where(and(isScheduled, lte(messages.sendAt, clock.now())))
          .orderBy(asc(messages.sendAt))
          .limit(PROMOTED_AT_ONCE)
          .all();
        return due.map((row): SessionRef => {
          const ref = { organizationId: row.organizationId, sessionId: row.sessionId };
          progress.move(row, { status: "queued", at: clock.now() });
          orm
            .insert(sendJobs)
            .values({ messageId: row.id, ...ref, priority: BULK, state: "queued" })
            .run();
          return ref;
        });
      }),

    async nextDue() {
      const next = orm
        .select({ sendAt: messages.sendAt })
        .from(messages)
        .where(isScheduled)
        .orderBy(asc(messages.sendAt))
        .limit(1)
        .get();
      return next?.sendAt ?? null;
    },
  };
}

/** The index's own condition, word for word. */
const isScheduled = sql`${messages.status} = 'scheduled'`;

import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import { isOpen, isSent } from "../features/messages/message-status";
import type { Claim, ClaimOptions, SendJob, SendQueueStore } from "../features/messages/send-queue-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { MessageProgress } from "./message-progress";
import { findMessage, type MessageRow, toContent } from "./message-rows";
import { messages, sendJobs } from "./schema/messages";
import { touchSession } from "./touch-session";

interface SendQueueStoreDeps {
  readonly database: Database;
  readonly progress: MessageProgress;
  readonly clock: Clock;
}

type JobRow = typeof sendJobs.$inferSelect;

const INTERACTIVE = 0;
const BULK = 1;
/** Scheduled messages that are moved into the line in one write. */
const PROMOTED_AT_ONCE = 100;

export function createSendQueueStore({ database, progress, clock }: SendQueueStoreDeps): SendQueueStore {
  const { orm } = database;

  const ofSession = ({ organizationId, sessionId }: SessionRef) =>
    and(eq(sendJobs.organizationId, organizationId), eq(sendJobs.sessionId, sessionId));

  /** At most one: a session sends one message at a time. */
  const unfinished = (ref: SessionRef) =>
    orm
      .select()
      .from(sendJobs)
      // The index's own condition, word for word: the planner does not deduce it.
      .where(and(ofSession(ref), sql`${sendJobs.state} = 'sending'`))
      .get();

  const headOfLine = (ref: SessionRef) =>
    orm.select().from(sendJobs).where(ofSession(ref)).orderBy(asc(sendJobs.priority), asc(sendJobs.id)).limit(1).get();

  const drop = ({ id }: JobRow) => {
    orm.delete(sendJobs).where(eq(sendJobs.id, id)).run();
  };

  /** The message of a job that is still to be sent. A receipt may have come meanwhile, or the message may be gone: then the job goes. */
  const openMessage = (ref: SessionRef, job: JobRow): MessageRow | null => {
    const row = findMessage(orm, ref, job.messageId);
    if (row !== undefined && isOpen(row.status)) return row;
    drop(job);
    return null;
  };

  const keyOf = (ref: SessionRef, messageId: string | null): string | null =>
    (messageId === null ? undefined : findMessage(orm, ref, messageId))?.waKey ?? null;

  const take = ({ id }: JobRow, row: MessageRow, waKey: string, bootId: string, attempt: 0 | 1): SendJob => {
    const { priority, attempts } = orm
      .update(sendJobs)
      .set({ state: "sending", bootId, startedAt: clock.now(), attempts: sql`${sendJobs.attempts} + ${attempt}` })
      .where(eq(sendJobs.id, id))
      .returning()
      .get();
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

  const isMine = ({ jobId, bootId }: SendJob) =>
    and(eq(sendJobs.id, jobId), eq(sendJobs.bootId, bootId), eq(sendJobs.state, "sending"));

  /** Before it is sent for the first time, so that whatever happens next, it can be looked up. */
  const ensureKey = ({ seq, waKey }: MessageRow, newKey: () => string): string => {
    if (waKey !== null) return waKey;
    const made = newKey();
    orm.update(messages).set({ waKey: made }).where(eq(messages.seq, seq)).run();
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

    finish: (job, { status, errorCode }) =>
      database.write(() => {
        const isDone = orm.delete(sendJobs).where(isMine(job)).run().changes > 0;
        // Another process has it by now. That it was sent is true all the same; anything else is for that one to say.
        if (!isDone && !isSent(status)) return;
        const row = findMessage(orm, job.ref, job.messageId);
        if (row === undefined) return;
        const at = clock.now();
        progress.move(row, errorCode === undefined ? { status, at } : { status, at, errorCode });
        if (isSent(status)) touchSession(orm, job.ref, at);
      }),

    requeue: (job) =>
      database.write(() => {
        orm.update(sendJobs).set({ state: "queued", bootId: null }).where(isMine(job)).run();
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

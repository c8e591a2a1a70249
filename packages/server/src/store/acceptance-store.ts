import type { Accepted, BatchRecipient } from "@inbox-hub/openapi/rules";
import { and, eq, sql } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { AcceptanceStore, MessageDraft, NewBatch } from "../features/messages/acceptance-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import type { Database } from "./database";
import type { MessageProgress } from "./message-progress";
import { findBatch, insertMessage, type MessageRow, toMessages } from "./message-rows";
import { addressOf } from "./person-address";
import { prepared, preparedInsert } from "./prepared";
import { requireSession } from "./require-session";
import { batches, messages, sendJobs } from "./schema/messages";

interface AcceptanceStoreDeps {
  readonly database: Database;
  readonly progress: MessageProgress;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** So long a key stands for its request; after that it is free for another. */
const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

const isRequest = (table: typeof messages | typeof batches) =>
  and(
    eq(table.organizationId, sql.placeholder("organizationId")),
    eq(table.idempotencyKey, sql.placeholder("requestKey")),
  );

const messageOfRequest = prepared((orm) => orm.select().from(messages).where(isRequest(messages)).prepare());

const batchOfRequest = prepared((orm) =>
  orm
    .select({ id: batches.id, sessionId: batches.sessionId, createdAt: batches.createdAt })
    .from(batches)
    .where(isRequest(batches))
    .prepare(),
);

const freeOfMessages = prepared((orm) =>
  orm.update(messages).set({ idempotencyKey: null }).where(isRequest(messages)).prepare(),
);
const freeOfBatches = prepared((orm) =>
  orm.update(batches).set({ idempotencyKey: null }).where(isRequest(batches)).prepare(),
);

const insertJob = preparedInsert(sendJobs);

export function createAcceptanceStore({ database, progress, clock, newId }: AcceptanceStoreDeps): AcceptanceStore {
  const { orm } = database;

  const isKept = ({ createdAt }: { readonly createdAt: number }) => clock.now() - createdAt < KEPT_FOR_MS;

  const findByRequest = (organizationId: number, requestKey: string | null): Accepted | null => {
    if (requestKey === null) return null;
    const row = messageOfRequest(orm).get({ organizationId, requestKey });
    const [message] = row && isKept(row) ? toMessages(orm, [row]) : [];
    if (message) return { type: "message", message };
    const found = batchOfRequest(orm).get({ organizationId, requestKey });
    const batch =
      found && isKept(found) ? findBatch(orm, { organizationId, sessionId: found.sessionId }, found.id) : null;
    return batch && { type: "batch", batch };
  };

  /** Lets go of a key that is older than a day. */
  const freeKey = (organizationId: number, requestKey: string | null) => {
    if (requestKey === null) return;
    for (const free of [freeOfMessages, freeOfBatches]) free(orm).run({ organizationId, requestKey });
  };

  /** The message and its job; a scheduled one gets its job when it is due, so that nothing has to wait behind it. */
  const insert = (ref: SessionRef, to: string, draft: MessageDraft, batchId: string | null): MessageRow => {
    const now = clock.now();
    const status = draft.sendAt === null ? "queued" : "scheduled";
    const { content } = draft;
    const row = insertMessage(orm, {
      id: newId("msg"),
      ...ref,
      chatId: to,
      direction: "outbound",
      peer: to,
      type: content.type,
      body: content.text,
      mediaId: content.mediaId,
      content: content.extras,
      status,
      statusTimes: { [status]: now },
      quotedMessageId: draft.quotedMessageId,
      batchId,
      templateId: draft.templateId,
      // A batch has it itself.
      idempotencyKey: batchId === null ? draft.requestKey : null,
      sendAt: draft.sendAt,
      onUncertain: draft.onUncertain,
      createdAt: now,
      updatedAt: now,
    });
    if (status === "queued") {
      const priority = batchId === null ? 0 : 1;
      insertJob(orm, { messageId: row.id, ...ref, priority, state: "queued", attempts: 0 });
    }
    return row;
  };

  /** A message for each recipient that something can be sent to; one that was given before in other words has that one's. */
  const insertAll = (ref: SessionRef, { recipients }: NewBatch, draft: MessageDraft, batchId: string) => {
    const sent = new Map<string, string>();
    return recipients.map(({ to, addressee }): BatchRecipient => {
      if (addressee === null) return { to, messageId: null };
      const address = addressOf(orm, ref, addressee);
      const messageId = sent.get(address) ?? insert(ref, address, draft, batchId).id;
      sent.set(address, messageId);
      return { to, messageId };
    });
  };

  return {
    findByRequest: async (organizationId, requestKey) => findByRequest(organizationId, requestKey),

    accept: (ref, addressee, draft) =>
      database.write(() => {
        // Asked again within the write: of two requests at once, one gets the other's message.
        const earlier = findByRequest(ref.organizationId, draft.requestKey);
        if (earlier?.type === "message") return earlier.message;
        requireSession(orm, ref);
        freeKey(ref.organizationId, draft.requestKey);
        const [message] = toMessages(orm, [insert(ref, addressOf(orm, ref, addressee), draft, null)]);
        if (message === undefined) throw new Error("The message that was inserted is not there");
        return message;
      }),

    acceptBatch: (ref, batch, draft) =>
      database.write(() => {
        const earlier = findByRequest(ref.organizationId, draft.requestKey);
        if (earlier?.type === "batch") return earlier.batch;
        requireSession(orm, ref);
        freeKey(ref.organizationId, draft.requestKey);
        const id = newId("bat");
        const recipients = insertAll(ref, batch, draft, id);
        const refused = recipients
          .filter(({ messageId }) => messageId === null)
          .map(({ to }) => ({ to, code: "INVALID_RECIPIENT" }) as const);
        const idempotencyKey = draft.requestKey;
        orm
          .insert(batches)
          .values({ id, ...ref, idempotencyKey, refused, recipients, createdAt: clock.now() })
          .run();
        // With nobody left to send to, it has ended as soon as it began.
        progress.endBatch(ref, id);
        const accepted = findBatch(orm, ref, id);
        if (accepted === null) throw new Error("The batch that was inserted is not there");
        return accepted;
      }),
  };
}

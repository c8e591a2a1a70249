import type { WebhookEvent } from "@inbox-hub/openapi";
import type { MessageStatus } from "@inbox-hub/openapi/rules";
import { asc, eq } from "drizzle-orm";
import type { SessionRef } from "../../src/contract/tenant";
import type { MessageDraft } from "../../src/features/messages/acceptance-store";
import { createIds } from "../../src/lib/ids";
import { createManualClock } from "../../src/lib/manual-clock";
import { createSignal } from "../../src/lib/signal";
import { migrationsFolder } from "../../src/migrations-folder";
import { createAcceptanceStore } from "../../src/store/acceptance-store";
import { createConversationMessages } from "../../src/store/conversation-messages";
import { createConversationRows } from "../../src/store/conversation-rows";
import { createConversationStore } from "../../src/store/conversation-store";
import { openDatabase } from "../../src/store/database";
import { createEventLog } from "../../src/store/event-log";
import { createIncomingStore } from "../../src/store/incoming-store";
import { createMessageChangeStore } from "../../src/store/message-change-store";
import { createMessageProgress } from "../../src/store/message-progress";
import { conversations } from "../../src/store/schema/conversations";
import { events } from "../../src/store/schema/events";
import { messages } from "../../src/store/schema/messages";
import { members } from "../../src/store/schema/organizations";
import { firstResponses } from "../../src/store/schema/statistics";
import { insertSessions } from "./session-rows";

export const crm = { organizationId: 1, sessionId: "crm" };
export const ANA = "34612345678";
export const BEA = "34687654321";
export const LID = "131875558629345@lid";
export const GROUP = "120363021234567890@g.us";

export const anyConversation = { isUnread: null, isArchived: null, status: null, assignedToUserId: null, type: null };

interface Inbound {
  readonly phone?: string | null;
  readonly lid?: string | null;
  readonly name?: string | null;
  readonly group?: string | null;
  readonly subject?: string | null;
  readonly text?: string;
  /** Now, if it is not said. */
  readonly at?: number;
  readonly ref?: SessionRef;
  /** A new one, if it is not said. */
  readonly key?: string;
}

export type ConversationBench = Awaited<ReturnType<typeof createConversationBench>>;

/** The stores that have to do with conversations, on a database in memory, with time standing still. */
export async function createConversationBench() {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const { orm } = database;
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const newId = createIds(clock.now);
  const log = createEventLog({ database, clock, newId, delivered: createSignal() });
  const rows = createConversationRows({ database, events: log, clock });
  const chats = createConversationMessages({ database, conversations: rows, clock });
  const progress = createMessageProgress({ database, conversations: chats, events: log, clock });
  const incoming = createIncomingStore({ database, progress, conversations: chats, events: log, clock, newId });
  const acceptance = createAcceptanceStore({ database, progress, clock, newId });
  const store = createConversationStore({ database, conversations: rows, clock });
  await insertSessions(database, crm);
  let keys = 0;

  const contentOf = (text: string) => ({ type: "text", text, mediaId: null, extras: {} }) as const;

  const move = (messageId: string, status: MessageStatus, at = clock.now()) =>
    database.write(() => {
      const row = orm.select().from(messages).where(eq(messages.id, messageId)).get();
      if (row === undefined) throw new Error("There is no such message");
      return progress.move(row, { status, at });
    });

  const draft = (text: string, sendAt: number | null): MessageDraft => ({
    content: contentOf(text),
    quotedMessageId: null,
    templateId: null,
    sendAt,
    onUncertain: "unknown",
    requestKey: null,
  });

  return {
    database,
    clock,
    newId,
    events: log,
    rows,
    chats,
    store,
    changes: createMessageChangeStore({ database, events: log, clock }),

    /** Somebody writes to the session: Ana, if it is not said who. Returns the message's key. */
    async receive({ phone = ANA, lid = null, name = null, ...message }: Inbound = {}): Promise<string> {
      keys += 1;
      const { group = null, subject = null, text = "hola", at = clock.now(), ref = crm, key = `KEY_${keys}` } = message;
      await incoming.recordIncoming(ref, {
        key,
        groupId: group,
        groupName: subject,
        writer: { phone, lid, pushName: name },
        content: contentOf(text),
        quotedKey: null,
        at,
      });
      return key;
    },

    /** Somebody writes on the session's phone. */
    async writeOnPhone(to: string, { at = clock.now(), subject = null }: Pick<Inbound, "at" | "subject"> = {}) {
      keys += 1;
      const written = { key: `KEY_${keys}`, to, content: contentOf("desde el móvil"), quotedKey: null };
      await incoming.recordOwn(crm, { ...written, groupName: subject, status: "sent", at });
    },

    /** The API takes a message; it is not sent yet. */
    accept: async (to: string, { text = "buenas", sendAt = null }: { text?: string; sendAt?: number | null } = {}) =>
      (await acceptance.accept(crm, to, draft(text, sendAt))).messageId,
    /** And a batch of one. */
    async acceptBatch(to: string): Promise<string> {
      const batch = { recipients: [{ to, addressee: to }] };
      const { messages: sent } = await acceptance.acceptBatch(crm, batch, draft("oferta", null));
      return sent[0]?.messageId ?? "";
    },
    move,

    addMember: (userId: number, organizationId = 1) =>
      database.write(() => {
        orm.insert(members).values({ organizationId, userId, role: "agent", createdAt: 0 }).run();
      }),

    find: (chatId = ANA) => store.find(crm, chatId),
    row: (chatId = ANA) => rows.find(crm, chatId),
    conversationRows: () => orm.select().from(conversations).orderBy(asc(conversations.chatId)).all(),
    waits: () => orm.select({ at: firstResponses.at, seconds: firstResponses.seconds }).from(firstResponses).all(),
    messageRows: () => orm.select().from(messages).orderBy(asc(messages.seq)).all(),
    /** What was told of conversations, oldest first. */
    told: () =>
      orm
        .select()
        .from(events)
        .orderBy(asc(events.seq))
        .all()
        .map(({ body }) => JSON.parse(body.toString()) as WebhookEvent)
        .flatMap((event) => (event.type === "conversation_update" ? [event.data] : [])),
  };
}

import { emptyContent, type MessageContent, type MessageExtras, toName, toTime } from "@inbox-hub/openapi/rules";
import type { ConversationBook } from "./conversation-book";
import type { ContactRecord, MessageRecord, SessionRecord } from "./records";
import type { World } from "./world";

export interface Incoming {
  readonly from: string;
  readonly pushName: string | null;
  readonly groupId: string | null;
  readonly content: MessageContent;
  readonly quotedMessageId: string | null;
}

export type Inbox = ReturnType<typeof createInbox>;

/** What comes from WhatsApp. */
export function createInbox({ tables, clock, newId, emit }: World, conversations: ConversationBook) {
  const contactOf = (
    { organizationId, sessionId }: Pick<SessionRecord, "organizationId" | "sessionId">,
    phone: string,
  ) =>
    [...tables.contacts.values()].find(
      (contact) =>
        contact.organizationId === organizationId && contact.sessionId === sessionId && contact.phone === phone,
    );

  /** Contacts appear by themselves when somebody writes. */
  const meet = (session: Pick<SessionRecord, "organizationId" | "sessionId">, phone: string, name: string | null) => {
    const now = clock.now();
    const known = contactOf(session, phone);
    const { organizationId, sessionId } = session;
    const contact: ContactRecord = known ?? {
      organizationId,
      sessionId,
      contactId: newId("ct"),
      phone,
      lid: null,
      name: null,
      pushName: null,
      tags: [],
      notes: null,
      assignedToUserId: null,
      isBlocked: false,
      lastMessageAt: null,
      createdAt: now,
      updatedAt: now,
    };
    const told = toName(name);
    if (told !== null) tables.pushNames.set(phone, told);
    const pushName = tables.pushNames.get(phone) ?? null;
    const met = { ...contact, pushName, lastMessageAt: now };
    tables.contacts.set(met.contactId, met);
    return met;
  };

  const receive = (
    session: Pick<SessionRecord, "organizationId" | "sessionId">,
    { from, pushName, groupId, content, quotedMessageId }: Incoming,
  ): MessageRecord | null => {
    const { organizationId, sessionId } = session;
    if (contactOf(session, from)?.isBlocked) return null;
    const writer = meet(session, from, pushName);
    const chatId = groupId ?? from;
    const now = clock.now();
    const messageId = newId("msg");
    const message: MessageRecord = {
      ...content,
      organizationId,
      sessionId,
      messageId,
      chatId,
      direction: "inbound",
      peer: from,
      status: "received",
      statusTimes: { received: now },
      waKey: messageId,
      quotedMessageId,
      batchId: null,
      templateId: null,
      sendAt: null,
      errorCode: null,
      reactions: [],
      votes: [],
      editedAt: null,
      revokedAt: null,
      createdAt: now,
    };
    tables.messages.set(messageId, message);
    const { contactId: id, name, phone } = writer;
    emit({
      type: "message",
      organizationId,
      sessionId,
      data: {
        messageId,
        from,
        to: sessionId,
        message: content.text ?? "",
        type: content.type,
        timestamp: toTime(now),
        chatId,
        mediaId: content.mediaId,
        quotedMessageId,
        contact: { id, name: name ?? writer.pushName, phone },
        ...extrasOf(content.extras),
      },
    });
    conversations.recordReceived(message);
    return message;
  };

  return {
    contactOf,
    meet,
    receive,
    /** Somebody answers a message by itself. */
    answer: (message: MessageRecord, text: string) =>
      receive(message, {
        from: message.peer,
        pushName: null,
        groupId: null,
        content: { ...emptyContent, type: "text", text },
        quotedMessageId: null,
      }),
  };
}

function extrasOf({ location, contact, poll }: MessageExtras) {
  return {
    ...(location === undefined ? {} : { location }),
    ...(contact === undefined ? {} : { card: contact }),
    ...(poll === undefined ? {} : { poll }),
  };
}

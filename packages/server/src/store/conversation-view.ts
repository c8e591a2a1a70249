import { isLid, toPreview } from "@inbox-hub/openapi/rules";
import { and, inArray } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Conversation, ConversationContact, LastMessage } from "../features/conversations/conversation";
import type { Orm } from "./contact-rows";
import type { ConversationRow } from "./conversation-rows";
import { ofSession } from "./of-session";
import { contacts } from "./schema/contacts";
import { messages } from "./schema/messages";

/** With their contacts and last messages: three queries, however many. */
export function toConversations(orm: Orm, ref: SessionRef, rows: readonly ConversationRow[]): Conversation[] {
  const lastMessages = findLastMessages(orm, rows);
  const known = findContacts(orm, ref, rows);
  return rows.map((row) => {
    const contact = known.get(row.chatId) ?? null;
    return {
      sessionId: row.sessionId,
      chatId: row.chatId,
      type: row.type,
      name: row.type === "group" ? row.subject : (contact?.name ?? null),
      contact,
      status: row.status,
      isArchived: row.isArchived,
      unreadCount: row.unreadCount,
      assignedToUserId: row.assignedToUserId,
      lastMessage: lastMessages.get(row.lastMessageId) ?? null,
      lastMessageAt: row.lastMessageAt,
      closedAt: row.closedAt,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    };
  });
}

function findLastMessages(orm: Orm, rows: readonly ConversationRow[]): ReadonlyMap<string, LastMessage> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ lastMessageId }) => lastMessageId);
  const { id, direction, type, body, status, createdAt } = messages;
  const found = orm
    .select({ id, direction, type, body, status, createdAt })
    .from(messages)
    .where(inArray(messages.id, ids))
    .all();
  return new Map(
    found.map((row) => [
      row.id,
      {
        messageId: row.id,
        direction: row.direction,
        type: row.type,
        text: row.body === null ? null : toPreview(row.body),
        status: row.status,
        at: row.createdAt,
      },
    ]),
  );
}

/** By the number or LID of the chat. */
function findContacts(
  orm: Orm,
  ref: SessionRef,
  rows: readonly ConversationRow[],
): ReadonlyMap<string, ConversationContact> {
  const people = rows.filter(({ type }) => type === "direct").map(({ chatId }) => chatId);
  const byAddress = new Map<string, ConversationContact>();
  for (const column of [contacts.phone, contacts.lid]) {
    const addresses = people.filter((chatId) => isLid(chatId) === (column === contacts.lid));
    if (addresses.length === 0) continue;
    const found = orm
      .select({
        id: contacts.id,
        name: contacts.name,
        pushName: contacts.pushName,
        phone: contacts.phone,
        lid: contacts.lid,
        address: column,
      })
      .from(contacts)
      .where(and(ofSession(contacts, ref), inArray(column, addresses)))
      .all();
    for (const { id, name, pushName, phone, lid, address } of found) {
      if (address !== null) byAddress.set(address, { id, name: name ?? pushName, phone, lid });
    }
  }
  return byAddress;
}

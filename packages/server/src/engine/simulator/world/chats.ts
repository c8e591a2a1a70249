import { isGroup } from "@inbox-hub/openapi/rules";
import { isPhone } from "./addresses";
import type { Lines } from "./lines";
import type { Messages } from "./messages";
import type { Receipts } from "./receipts";
import { accountOf } from "./state";
import type { Typing, Typist } from "./typing";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Actor, Address, Phone, TypingState } from "./world-types";

/** What an account does with a whole chat. Everything throws CHAT_NOT_FOUND where there is no such chat. */
export interface Chats {
  /** Tells the other person, and the account's other devices, that everything was read. */
  markRead(actor: Actor, chatId: Address): void;
  setArchived(actor: Actor, chatId: Address, archived: boolean): void;
  isArchived(viewer: Phone, chatId: Address): boolean;
  /** Ends by itself after 25 seconds, and with a message. */
  setTyping(actor: Actor, chatId: Address, state: TypingState): void;
  /** Who is typing in this chat now: the other, or others, and the viewer itself. */
  typing(viewer: Phone, chatId: Address): readonly Typist[];
}

interface ChatsDeps extends WorldContext {
  readonly lines: Lines;
  readonly messages: Messages;
  readonly receipts: Receipts;
  readonly typing: Typing;
}

export function createChats({ clock, state, record, lines, messages, receipts, typing }: ChatsDeps): Chats {
  /** Somebody's phone, or a group that the viewer is in; a chat with stories is no chat. */
  const partnerIn = (viewer: Phone, chatId: Address): Phone | Address => {
    const chat = messages.chat(viewer, chatId);
    if (chat === null || !(isPhone(chat) || isGroup(chat))) {
      throw new WorldError("CHAT_NOT_FOUND", "There is no such chat");
    }
    return chat;
  };

  /** Somebody on WhatsApp, whom nothing may have been written to yet, or a group. */
  const partnerFor = (viewer: Phone, chatId: Address): Phone | Address => {
    messages.target(viewer, chatId);
    return partnerIn(viewer, chatId);
  };

  /** A group is there from the beginning, anything else from the first message. */
  const existing = (viewer: Phone, chatId: Address): Phone | Address => {
    const chat = partnerIn(viewer, chatId);
    if (isGroup(chat) || messages.inChat(viewer, chatId).length > 0) return chat;
    throw new WorldError("CHAT_NOT_FOUND", "There is no such chat");
  };

  const isArchived = (viewer: Phone, chat: Phone | Address) => (accountOf(state, viewer).archived ?? []).includes(chat);

  return {
    markRead(actor, chatId) {
      lines.requireOnline(actor);
      const { phone, device } = actor;
      const chat = existing(phone, chatId);
      for (const { key, from, to, ack } of messages.inChat(phone, chatId)) {
        // In a group, a message is read once everybody has read it: one reader does not tell.
        if (from !== phone && !isGroup(to) && ack >= 1 && ack < 3) receipts.move(key, 3);
      }
      record({ type: "read", phone, chat, device, at: clock.now() });
    },
    setArchived(actor, chatId, archived) {
      lines.requireOnline(actor);
      const { phone, device } = actor;
      const chat = existing(phone, chatId);
      if (isArchived(phone, chat) === archived) return;
      record({ type: "archive", phone, chat, archived, device, at: clock.now() });
    },
    isArchived: (viewer, chatId) => isArchived(viewer, partnerIn(viewer, chatId)),
    setTyping(actor, chatId, typingState) {
      lines.requireOnline(actor);
      typing.set(actor.phone, partnerFor(actor.phone, chatId), typingState);
    },
    typing: (viewer, chatId) => typing.in(viewer, partnerIn(viewer, chatId)),
  };
}

import { isGroup } from "../../../lib/chat-id";
import type { Lines } from "./lines";
import type { Messages } from "./messages";
import type { Receipts } from "./receipts";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Actor, Address, WorldMessage } from "./world-types";

/** What can be done to a message once it is there. */
export interface MessageChanges {
  /** Only the author, and only text or a caption. */
  edit(actor: Actor, chatId: Address, key: string, text: string): void;
  /** The author, or an admin of the group. */
  revoke(actor: Actor, chatId: Address, key: string): void;
  /** An empty `emoji` takes the reaction back. */
  react(actor: Actor, chatId: Address, key: string, emoji: string): void;
  /** Tells the other person that everything was read. */
  markRead(actor: Actor, chatId: Address): void;
}

interface MessageChangesDeps extends WorldContext {
  readonly lines: Lines;
  readonly messages: Messages;
  readonly receipts: Receipts;
}

export function createMessageChanges(deps: MessageChangesDeps): MessageChanges {
  const { clock, state, record, lines, messages, receipts } = deps;

  const requireLine = ({ device }: Actor) => {
    if (device !== null && !lines.isOnline(device)) throw new WorldError("INVALID_STATE", "This device is not on line");
  };

  const standing = (actor: Actor, chatId: Address, key: string): WorldMessage => {
    requireLine(actor);
    const message = messages.get(actor.phone, chatId, key);
    if (message.revoked) throw new WorldError("MESSAGE_NOT_FOUND", "This message was deleted for everyone");
    return message;
  };

  return {
    edit(actor, chatId, key, text) {
      const { from, content } = standing(actor, chatId, key);
      if (from !== actor.phone) throw new WorldError("FORBIDDEN", "Only the author may edit a message");
      if (content.type !== "text" && content.type !== "media") {
        throw new WorldError("FORBIDDEN", "Only text and captions can be edited");
      }
      record({ type: "edit", key, text, device: actor.device, at: clock.now() });
    },
    revoke(actor, chatId, key) {
      const { from, to } = standing(actor, chatId, key);
      const isAdmin = isGroup(to) && state.groups.get(to)?.admins.includes(actor.phone);
      if (from !== actor.phone && !isAdmin) {
        throw new WorldError("FORBIDDEN", "Only the author or an admin may delete a message for everyone");
      }
      record({ type: "revoke", key, device: actor.device, at: clock.now() });
    },
    react(actor, chatId, key, emoji) {
      standing(actor, chatId, key);
      record({ type: "reaction", key, from: actor.phone, emoji, device: actor.device, at: clock.now() });
    },
    markRead(actor, chatId) {
      requireLine(actor);
      const all = messages.inChat(actor.phone, chatId);
      if (all.length === 0) throw new WorldError("CHAT_NOT_FOUND", "There is no such chat");
      for (const { key, from, to, ack } of all) {
        // In a group, a message is read once everybody has read it: one reader does not tell.
        if (from !== actor.phone && !isGroup(to) && ack >= 1 && ack < 3) receipts.move(key, 3);
      }
    },
  };
}

import { isGroup } from "../../../lib/chat-id";
import type { Accounts } from "./accounts";
import { parseAddress } from "./addresses";
import type { Faults } from "./faults";
import type { Lines } from "./lines";
import { magicDelays, magicNumbers } from "./magic-numbers";
import type { Receipts } from "./receipts";
import { accountOf } from "./state";
import { messageSeenBy } from "./view";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Actor, Address, Outgoing, Phone, SeenMessage, WorldMessage } from "./world-types";

export interface Messages {
  /**
   * Sends a message and returns it as the sender sees it; `ack` is 0 while WhatsApp has not accepted it.
   * The same key again is the same message: nothing goes out twice.
   */
  send(actor: Actor, outgoing: Outgoing): SeenMessage;
  /** A message of a chat, as this account sees it. */
  find(viewer: Phone, chatId: Address, key: string): SeenMessage | null;
  /** The message itself. @throws WorldError MESSAGE_NOT_FOUND when it is not in this chat of this account. */
  get(viewer: Phone, chatId: Address, key: string): WorldMessage;
  /** The chat of this account with this address. @throws WorldError */
  target(viewer: Phone, chatId: Address): Phone | Address;
  /** The messages of a chat, oldest first. */
  inChat(viewer: Phone, chatId: Address): readonly WorldMessage[];
}

interface MessagesDeps extends WorldContext {
  readonly accounts: Accounts;
  readonly lines: Lines;
  readonly faults: Faults;
  readonly receipts: Receipts;
}

export function createMessages({ clock, state, record, accounts, lines, faults, receipts }: MessagesDeps): Messages {
  const target = (viewer: Phone, chatId: Address): Phone | Address => {
    const address = parseAddress(chatId);
    if (!address) throw new WorldError("INVALID_RECIPIENT", "This is not the address of a person or a group");
    if (address.kind === "phone") return accounts.get(address.phone).phone;
    if (address.kind === "lid") {
      const phone = state.phonesByLid.get(address.lid);
      if (phone === undefined) throw new WorldError("NOT_ON_WHATSAPP", "Nobody has this LID");
      return phone;
    }
    const group = state.groups.get(address.id);
    if (!group) throw new WorldError("CHAT_NOT_FOUND", "There is no such group");
    if (!group.members.includes(viewer)) throw new WorldError("FORBIDDEN", "Only members may write to this group");
    return group.id;
  };

  /** An address that leads nowhere holds no messages. */
  const chatKey = (viewer: Phone, chatId: Address): Phone | Address | null => {
    const address = parseAddress(chatId);
    if (address?.kind === "phone") return address.phone;
    if (address?.kind === "lid") return state.phonesByLid.get(address.lid) ?? null;
    return address && state.groups.get(address.id)?.members.includes(viewer) ? address.id : null;
  };

  const stands = (message: WorldMessage, viewer: Phone, chat: Phone | Address): boolean => {
    if (isGroup(chat)) return message.to === chat;
    const between = new Set([message.from, message.to]);
    return between.has(viewer) && between.has(chat) && (viewer !== chat || between.size === 1);
  };

  const lookUp = (viewer: Phone, chatId: Address, key: string): WorldMessage | null => {
    const message = state.messages.get(key);
    const chat = chatKey(viewer, chatId);
    return message && chat !== null && stands(message, viewer, chat) ? message : null;
  };

  const get = (viewer: Phone, chatId: Address, key: string): WorldMessage => {
    const message = lookUp(viewer, chatId, key);
    if (!message) throw new WorldError("MESSAGE_NOT_FOUND", "There is no such message in this chat");
    return message;
  };

  const recipientsOf = (from: Phone, to: Phone | Address): readonly Phone[] => {
    if (isGroup(to)) return (state.groups.get(to)?.members ?? []).filter((member) => member !== from);
    return accountOf(state, to).blocked.includes(from) ? [] : [to];
  };

  /** How much longer WhatsApp takes; throws for what it refuses. */
  const troubleOf = ({ device }: Actor, to: Phone | Address) => {
    if (device === null) return { extraMs: 0, answerLost: false };
    const fault = faults.take(device);
    if (fault?.kind === "fail") {
      throw new WorldError(fault.code, "The message was made to fail on request", fault.retryable);
    }
    if (to === magicNumbers.failing) throw new WorldError("SEND_FAILED", "WhatsApp refused the message");
    const slowMs = to === magicNumbers.slow ? magicDelays.slowMs : 0;
    return {
      extraMs: slowMs + (fault?.kind === "slow" ? fault.delayMs : 0),
      answerLost: fault?.kind === "answer-lost",
    };
  };

  return {
    target,
    get,
    find(viewer, chatId, key) {
      const message = lookUp(viewer, chatId, key);
      return message && messageSeenBy(state, viewer, message);
    },
    inChat(viewer, chatId) {
      const chat = chatKey(viewer, chatId);
      if (chat === null) return [];
      return [...state.messages.values()].filter((message) => stands(message, viewer, chat));
    },
    send(actor, { key, to: address, content, quotedKey }) {
      const { phone: from, device } = actor;
      if (device !== null && !lines.isOnline(device))
        throw new WorldError("INVALID_STATE", "This device is not on line");
      const to = target(from, address);
      if (quotedKey !== undefined) get(from, address, quotedKey);
      const sent = state.messages.get(key);
      if (sent) {
        if (sent.from !== from || sent.to !== to) throw new WorldError("INTERNAL", "This key is another message's");
        return messageSeenBy(state, from, sent);
      }
      const { extraMs, answerLost } = troubleOf(actor, to);
      const recipients = recipientsOf(from, to);
      const message: WorldMessage = {
        key,
        from,
        to,
        recipients,
        device,
        at: clock.now(),
        content,
        quotedKey: quotedKey ?? null,
        ack: 0,
        revoked: false,
        reactions: {},
        plan: receipts.plan({ extraMs, reachesSomebody: recipients.length > 0 }),
      };
      record({ type: "message", message });
      receipts.follow(key);
      if (answerLost) throw new WorldError("SEND_UNKNOWN", "The answer of WhatsApp was lost");
      return messageSeenBy(state, from, state.messages.get(key) ?? message);
    },
  };
}

import { isGroup } from "../../../lib/chat-id";
import { addressOf, phoneAddress } from "./addresses";
import { accountOf, type WorldState } from "./state";
import type { Address, Phone, SeenMessage, WorldMessage } from "./world-types";

/** How `viewer` sees `phone`: itself always by its number. */
export function addressSeenBy(state: WorldState, viewer: Phone, phone: Phone): Address {
  return viewer === phone ? phoneAddress(phone) : addressOf(accountOf(state, phone));
}

/** The chat that this message stands in, for `viewer`. */
function chatSeenBy(state: WorldState, viewer: Phone, message: WorldMessage): Address {
  if (isGroup(message.to)) return message.to;
  return addressSeenBy(state, viewer, viewer === message.from ? message.to : message.from);
}

export function messageSeenBy(state: WorldState, viewer: Phone, message: WorldMessage): SeenMessage {
  const from = addressSeenBy(state, viewer, message.from);
  return {
    key: message.key,
    chatId: chatSeenBy(state, viewer, message),
    from,
    author: isGroup(message.to) ? from : null,
    fromMe: viewer === message.from,
    senderName: accountOf(state, message.from).name,
    at: message.at,
    content: message.content,
    quotedKey: message.quotedKey,
    ack: message.ack,
    revoked: message.revoked,
  };
}

import { isGroup } from "@inbox-hub/openapi/rules";
import { addressOf, isPhone, phoneAddress } from "./addresses";
import { accountOf, type WorldState } from "./state";
import type { Address, Group, GroupNote, Phone, SeenGroup, SeenMessage, SeenNote, WorldMessage } from "./world-types";

/** How `viewer` sees `phone`: itself always by its number. */
export function addressSeenBy(state: WorldState, viewer: Phone, phone: Phone): Address {
  return viewer === phone ? phoneAddress(phone) : addressOf(accountOf(state, phone));
}

/** How `viewer` sees a chat, with a phone or a group. */
export function chatAddressSeenBy(state: WorldState, viewer: Phone, chat: Phone | Address): Address {
  return isPhone(chat) ? addressSeenBy(state, viewer, chat) : chat;
}

/** The chat that this message stands in, for `viewer`. */
function chatSeenBy(state: WorldState, viewer: Phone, { from, to }: WorldMessage): Address {
  return chatAddressSeenBy(state, viewer, viewer === from || !isPhone(to) ? to : from);
}

export function messageSeenBy(state: WorldState, viewer: Phone, message: WorldMessage): SeenMessage {
  const from = addressSeenBy(state, viewer, message.from);
  return {
    key: message.key,
    chatId: chatSeenBy(state, viewer, message),
    chatName: state.groups.get(message.to)?.subject ?? null,
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

export function groupSeenBy(state: WorldState, viewer: Phone, group: Group): SeenGroup {
  const { id, subject, description, members, admins, owner, settings, createdAt } = group;
  const roleOf = (phone: Phone) => {
    if (phone === owner) return "owner";
    return admins.includes(phone) ? "admin" : "member";
  };
  return {
    id,
    subject,
    description,
    isAdmin: admins.includes(viewer),
    participants: members.map((phone) => ({
      address: addressSeenBy(state, viewer, phone),
      role: roleOf(phone),
    })),
    settings,
    createdAt,
  };
}

export function noteSeenBy(state: WorldState, viewer: Phone, { id, subject }: Group, note: GroupNote): SeenNote {
  const { key, action, participants, author, at } = note;
  return {
    key,
    groupId: id,
    subject,
    action,
    participants: participants.map((phone) => addressSeenBy(state, viewer, phone)),
    author: author === null ? null : addressSeenBy(state, viewer, author),
    at,
  };
}

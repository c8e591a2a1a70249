import type { MessageContent, MessageExtras } from "@inbox-hub/openapi/rules";
import { isGroup, normalizePhone, statusOfAck, toAddress } from "@inbox-hub/openapi/rules";
import type { EngineMessage } from "../../engine/engine";
import type { IncomingMessage, OwnMessage } from "./incoming-store";

/** What WhatsApp tells of a message, in the words of this feature. */

/** Null when nobody is named as its writer: WhatsApp itself speaks. */
export function toIncoming(message: EngineMessage, mediaId: string | null): IncomingMessage | null {
  const { key, chatId, chatName, from, author, senderName, quotedKey, timestamp } = message;
  const writer = personOf(message, author ?? from);
  if (writer.phone === null && writer.lid === null) return null;
  return {
    key,
    groupId: isGroup(chatId) ? chatId : null,
    groupName: isGroup(chatId) ? chatName : null,
    writer: { ...writer, pushName: senderName },
    content: toContent(message, mediaId),
    quotedKey,
    at: timestamp,
  };
}

export function toOwn(message: EngineMessage, mediaId: string | null): OwnMessage {
  const { key, chatId, chatName, ack, quotedKey, timestamp } = message;
  return {
    key,
    to: chatId,
    groupName: isGroup(chatId) ? chatName : null,
    content: toContent(message, mediaId),
    quotedKey,
    // It is with WhatsApp already: that is where it was heard of.
    status: statusOfAck(ack) ?? "sent",
    at: timestamp,
  };
}

/** Number and LID of the writer; the LID as an address. */
function personOf({ phone, lid }: EngineMessage, writer: string) {
  const address = toAddress(writer);
  const isLid = address.endsWith("@lid");
  const known = lid ?? (isLid ? address : null);
  return {
    phone: phone ?? (isLid ? null : normalizePhone(address)),
    lid: known === null || known.includes("@") ? known : `${known}@lid`,
  };
}

function toContent(message: EngineMessage, mediaId: string | null): MessageContent {
  const { type, text } = message;
  return { type, text: text === "" ? null : text, mediaId, extras: toExtras(message) };
}

/** Only what the contract can express: others may write what we would refuse to send. */
function toExtras({ location, contact, poll }: EngineMessage): MessageExtras {
  if (location) {
    const { latitude, longitude, name, address } = location;
    return {
      location: {
        latitude,
        longitude,
        ...(name === null ? {} : { name: name.slice(0, 200) }),
        ...(address === null ? {} : { address: address.slice(0, 400) }),
      },
    };
  }
  if (contact) {
    const phone = normalizePhone(contact.phone);
    if (phone === null) return {};
    const organization = contact.organization === null ? {} : { organization: contact.organization.slice(0, 200) };
    return { contact: { name: contact.name.slice(0, 200) || phone, phone, ...organization } };
  }
  if (poll) {
    const question = poll.question.slice(0, 255);
    const texts = poll.options.map((option) => option.slice(0, 100)).filter((option) => option !== "");
    const options = [...new Set(texts)].slice(0, 12);
    return question === "" || options.length < 2 ? {} : { poll: { question, options, multiple: poll.multiple } };
  }
  return {};
}

/** How WhatsApp names whom a chat is with, and how the wire does: `34612345678@c.us` is `34612345678` there. */

const PERSON = "@c.us";

/** The chat of a wire address: a number, a group id or a LID. */
export function toChatId(address: string): string {
  return address.includes("@") ? address : `${address}${PERSON}`;
}

/** The wire address of a chat: digits for a person, else WhatsApp's own id (`…@g.us`, `…@lid`). */
export function toAddress(chatId: string): string {
  return chatId.endsWith(PERSON) ? chatId.slice(0, -PERSON.length) : chatId;
}

export function isGroup(chatIdOrAddress: string): boolean {
  return chatIdOrAddress.endsWith("@g.us");
}

export function isLid(chatIdOrAddress: string): boolean {
  return chatIdOrAddress.endsWith("@lid");
}

/** Whether it is a chat with somebody: stories, channels and broadcast lists are none. */
export function isConversation(address: string): boolean {
  return !address.includes("@") || isGroup(address) || isLid(address);
}

/** Where stories are sent to. */
export const STORIES = "status@broadcast";

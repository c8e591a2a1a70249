import { isGroup, STORIES } from "@inbox-hub/openapi/rules";
import type { Accounts } from "./accounts";
import { parseAddress } from "./addresses";
import { messageSeenBy } from "./view";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Address, Phone, SeenMessage, WorldMessage } from "./world-types";

/** Where messages go, and where they are found. A chat is a phone, a group's id or `status@broadcast`. */
export interface Lookup {
  /** The chat to write to. @throws WorldError for an address that takes no messages of this account. */
  target(viewer: Phone, chatId: Address): Phone | Address;
  /** The chat of this account with this address; null where it leads nowhere. */
  chat(viewer: Phone, chatId: Address): Phone | Address | null;
  /** A message of a chat, as this account sees it. */
  find(viewer: Phone, chatId: Address, key: string): SeenMessage | null;
  /** The message itself. @throws WorldError MESSAGE_NOT_FOUND when it is not in this chat of this account. */
  get(viewer: Phone, chatId: Address, key: string): WorldMessage;
  /** The messages of a chat, oldest first. */
  inChat(viewer: Phone, chatId: Address): readonly WorldMessage[];
}

interface LookupDeps extends WorldContext {
  readonly accounts: Accounts;
}

export function createLookup({ state, accounts }: LookupDeps): Lookup {
  const chat: Lookup["chat"] = (viewer, chatId) => {
    const address = parseAddress(chatId);
    if (address?.kind === "stories") return STORIES;
    if (address?.kind === "phone") return address.phone;
    if (address?.kind === "lid") return state.phonesByLid.get(address.lid) ?? null;
    return address && state.groups.get(address.id)?.members.includes(viewer) ? address.id : null;
  };

  const lookUp = (viewer: Phone, chatId: Address, key: string): WorldMessage | null => {
    const message = state.messages.get(key);
    const where = chat(viewer, chatId);
    return message && where !== null && stands(message, viewer, where) ? message : null;
  };

  return {
    chat,
    target(viewer, chatId) {
      const address = parseAddress(chatId);
      if (!address) throw new WorldError("INVALID_RECIPIENT", "This is not the address of a person or a group");
      if (address.kind === "phone") return accounts.get(address.phone).phone;
      const found = chat(viewer, chatId);
      if (found !== null) return found;
      if (address.kind === "lid") throw new WorldError("NOT_ON_WHATSAPP", "Nobody has this LID");
      throw new WorldError("CHAT_NOT_FOUND", "This account is in no such group");
    },
    find(viewer, chatId, key) {
      const message = lookUp(viewer, chatId, key);
      return message && messageSeenBy(state, viewer, message);
    },
    get(viewer, chatId, key) {
      const message = lookUp(viewer, chatId, key);
      if (!message) throw new WorldError("MESSAGE_NOT_FOUND", "There is no such message in this chat");
      return message;
    },
    inChat(viewer, chatId) {
      const where = chat(viewer, chatId);
      if (where === null) return [];
      return [...state.messages.values()].filter((message) => stands(message, viewer, where));
    },
  };
}

/** Whether a message stands in this chat of this account; nobody has what was written before they came. */
function stands({ from, to, recipients }: WorldMessage, viewer: Phone, chat: Phone | Address): boolean {
  if (isGroup(chat) || chat === STORIES) return to === chat && (from === viewer || recipients.includes(viewer));
  const between = new Set([from, to]);
  return between.has(viewer) && between.has(chat) && (viewer !== chat || between.size === 1);
}

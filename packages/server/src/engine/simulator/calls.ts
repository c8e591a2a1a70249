import type { ChatId, Engine } from "../engine";
import type { Call } from "./caller";
import { toEngineMessage } from "./seen-message";
import { isPhone, parseAddress, phoneAddress } from "./world/addresses";
import type { World } from "./world/world";
import { WorldError } from "./world/world-error";

type CallName =
  | "find"
  | "edit"
  | "revoke"
  | "react"
  | "markRead"
  | "setTyping"
  | "setArchived"
  | "downloadMedia"
  | "checkNumber"
  | "profilePicture"
  | "setBlocked";

interface CallsDeps {
  readonly world: World;
  readonly call: Call;
}

/** What can be asked of a connected session about messages, chats and people. */
export function createCalls({ world, call }: CallsDeps): Pick<Engine, CallName> {
  const personIn = (viewer: string, chatId: ChatId): string => {
    const person = world.messages.target(viewer, chatId);
    if (!isPhone(person)) throw new WorldError("UNSUPPORTED", "This can only be done with a person, not with a group");
    return person;
  };

  return {
    find: (chatId, key) =>
      call(({ phone }) => {
        const message = world.messages.find(phone, chatId, key);
        return message?.fromMe ? toEngineMessage(message, world.accounts) : null;
      }),
    edit: (chatId, key, text) => call((actor) => world.messages.edit(actor, chatId, key, text)),
    revoke: (chatId, key) => call((actor) => world.messages.revoke(actor, chatId, key)),
    react: (chatId, key, emoji) => call((actor) => world.messages.react(actor, chatId, key, emoji)),
    markRead: (chatId) => call((actor) => world.chats.markRead(actor, chatId)),
    setTyping: (chatId, state) => call((actor) => world.chats.setTyping(actor, chatId, state)),
    setArchived: (chatId, archived) => call((actor) => world.chats.setArchived(actor, chatId, archived)),
    downloadMedia: (chatId, key, { maxBytes }) =>
      call(async ({ phone }) => {
        const { content, revoked } = world.messages.get(phone, chatId, key);
        if (content.type !== "media" || revoked) throw new WorldError("MEDIA_UNAVAILABLE", "This message has no file");
        const { sha256, mimetype, filename, size } = content.media;
        if (size > maxBytes) throw new WorldError("MEDIA_TOO_LARGE", `The file has more than ${maxBytes} bytes`);
        const bytes = await world.media.download(sha256);
        if (!bytes) throw new WorldError("MEDIA_UNAVAILABLE", "WhatsApp no longer keeps this file");
        return { mimetype, filename, size, read: async () => Buffer.from(bytes) };
      }),
    checkNumber: (phone) =>
      call(() => {
        if (!isPhone(phone)) throw new WorldError("INVALID_RECIPIENT", "This is not a phone number in E.164 form");
        if (!world.accounts.isOnWhatsApp(phone)) return { exists: false, chatId: null, lid: null };
        return { exists: true, chatId: phoneAddress(phone), lid: world.accounts.get(phone).lid };
      }),
    profilePicture: (chatId) =>
      call(async ({ phone }) => {
        if (parseAddress(chatId)?.kind === "group") return null;
        const { picture } = world.accounts.get(personIn(phone, chatId));
        const data = picture && (await world.media.download(picture.sha256));
        return picture && data ? { mimetype: picture.mimetype, data } : null;
      }),
    setBlocked: (chatId, blocked) =>
      call(({ phone }) => world.accounts.setBlocked(phone, personIn(phone, chatId), blocked)),
  };
}

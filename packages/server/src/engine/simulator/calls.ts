import type { CallGate } from "../call-gate";
import { type ChatId, type Engine, EngineError } from "../engine";
import type { EngineTimings } from "../engine-timings";
import type { Login } from "./credentials";
import { toEngineError } from "./engine-error";
import { toEngineMessage } from "./seen-message";
import { isPhone, parseAddress, phoneAddress } from "./world/addresses";
import type { World } from "./world/world";
import { WorldError } from "./world/world-error";
import type { Actor } from "./world/world-types";

type CallName =
  | "find"
  | "edit"
  | "revoke"
  | "react"
  | "markRead"
  | "downloadMedia"
  | "checkNumber"
  | "profilePicture"
  | "setBlocked";

interface CallsDeps {
  readonly world: World;
  readonly gate: CallGate;
  readonly timings: EngineTimings;
  readonly requireLogin: () => Login;
}

/** What can be asked of a connected session, but for sending. */
export function createCalls({ world, gate, timings, requireLogin }: CallsDeps): Pick<Engine, CallName> {
  const call = async <T>(work: (actor: Actor) => T | Promise<T>): Promise<T> => {
    const { token, phone } = requireLogin();
    const lost = (why: "timeout" | "interrupted") =>
      why === "timeout"
        ? new EngineError("TIMEOUT", "WhatsApp did not answer in time", true)
        : new EngineError("INVALID_STATE", "The connection was lost before WhatsApp answered", true);
    return gate.run({ timeoutMs: timings.readMs, lost }, async () => {
      try {
        return await work({ phone, device: token });
      } catch (error) {
        throw toEngineError(error);
      }
    });
  };

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
    markRead: (chatId) => call((actor) => world.messages.markRead(actor, chatId)),
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

import type { Clock } from "../../lib/clock";
import { type ChatId, EngineError, type EngineKey } from "../engine";
import type { Credentials } from "./credentials";
import { asEngine } from "./engine-error";
import { groupIdOf, isOfYesterday } from "./repeated-request";
import { isPhone, phoneAddress } from "./world/addresses";
import type { Typist } from "./world/typing";
import type { World } from "./world/world";
import { forbidden } from "./world/world-error";
import type { Actor, Phone, WorldMessage } from "./world/world-types";

/** What people do on their phones, the session's own included. Everything throws an EngineError when it makes no sense. */
export interface People {
  /**
   * Somebody reacts to a message of a chat that they are in. An empty emoji takes the reaction back.
   * FORBIDDEN for a message that was deleted, here and below; MESSAGE_NOT_FOUND for one that they do not have.
   */
  react(messageKey: string, by: { readonly from: Phone; readonly emoji: string }): void;
  /** FORBIDDEN where the message is no poll, the poll has no such option, or takes only one. */
  vote(messageKey: string, by: { readonly from: Phone; readonly options: readonly string[] }): void;
  /** As whoever wrote it. */
  editMessage(messageKey: string, text: string): void;
  /** As whoever wrote it. */
  revokeMessage(messageKey: string): void;
  createGroup(group: {
    readonly from: Phone;
    readonly subject: string;
    readonly participants?: readonly Phone[];
    /** A session whose account is added too. */
    readonly with?: EngineKey;
    /** Whoever comes again with it within a day means the same group. */
    readonly requestKey?: string;
  }): { readonly groupId: ChatId; readonly inviteCode: string };
  /** Their numbers. CHAT_NOT_FOUND where the session's account is in no such group. */
  membersOf(key: EngineKey, groupId: ChatId): readonly Phone[];
  /** By the invite code of the group. CHAT_NOT_FOUND when there is no such group. */
  joinGroup(groupId: ChatId, participant: Phone): void;
  /** CHAT_NOT_FOUND when there is no such group, FORBIDDEN for who is no member. */
  leaveGroup(groupId: ChatId, participant: Phone): void;
  /** The session's account reads a chat on its phone. */
  readChat(key: EngineKey, chatId: ChatId): void;
  archiveChat(key: EngineKey, chatId: ChatId, archived: boolean): void;
  /** Who is typing in a chat of the session's account now, the account itself included. */
  typing(key: EngineKey, chatId: ChatId): readonly Typist[];
}

interface PeopleDeps {
  readonly clock: Clock;
  readonly world: World;
  readonly loginOf: (key: EngineKey) => NonNullable<ReturnType<Credentials["get"]>>;
}

export function createPeople({ clock, world, loginOf }: PeopleDeps): People {
  /** A message that is still there, with its chat as this person sees it. */
  const standing = (messageKey: string, personOf: (message: WorldMessage) => Phone) => {
    const message = world.message(messageKey);
    if (!message) throw new EngineError("MESSAGE_NOT_FOUND", "There is no such message");
    const phone = personOf(message);
    const chatId = chatOf(message, phone);
    world.messages.get(phone, chatId, messageKey);
    if (message.revoked) throw forbidden({ es: "se eliminó para todos", en: "it was deleted for everyone" });
    return { actor: onPhone(phone), chatId };
  };

  const existingGroup = (groupId: ChatId) => {
    const group = world.groups.get(groupId);
    if (!group || group.members.length === 0) throw new EngineError("CHAT_NOT_FOUND", "There is no such group");
    return group;
  };

  return {
    react: (messageKey, { from, emoji }) =>
      asEngine(() => {
        const { actor, chatId } = standing(messageKey, () => from);
        world.messages.react(actor, chatId, messageKey, emoji);
      }),
    vote: (messageKey, { from, options }) =>
      asEngine(() => {
        const { actor, chatId } = standing(messageKey, () => from);
        world.messages.vote(actor, chatId, messageKey, options);
      }),
    editMessage: (messageKey, text) =>
      asEngine(() => {
        const { actor, chatId } = standing(messageKey, (message) => message.from);
        world.messages.edit(actor, chatId, messageKey, text);
      }),
    revokeMessage: (messageKey) =>
      asEngine(() => {
        const { actor, chatId } = standing(messageKey, (message) => message.from);
        world.messages.revoke(actor, chatId, messageKey);
      }),
    createGroup: ({ from, subject, participants = [], with: key, requestKey }) =>
      asEngine(() => {
        const id = requestKey === undefined ? undefined : groupIdOf(requestKey);
        const known = id === undefined ? null : world.groups.get(id);
        if (known !== null && !isOfYesterday(known.createdAt, clock.now())) {
          return { groupId: known.id, inviteCode: known.inviteCode };
        }
        const members = key === undefined ? participants : [...participants, loginOf(key).phone];
        const { group } = world.groups.create(
          onPhone(from),
          subject,
          members.map(phoneAddress),
          known === null ? id : undefined,
        );
        return { groupId: group.id, inviteCode: group.inviteCode };
      }),
    membersOf(key, groupId) {
      const { members } = existingGroup(groupId);
      if (members.includes(loginOf(key).phone)) return members;
      throw new EngineError("CHAT_NOT_FOUND", "The session's account is in no such group");
    },
    joinGroup: (groupId, participant) =>
      asEngine(() => {
        world.groups.join(onPhone(participant), existingGroup(groupId).inviteCode);
      }),
    leaveGroup: (groupId, participant) =>
      asEngine(() => {
        if (!existingGroup(groupId).members.includes(participant)) {
          throw new EngineError("FORBIDDEN", "Nobody leaves a group that they are not in");
        }
        world.groups.leave(onPhone(participant), groupId);
      }),
    readChat: (key, chatId) => asEngine(() => world.chats.markRead(onPhone(loginOf(key).phone), chatId)),
    archiveChat: (key, chatId, archived) =>
      asEngine(() => world.chats.setArchived(onPhone(loginOf(key).phone), chatId, archived)),
    typing: (key, chatId) => asEngine(() => world.chats.typing(loginOf(key).phone, chatId)),
  };
}

function onPhone(phone: Phone): Actor {
  return { phone, device: null };
}

function chatOf({ from, to }: WorldMessage, viewer: Phone): ChatId {
  if (!isPhone(to)) return to;
  return phoneAddress(viewer === from ? to : from);
}

import { invalidRequest, normalizePhone, toAddress, toChatId } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import type { EngineGroup } from "../../engine/engine-group";
import type { Group } from "./group";
import type { GroupPeopleStore } from "./group-store";

/** Somebody whom a request names. */
export interface AskedParticipant {
  /** As it was sent. */
  readonly participant: string;
  /** Their WhatsApp id; the same for whoever is named twice, in other words or by number and by LID. */
  readonly chatId: string;
}

/** Who is who in a session's groups. */
export interface GroupPeople {
  /** @throws AppError INVALID_REQUEST */
  read(ref: SessionRef, participants: readonly string[]): Promise<readonly AskedParticipant[]>;
  /** The members of a group: by the id that `read` gives, the one that WhatsApp has for them there. */
  membersOf(ref: SessionRef, group: EngineGroup): Promise<ReadonlyMap<string, string>>;
  /** The group with its people as the contacts know them. */
  present(ref: SessionRef, group: EngineGroup): Promise<Group>;
}

export function createGroupPeople(store: GroupPeopleStore): GroupPeople {
  /** The chat with each, by the number wherever that is known. */
  const toChatIds = async (ref: SessionRef, addresses: readonly string[]): Promise<readonly string[]> => {
    const known = await store.find(ref, addresses.filter(isLid));
    return addresses.map((address) => toChatId(known.get(address)?.address ?? address));
  };

  return {
    async read(ref, participants) {
      const chatIds = await toChatIds(ref, participants.map(normalize));
      return participants.map((participant, index) => ({ participant, chatId: chatIds[index] ?? "" }));
    },

    async membersOf(ref, { participants }) {
      const chatIds = await toChatIds(
        ref,
        participants.map(({ chatId }) => toAddress(chatId)),
      );
      return new Map(participants.map(({ chatId }, index) => [chatIds[index] ?? chatId, chatId]));
    },

    async present(ref, { id, subject, description, isAdmin, participants, settings, createdAt }) {
      const known = await store.find(
        ref,
        participants.map(({ chatId }) => toAddress(chatId)),
      );
      return {
        groupId: id,
        sessionId: ref.sessionId,
        subject,
        description,
        isAdmin,
        participants: participants.map(({ chatId, role }) => {
          const { address, name } = known.get(toAddress(chatId)) ?? { address: toAddress(chatId), name: null };
          return { participant: address, name, role };
        }),
        settings,
        createdAt,
      };
    },
  };
}

/** The account itself, where its number is known. */
export function toOwnChatId(phoneNumber: string | null): string | null {
  return phoneNumber === null ? null : toChatId(phoneNumber);
}

/** Where in the request somebody stands: a number never stands in an error. */
export function pathOf(index: number): string {
  return `body.participants[${index}]`;
}

function isLid(address: string): boolean {
  return address.endsWith("@lid");
}

function normalize(participant: string, index: number): string {
  const address = isLid(participant) ? participant : normalizePhone(participant);
  if (address !== null) return address;
  const message = { es: "debe ser un número E.164 o un LID", en: "must be an E.164 number or a LID" };
  throw invalidRequest([{ path: pathOf(index), message }]);
}

import { completeGroup } from "./kept-group";
import { tell } from "./queues";
import { accountOf, keepAccount, type WorldState } from "./state";
import { chatAddressSeenBy, noteSeenBy } from "./view";
import type { EntryOf } from "./world-entry";

/** Whoever was a member, or is one now, is told; so one who leaves hears of it as the last thing. */
export function applyGroup(state: WorldState, { group: kept, notes = [] }: EntryOf<"group">): void {
  const membersBefore = state.groups.get(kept.id)?.members ?? [];
  const group = completeGroup(kept);
  state.groups.set(group.id, group);
  const everyone = [...membersBefore, ...group.members];
  for (const note of notes) {
    tell(state, everyone, null, (viewer) => ({ type: "group", note: noteSeenBy(state, viewer, group, note) }));
  }
}

export function applyRead(state: WorldState, { phone, chat, device, at }: EntryOf<"read">): void {
  tell(state, [phone], device, () => ({ type: "read", chatId: chatAddressSeenBy(state, phone, chat), at }));
}

export function applyArchive(state: WorldState, { phone, chat, archived, device, at }: EntryOf<"archive">): void {
  const account = accountOf(state, phone);
  const others = (account.archived ?? []).filter((candidate) => candidate !== chat);
  keepAccount(state, { ...account, archived: archived ? [...others, chat] : others });
  const chatId = chatAddressSeenBy(state, phone, chat);
  tell(state, [phone], device, () => ({ type: "archive", chatId, archived, at }));
}

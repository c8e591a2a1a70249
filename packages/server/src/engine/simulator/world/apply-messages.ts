import { enqueue, tell } from "./queues";
import { devicesOf, keepMessage, type WorldState } from "./state";
import { addressSeenBy, messageSeenBy } from "./view";
import type { EntryOf } from "./world-entry";
import type { Phone, WorldContent, WorldMessage } from "./world-types";

export function applyMessage(state: WorldState, { message }: EntryOf<"message">): void {
  keepMessage(state, message);
}

export function applyAck(state: WorldState, { key, ack, at }: EntryOf<"ack">): void {
  const before = state.messages.get(key);
  if (!before) return;
  const message = { ...before, ack };
  state.messages.set(key, message);
  const sent = before.ack < 1 && ack >= 1;
  if (sent) {
    tell(state, everyone(state, message), message.device, (viewer) => ({
      type: "message",
      message: messageSeenBy(state, viewer, message),
    }));
  }
  for (const device of devicesOf(state, message.from)) {
    // The sender's other devices have just been told of the message, with this ack on it.
    if (sent && device.token !== message.device) continue;
    enqueue(device, { type: "ack", key, ack, at });
  }
}

export function applyEdit(state: WorldState, { key, text, device, at }: EntryOf<"edit">): void {
  const message = state.messages.get(key);
  if (!message) return;
  state.messages.set(key, { ...message, content: withText(message.content, text) });
  tell(state, everyone(state, message), device, () => ({ type: "edit", key, text, at }));
}

export function applyRevoke(state: WorldState, { key, device, at }: EntryOf<"revoke">): void {
  const message = state.messages.get(key);
  if (!message) return;
  state.messages.set(key, { ...message, revoked: true });
  tell(state, everyone(state, message), device, () => ({ type: "revoke", key, at }));
}

export function applyReaction(state: WorldState, { key, from, emoji, device, at }: EntryOf<"reaction">): void {
  const message = state.messages.get(key);
  if (!message) return;
  state.messages.set(key, { ...message, reactions: { ...message.reactions, [from]: emoji } });
  tell(state, everyone(state, message), device, (viewer) => ({
    type: "reaction",
    key,
    from: addressSeenBy(state, viewer, from),
    fromMe: viewer === from,
    emoji,
    at,
  }));
}

export function applyVote(state: WorldState, { key, from, options, device, at }: EntryOf<"vote">): void {
  const message = state.messages.get(key);
  if (!message) return;
  state.messages.set(key, { ...message, votes: { ...message.votes, [from]: options } });
  tell(state, everyone(state, message), device, (viewer) => ({
    type: "vote",
    key,
    from: addressSeenBy(state, viewer, from),
    fromMe: viewer === from,
    options,
    at,
  }));
}

function withText(content: WorldContent, text: string): WorldContent {
  if (content.type === "text") return { ...content, text };
  if (content.type === "media") return { ...content, caption: text };
  return content;
}

/** Its sender and everybody it went to; of a group, those who are still in it. */
function everyone(state: WorldState, { from, to, recipients }: WorldMessage): readonly Phone[] {
  const all = [from, ...recipients];
  const group = state.groups.get(to);
  return group ? all.filter((phone) => group.members.includes(phone)) : all;
}

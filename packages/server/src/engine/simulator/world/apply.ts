import { applyArchive, applyGroup, applyRead } from "./apply-chats";
import { applyAck, applyEdit, applyMessage, applyReaction, applyRevoke, applyVote } from "./apply-messages";
import { keepAccount, type WorldState } from "./state";
import type { EntryOf, WorldEntry } from "./world-entry";

type Appliers = { readonly [T in WorldEntry["type"]]: (state: WorldState, entry: EntryOf<T>) => void };

/** Changes the state by one fact. The same facts in the same order always give the same state, queues included. */
export function apply(state: WorldState, entry: WorldEntry): void {
  // The table is keyed by the entry's own type, which TypeScript cannot follow through a union.
  const applier = appliers[entry.type] as (state: WorldState, entry: WorldEntry) => void;
  applier(state, entry);
}

const appliers: Appliers = {
  account: (state, { account }) => keepAccount(state, account),
  group: applyGroup,
  device: (state, { token, phone, at }) => {
    state.devices.set(token, { token, phone, linkedAt: at, nextSequence: 1, queue: [] });
  },
  unlink: (state, { token }) => {
    state.devices.delete(token);
  },
  taken: (state, { token, sequence }) => {
    const device = state.devices.get(token);
    if (device) device.queue = device.queue.filter((queued) => queued.sequence > sequence);
  },
  queue: (state, { token, nextSequence, queue }) => {
    const device = state.devices.get(token);
    if (!device) return;
    device.nextSequence = nextSequence;
    device.queue = [...queue];
  },
  message: applyMessage,
  ack: applyAck,
  edit: applyEdit,
  revoke: applyRevoke,
  reaction: applyReaction,
  vote: applyVote,
  read: applyRead,
  archive: applyArchive,
};

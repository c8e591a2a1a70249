import type { WorldState } from "./state";
import type { WorldEntry } from "./world-entry";

/** The fewest facts from which this very state follows. */
export function* compact(state: WorldState): Generator<WorldEntry> {
  for (const account of state.accounts.values()) yield { type: "account", account };
  for (const group of state.groups.values()) yield { type: "group", group };
  for (const message of state.messages.values()) yield { type: "message", message };
  for (const { token, phone, linkedAt, nextSequence, queue } of state.devices.values()) {
    yield { type: "device", token, phone, at: linkedAt };
    yield { type: "queue", token, nextSequence, queue: [...queue] };
  }
}

/** The files that something in this state still speaks of. */
export function mediaInUse(state: WorldState): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (const { content } of state.messages.values()) {
    if (content.type === "media") hashes.add(content.media.sha256);
  }
  for (const { picture } of state.accounts.values()) {
    if (picture) hashes.add(picture.sha256);
  }
  for (const { queue } of state.devices.values()) {
    for (const { push } of queue) {
      if (push.type === "message" && push.message.content.type === "media")
        hashes.add(push.message.content.media.sha256);
    }
  }
  return hashes;
}

import { createMemoryBlobs } from "../../src/engine/simulator/journal/memory-blobs";
import { createMemoryJournal } from "../../src/engine/simulator/journal/memory-journal";
import { createSeededRandom } from "../../src/engine/simulator/seeded-random";
import { createWorld, type World } from "../../src/engine/simulator/world/world";
import type { WorldEntry } from "../../src/engine/simulator/world/world-entry";
import type { Actor, LineSignal, Push, WorldContent } from "../../src/engine/simulator/world/world-types";
import { createManualClock, type ManualClock } from "../../src/lib/manual-clock";

export const ANA = "34612345678";
export const BEA = "34687654321";
export const CARLA = "34611111111";
export const at = (phone: string) => `${phone}@c.us`;
/** Somebody on their phone. */
export const person = (phone: string): Actor => ({ phone, device: null });
export const text = (words: string): WorldContent => ({ type: "text", text: words, mentions: [] });

/** A World, and what a test needs to kill it and go on. */
export function setUp(options: { readonly messagesPerChat?: number } = {}) {
  const journal = createMemoryJournal<WorldEntry>();
  const blobs = createMemoryBlobs();
  let seed = 0;
  /** Makes the next World over the same journal: the one before was killed, timers and all. */
  const begin = (now?: number): { readonly world: World; readonly clock: ManualClock } => {
    seed += 1;
    const clock = createManualClock(now);
    return { clock, world: createWorld({ clock, random: createSeededRandom(seed), journal, blobs, ...options }) };
  };
  return { journal, blobs, begin };
}

export function writeTo(world: World, from: string, to: string, key: string, content: WorldContent = text(key)): void {
  world.messages.send({ phone: from, device: null }, { key, to, content });
}

/** Connects a device, and lists the texts and receipts that it is told. */
export function listen(world: World, token: string): string[] {
  const told: string[] = [];
  const line = world.lines.connect(token, (what: Push | LineSignal) => {
    if (what.type === "message") told.push(`message ${what.message.key}`);
    else if (what.type === "ack") told.push(`ack ${what.ack} of ${what.key}`);
    else told.push(what.type);
  });
  line.receive();
  return told;
}

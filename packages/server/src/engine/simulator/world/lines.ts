import type { CancelTimer } from "../../../lib/clock";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Actor, LineSignal, Push, Queued, Token } from "./world-types";

/**
 * A device that dies right after it was told something may not have kept it. What was handed over
 * less than this long before the end of the process, or is not said to be stored, is therefore handed over again: at least
 * once, never lost.
 */
const keptAfterMs = 2_000;

/** The connection of one linked device. */
export interface Line {
  isOnline(): boolean;
  /** From now on, and until the network drops, everything that waits or comes is handed over, in order. */
  receive(): void;
  close(): void;
}

export interface Lines {
  /**
   * `stored` resolves when the device has kept everything that it was told so far; without it, two seconds are taken for it.
   * @throws WorldError INVALID_STATE when the device is not linked.
   */
  connect(token: Token, listener: (told: Push | LineSignal) => void, stored?: () => Promise<void>): Line;
  isLinked(token: Token): boolean;
  isOnline(token: Token): boolean;
  /** A phone always is. @throws WorldError INVALID_STATE when it acts on a device that is not on line. */
  requireOnline(actor: Actor): void;
  /** Takes the device off the network, for a while or until `restore`. */
  drop(token: Token, durationMs?: number): void;
  restore(token: Token): void;
  /** As if WhatsApp had been opened elsewhere with this device's login. */
  replace(token: Token): void;
  /** Tells the line that its device is no longer linked, as soon as it is on the network. */
  tellUnlinked(token: Token): void;
  /** Hands over what waits. */
  flush(): void;
  close(): void;
}

interface OpenLine {
  readonly listener: (told: Push | LineSignal) => void;
  receiving: boolean;
}

/** `record` is the World's own; it calls `flush`. */
export function createLines({ clock, state, record }: WorldContext): Lines {
  const open = new Map<Token, OpenLine>();
  const down = new Map<Token, CancelTimer>();
  const handed = new Map<Token, number>();
  const confirming = new Map<Token, CancelTimer>();
  const storedBy = new Map<Token, () => Promise<void>>();

  const nextFor = (token: Token): Queued | undefined => {
    const queue = state.devices.get(token)?.queue;
    const first = queue?.[0];
    return first && queue[Math.max(0, (handed.get(token) ?? 0) + 1 - first.sequence)];
  };

  /** The device has kept everything up to this one. */
  const confirm = (token: Token, sequence: number) => {
    const oldest = state.devices.get(token)?.queue[0];
    if (oldest && oldest.sequence <= sequence) record({ type: "taken", token, sequence });
  };

  const confirmOnceStored = async (token: Token, sequence: number) => {
    const stored = storedBy.get(token);
    if (stored === undefined) return confirm(token, sequence);
    await stored().then(
      () => confirm(token, sequence),
      () => undefined,
    );
  };

  const confirmAll = (token: Token) => {
    confirming.get(token)?.();
    confirming.delete(token);
    confirmOnceStored(token, handed.get(token) ?? 0);
  };

  /** One timer at a time: what is handed over while it runs has a whole term of its own. */
  const confirmLater = (token: Token) => {
    if (confirming.has(token)) return;
    const sequence = handed.get(token) ?? 0;
    const whenKept = async () => {
      await confirmOnceStored(token, sequence);
      confirming.delete(token);
      const oldest = state.devices.get(token)?.queue[0];
      if (oldest && oldest.sequence <= (handed.get(token) ?? 0)) confirmLater(token);
    };
    confirming.set(token, clock.after(keptAfterMs, whenKept));
  };

  const flushLine = (token: Token, line: OpenLine) => {
    // The listener may send, which flushes again: look afresh each time.
    for (let next = nextFor(token); next && line.receiving; next = nextFor(token)) {
      handed.set(token, next.sequence);
      confirmLater(token);
      line.listener(next.push);
    }
  };

  const end = (token: Token, signal: LineSignal) => {
    const line = open.get(token);
    if (!line) return;
    line.receiving = false;
    open.delete(token);
    line.listener(signal);
  };

  const restore = (token: Token) => {
    const cancel = down.get(token);
    if (!cancel) return;
    cancel();
    down.delete(token);
    if (state.devices.has(token)) open.get(token)?.listener({ type: "online" });
    else end(token, { type: "unlinked" });
  };

  const isOnline = (token: Token) => open.has(token) && !down.has(token);

  return {
    isLinked: (token) => state.devices.has(token),
    isOnline,
    requireOnline({ device }) {
      if (device !== null && !isOnline(device)) throw new WorldError("INVALID_STATE", "This device is not on line");
    },
    connect(token, listener, stored) {
      if (!state.devices.has(token)) throw new WorldError("INVALID_STATE", "This device is not linked");
      end(token, { type: "replaced" });
      if (stored !== undefined) storedBy.set(token, stored);
      const line: OpenLine = { listener, receiving: false };
      open.set(token, line);
      return {
        isOnline: () => open.get(token) === line && !down.has(token),
        receive() {
          if (open.get(token) !== line || down.has(token)) return;
          line.receiving = true;
          flushLine(token, line);
        },
        close() {
          line.receiving = false;
          if (open.get(token) !== line) return;
          open.delete(token);
          confirmAll(token);
        },
      };
    },
    drop(token, durationMs) {
      down.get(token)?.();
      const neverByItself = () => undefined;
      const wasUp = !down.has(token);
      down.set(token, durationMs === undefined ? neverByItself : clock.after(durationMs, () => restore(token)));
      const line = open.get(token);
      if (!line || !wasUp) return;
      line.receiving = false;
      line.listener({ type: "offline" });
    },
    restore,
    replace: (token) => end(token, { type: "replaced" }),
    tellUnlinked(token) {
      if (!down.has(token)) end(token, { type: "unlinked" });
    },
    flush() {
      for (const [token, line] of [...open]) flushLine(token, line);
    },
    close() {
      for (const cancel of down.values()) cancel();
      down.clear();
      for (const token of [...open.keys()]) confirmAll(token);
      open.clear();
    },
  };
}

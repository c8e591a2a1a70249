import { abortable } from "./abortable";
import { QueueFullError } from "./errors";
import { pause } from "./pause";
import type { Runtime } from "./runtime";

/** Holds messages back, so that the server need not refuse them. */
export interface Pace {
  /** How many messages a session sends in any 60 seconds: 10 is what the server allows unless it is set up otherwise. */
  readonly messagesPerMinute: number;
  /** How many may wait for each session: 1000 if absent. One more fails with a `QueueFullError`. */
  readonly maxQueued?: number | undefined;
}

export interface Pacer {
  /** Resolves when a message may go out. In the order of the calls, for each session; fails with the signal's reason. */
  turn(sessionId: string, signal: AbortSignal | undefined): Promise<void>;
  /** Others may use up the same limit: what the server says of it counts too. */
  learn(sessionId: string, headers: Headers): void;
}

interface Line {
  /** When the last messages went out, the oldest first. */
  sent: number[];
  queued: number;
  tail: Promise<unknown>;
  closedUntil: number;
}

const WINDOW = 60_000;

export function createPacer({ messagesPerMinute, maxQueued = 1000 }: Pace, runtime: Runtime): Pacer {
  const lines = new Map<string, Line>();

  const lineOf = (sessionId: string): Line => {
    const known = lines.get(sessionId);
    if (known) return known;
    const line = { sent: [], queued: 0, tail: Promise.resolve(), closedUntil: 0 };
    lines.set(sessionId, line);
    return line;
  };

  const go = async (line: Line, signal: AbortSignal | undefined): Promise<void> => {
    for (;;) {
      // Who has left the queue takes nobody's place.
      if (signal?.aborted) return;
      const now = runtime.now();
      line.sent = line.sent.filter((time) => time > now - WINDOW);
      const free = line.sent.length < messagesPerMinute ? now : (line.sent.at(-messagesPerMinute) ?? now) + WINDOW;
      const wait = Math.max(free, line.closedUntil) - now;
      if (wait <= 0) break;
      await pause(runtime, wait, signal).catch(() => {});
    }
    line.sent.push(runtime.now());
  };

  return {
    async turn(sessionId, signal) {
      const line = lineOf(sessionId);
      if (line.queued >= maxQueued) {
        throw new QueueFullError(`pace: ${maxQueued} messages wait already. Send later.`, { sessionId });
      }
      line.queued++;
      const turn = line.tail.then(() => go(line, signal));
      line.tail = turn;
      await abortable(turn, signal).finally(() => {
        line.queued--;
      });
    },
    learn(sessionId, headers) {
      const reset = Number(headers.get("ratelimit-reset"));
      if (headers.get("ratelimit-remaining") === "0" && reset > 0) {
        lineOf(sessionId).closedUntil = runtime.now() + reset * 1000;
      }
    },
  };
}

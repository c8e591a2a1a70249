import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { Clock } from "../lib/clock";

/** An unread body up to this size is thrown away by node, and the connection used again. */
const SMALL_BODY = 256 * 1024;
/** How much and how long a client may go on after its answer before the connection is cut. */
const MOST_DISCARDED = 1024 * 1024;
const LONGEST_MS = 1000;

/** Whether the client may still be sending a body, and a large one. */
export function hasUnreadBody(request: IncomingMessage): boolean {
  if (request.complete) return false;
  if (request.headers["transfer-encoding"] !== undefined) return true;
  return Number(request.headers["content-length"] ?? 0) > SMALL_BODY;
}

/**
 * An answer to a client that is still sending. Closing at once would reset the connection, and the client would see
 * that instead of the answer; so the answer goes out whole, and its end waits a moment for the client to notice.
 */
export function keepOpenWhileReading(text: string, request: IncomingMessage, clock: Clock): Readable {
  async function* answer() {
    yield text;
    await discard(request, clock);
  }
  return Readable.from(answer(), { objectMode: false });
}

function discard(request: IncomingMessage, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    let discarded = 0;
    const stop = () => {
      cancelTimer();
      request.off("data", count);
      for (const event of ["end", "close", "error"]) request.off(event, stop);
      request.pause();
      resolve();
    };
    const count = (chunk: Buffer) => {
      discarded += chunk.length;
      if (discarded > MOST_DISCARDED) stop();
    };
    const cancelTimer = clock.after(LONGEST_MS, stop);
    for (const event of ["end", "close", "error"]) request.once(event, stop);
    if (request.complete || request.destroyed) return stop();
    request.on("data", count);
    request.resume();
  });
}

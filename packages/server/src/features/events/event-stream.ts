import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { AppError } from "@inbox-hub/openapi/rules";
import type { CancelTimer, Clock } from "../../lib/clock";
import type { EventPage, StoredEvent } from "./event";
import type { EventFeed } from "./event-service";

export interface EventStream {
  /** Server-sent events, made as the client takes them. */
  readonly content: Readable;
  /** There may be new events. */
  wake(): void;
  /** Ends it in order: the client comes back with the last `id` that it got. */
  finish(): void;
}

interface EventStreamDeps {
  readonly feed: EventFeed;
  /** Asked at each heartbeat and before events go out: a key may be revoked, a login ended. */
  readonly isStillAllowed: () => Promise<boolean>;
  readonly clock: Clock;
  readonly onClosed: () => void;
}

const HEARTBEAT_MS = 15_000;
/** A client that takes nothing for so long is cut off, and finds all it missed when it comes back. */
const LONGEST_STALL_MS = 60_000;
/** No stream lasts for ever, so that servers behind a balancer share them anew. */
const LONGEST_LIFE_MS = 60 * 60_000;
/** How long a client waits before it comes back. */
const RETRY_MS = 2_000;

/**
 * Follows the log for one client. Nothing is read before the client has room for it, and the next page only when the one
 * before is gone, so a slow client costs one page of memory. New events are a hint to read on, never data: what is sent
 * comes from the table, so there is no gap between what was stored and what happens now.
 */
export function createEventStream({ feed, isStillAllowed, clock, onClosed }: EventStreamDeps): EventStream {
  let { cursor } = feed;
  /** What the client would come back with. */
  let toldCursor = "";
  let hasRoom = false;
  let isReading = false;
  let isWoken = false;
  let isFinished = false;
  let cancelStall: CancelTimer = () => undefined;
  let cancelHeartbeat: CancelTimer = () => undefined;

  const content = new Readable({
    // Nothing is read ahead.
    highWaterMark: 0,
    read() {
      hasRoom = true;
      cancelStall();
      if (toldCursor === "") send(`retry: ${RETRY_MS}\nid: ${cursor}\n\n`, cursor);
      else void readOn();
    },
    destroy(error, done) {
      isFinished = true;
      for (const cancel of [cancelStall, cancelHeartbeat, cancelLife]) cancel();
      onClosed();
      done(error);
    },
  });

  const isAllowed = () => isStillAllowed().catch(() => false);

  const watchForStall = () => {
    cancelStall();
    cancelStall = clock.after(LONGEST_STALL_MS, () => content.destroy());
  };

  const send = (chunk: Buffer | string, told: string) => {
    hasRoom = false;
    toldCursor = told;
    watchForStall();
    content.push(chunk);
  };

  const finish = () => {
    if (isFinished) return;
    isFinished = true;
    content.push(null);
  };

  const take = ({ events, cursor: next }: EventPage) => {
    const last = events.at(-1);
    cursor = next;
    if (last !== undefined) send(Buffer.concat(events.flatMap(toFrame)), last.cursor);
  };

  /** Sends what there is, until the client has no room or the log no more. */
  const readOn = async () => {
    isWoken = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isWoken && hasRoom && !isFinished) {
        isWoken = false;
        const page = await feed.read(cursor);
        // A key that was revoked since the last heartbeat gets nothing more.
        if (page.events.length > 0 && !(await isAllowed())) return finish();
        if (isFinished) return;
        take(page);
        if (!page.hasMore) continue;
        isWoken = true;
        await nextTurn();
      }
    } catch (error) {
      // Such as events that are no longer kept: the client is told so when it comes back.
      if (error instanceof AppError) finish();
      else content.destroy(error instanceof Error ? error : new Error(String(error)));
    } finally {
      isReading = false;
    }
  };

  const beat = async () => {
    cancelHeartbeat = clock.after(HEARTBEAT_MS, () => void beat());
    if (!(await isAllowed())) return finish();
    if (!hasRoom || isFinished) return;
    // Events that were left out move the cursor on, so that it does not fall behind what is kept. When the client has
    // taken this, the log is read again, so that a hint that was lost costs a heartbeat at most.
    send(cursor === toldCursor ? ":\n\n" : `:\nid: ${cursor}\n\n`, cursor);
  };

  cancelHeartbeat = clock.after(HEARTBEAT_MS, () => void beat());
  const cancelLife = clock.after(LONGEST_LIFE_MS, finish);
  watchForStall();

  return { content, wake: () => void readOn(), finish };
}

/** JSON has no line break of its own, so the body is one line as it is. */
function toFrame({ cursor, type, body }: StoredEvent): Buffer[] {
  return [Buffer.from(`id: ${cursor}\nevent: ${type}\ndata: `), body, Buffer.from("\n\n")];
}

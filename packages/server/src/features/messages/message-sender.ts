import type { SessionRef } from "../../contract/tenant";
import { toEngineKey } from "../../engine/engine-key";
import type { SessionListener } from "../sessions/session-access";
import type { MessageSignals } from "./message-signals";
import { SendLine, type SendLineDeps } from "./send-line";

export interface MessageSender {
  /** Begins to send for a session as soon as it is connected. */
  readonly onSessionEvent: SessionListener;
  /** Claims nothing more, and waits for what is being sent, but not for ever. What waits in the lines waits for the next process. */
  stop(): Promise<void>;
}

interface MessageSenderDeps extends Omit<SendLineDeps, "signals"> {
  readonly signals: Pick<MessageSignals, "queued" | "moved">;
}

/** Longer than WhatsApp takes to accept a text. What it has not accepted by then is looked up by the next process. */
const LONGEST_DRAIN_MS = 10_000;

/** Sends what waits, for every session that is connected: one line each, side by side. */
export function createMessageSender(deps: MessageSenderDeps): MessageSender {
  const { signals, clock } = deps;
  const lines = new Map<string, SendLine>();
  let isStopping = false;
  const unsubscribe = signals.queued.subscribe((ref: SessionRef) => lines.get(toEngineKey(ref))?.wake());

  return {
    onSessionEvent(ref, engine, { name }) {
      if (name !== "connected" || isStopping) return;
      const line = lines.get(toEngineKey(ref));
      if (line) line.connect(engine);
      else lines.set(toEngineKey(ref), new SendLine(ref, engine, deps));
    },
    async stop() {
      isStopping = true;
      unsubscribe();
      const drained = Promise.all([...lines.values()].map((line) => line.stop()));
      let cancelTimer: () => void = () => undefined;
      const timeIsUp = new Promise<void>((resolve) => {
        cancelTimer = clock.after(LONGEST_DRAIN_MS, resolve);
      });
      await Promise.race([drained, timeIsUp]);
      cancelTimer();
    },
  };
}

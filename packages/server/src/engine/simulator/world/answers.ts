import { createHash } from "node:crypto";
import { answerTo, magicDelays, magicNumbers } from "@inbox-hub/openapi/rules";
import type { CancelTimer } from "../../../lib/clock";
import { phoneAddress } from "./addresses";
import type { WorldContext } from "./world-context";
import type { Actor, Outgoing, WorldMessage } from "./world-types";

export interface Answers {
  /** Has the answering number answer this message, if it is a text to it that has no answer yet. */
  consider(message: WorldMessage): void;
  close(): void;
}

interface AnswersDeps extends WorldContext {
  readonly write: (actor: Actor, outgoing: Outgoing) => void;
}

export function createAnswers({ clock, state, write }: AnswersDeps): Answers {
  const waiting = new Map<string, CancelTimer>();
  return {
    consider({ key, from, to, at, ack, content }) {
      if (to !== magicNumbers.answering || from === to || content.type !== "text" || ack < 1) return;
      const outgoing: Outgoing = {
        key: answerKey(key),
        to: phoneAddress(from),
        content: { type: "text", text: answerTo(content.text), mentions: [] },
      };
      if (state.messages.has(outgoing.key)) return;
      const answer = () => {
        waiting.delete(outgoing.key);
        write({ phone: to, device: null }, outgoing);
      };
      waiting.set(outgoing.key, clock.after(at + magicDelays.answerMs - clock.now(), answer));
    },
    close() {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}

/** Follows from the question's key, so that a question is answered once, also over a restart. */
function answerKey(key: string): string {
  return `3EB0${createHash("sha256").update(`answer:${key}`).digest("hex").slice(0, 18).toUpperCase()}`;
}

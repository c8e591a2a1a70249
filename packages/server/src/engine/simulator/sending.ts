import type { CallGate } from "../call-gate";
import {
  type Ack,
  type ChatId,
  type Engine,
  type EngineContent,
  EngineError,
  type EngineMessage,
  type SendOptions,
} from "../engine";
import type { EngineTimings } from "../engine-timings";
import { toWorldContent } from "./content";
import type { Login } from "./credentials";
import { toEngineError } from "./engine-error";
import { toEngineMessage } from "./seen-message";
import type { World } from "./world/world";
import { WorldError } from "./world/world-error";
import type { SeenMessage } from "./world/world-types";

export interface Sending {
  readonly send: Engine["send"];
  /** WhatsApp has accepted, or refused, a message of this session. */
  acknowledge(key: string, ack: Ack): void;
}

interface SendingDeps {
  readonly world: World;
  readonly gate: CallGate;
  readonly timings: EngineTimings;
  readonly requireLogin: () => Login;
}

export function createSending({ world, gate, timings, requireLogin }: SendingDeps): Sending {
  const waiting = new Set<{ readonly key: string; readonly settle: (ack: Ack) => void }>();

  const accepted = (key: string) =>
    new Promise<void>((resolve, reject) => {
      const waiter = {
        key,
        settle(ack: Ack) {
          waiting.delete(waiter);
          if (ack >= 1) resolve();
          else reject(new WorldError("SEND_FAILED", "WhatsApp refused the message"));
        },
      };
      waiting.add(waiter);
    });

  const send = async (to: ChatId, content: EngineContent, options: SendOptions): Promise<EngineMessage> => {
    const { key, quotedKey } = options;
    requireLogin();
    let asked = false;
    const lost = (why: "timeout" | "interrupted") => {
      for (const waiter of waiting) if (waiter.key === key) waiting.delete(waiter);
      if (asked) return new EngineError("SEND_UNKNOWN", "WhatsApp was asked to send, and did not answer");
      if (why === "timeout") return new EngineError("TIMEOUT", "The file was not ready in time", true);
      return new EngineError("INVALID_STATE", "The connection was lost before the message was sent", true);
    };

    return gate.run({ timeoutMs: options.timeoutMs ?? timeoutFor(content, timings), lost }, async () => {
      try {
        const worldContent = await toWorldContent(content, world.media);
        // The file may have taken its time.
        const { token, phone } = requireLogin();
        asked = true;
        const sent = world.messages.send(
          { phone, device: token },
          { key, to, content: worldContent, ...(quotedKey === undefined ? {} : { quotedKey }) },
        );
        return toEngineMessage(await afterAcceptance(sent, phone), world.accounts);
      } catch (error) {
        throw toEngineError(error);
      }
    });
  };

  const afterAcceptance = async (sent: SeenMessage, phone: string): Promise<SeenMessage> => {
    if (sent.ack >= 1) return sent;
    await accepted(sent.key);
    return world.messages.find(phone, sent.chatId, sent.key) ?? sent;
  };

  return {
    send,
    acknowledge(key, ack) {
      for (const waiter of [...waiting]) if (waiter.key === key) waiter.settle(ack);
    },
  };
}

function timeoutFor(content: EngineContent, timings: EngineTimings): number {
  if (content.type !== "media") return timings.textMs;
  return timings.mediaMs + timings.mediaPerMegabyteMs * Math.ceil(content.media.size / 1_000_000);
}

import { isGroup, magicDelays, magicNumbers, STORIES } from "@inbox-hub/openapi/rules";
import type { Accounts } from "./accounts";
import { isPhone } from "./addresses";
import type { Faults } from "./faults";
import type { Lines } from "./lines";
import { createLookup, type Lookup } from "./lookup";
import type { Receipts } from "./receipts";
import { accountOf, type WorldState } from "./state";
import type { Typing } from "./typing";
import { messageSeenBy } from "./view";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Actor, Address, Outgoing, Phone, SeenMessage, WorldMessage } from "./world-types";

export interface Messages extends Lookup {
  /**
   * Sends a message and returns it as the sender sees it; `ack` is 0 while WhatsApp has not accepted it.
   * The same key again is the same message: nothing goes out twice.
   */
  send(actor: Actor, outgoing: Outgoing): SeenMessage;
}

interface MessagesDeps extends WorldContext {
  readonly accounts: Accounts;
  readonly lines: Lines;
  readonly faults: Faults;
  readonly receipts: Receipts;
  readonly typing: Typing;
}

export function createMessages(deps: MessagesDeps): Messages {
  const { clock, state, record, lines, faults, receipts, typing } = deps;
  const lookup = createLookup(deps);

  const requireVoice = (from: Phone, to: Phone | Address) => {
    const group = state.groups.get(to);
    if (!group?.settings.messagesAdminsOnly || group.admins.includes(from)) return;
    throw new WorldError("FORBIDDEN", "Only admins may write to this group");
  };

  /** In this chat, or a story of the person that is written to. */
  const requireQuotable = (from: Phone, to: Phone | Address, address: Address, key: string) => {
    const quoted = state.messages.get(key);
    if (quoted?.to === STORIES && quoted.from === to && quoted.recipients.includes(from)) return;
    lookup.get(from, address, key);
  };

  /** How much longer WhatsApp takes; throws for what it refuses. */
  const troubleOf = ({ device }: Actor, to: Phone | Address) => {
    if (device === null) return { extraMs: 0, answerLost: false };
    const fault = faults.take(device);
    if (fault?.kind === "fail") {
      throw new WorldError(fault.code, "The message was made to fail on request", fault.retryable);
    }
    if (to === magicNumbers.failing) throw new WorldError("SEND_FAILED", "WhatsApp refused the message");
    const slowMs = to === magicNumbers.slow ? magicDelays.slowMs : 0;
    return {
      extraMs: slowMs + (fault?.kind === "slow" ? fault.delayMs : 0),
      answerLost: fault?.kind === "answer-lost",
    };
  };

  return {
    ...lookup,
    send(actor, { key, to: address, content, quotedKey }) {
      lines.requireOnline(actor);
      const { phone: from, device } = actor;
      const to = lookup.target(from, address);
      if (quotedKey !== undefined) requireQuotable(from, to, address, quotedKey);
      const sent = state.messages.get(key);
      if (sent) {
        if (sent.from !== from || sent.to !== to) throw new WorldError("INTERNAL", "This key is another message's");
        return messageSeenBy(state, from, sent);
      }
      requireVoice(from, to);
      const { extraMs, answerLost } = troubleOf(actor, to);
      const recipients = recipientsOf(state, from, to);
      const message: WorldMessage = {
        key,
        from,
        to,
        recipients,
        device,
        at: clock.now(),
        content,
        quotedKey: quotedKey ?? null,
        ack: 0,
        revoked: false,
        reactions: {},
        plan: receipts.plan({ extraMs, reachesSomebody: recipients.length > 0 }),
      };
      record({ type: "message", message });
      typing.set(from, to, "paused");
      receipts.follow(key);
      if (answerLost) throw new WorldError("SEND_UNKNOWN", "The answer of WhatsApp was lost");
      return messageSeenBy(state, from, state.messages.get(key) ?? message);
    },
  };
}

function recipientsOf(state: WorldState, from: Phone, to: Phone | Address): readonly Phone[] {
  if (to === STORIES) return audienceOf(state, from);
  if (isGroup(to)) return (state.groups.get(to)?.members ?? []).filter((member) => member !== from);
  return accountOf(state, to).blocked.includes(from) ? [] : [to];
}

/** Who sees the stories of an account: whoever it has exchanged messages with, unless one has blocked the other. */
function audienceOf(state: WorldState, from: Phone): readonly Phone[] {
  const partners = new Set<Phone>();
  for (const message of state.messages.values()) {
    if (message.ack < 1 || !isPhone(message.to)) continue;
    if (message.from === from) partners.add(message.to);
    else if (message.recipients.includes(from)) partners.add(message.from);
  }
  partners.delete(from);
  const { blocked } = accountOf(state, from);
  return [...partners].filter((phone) => !blocked.includes(phone) && !accountOf(state, phone).blocked.includes(from));
}

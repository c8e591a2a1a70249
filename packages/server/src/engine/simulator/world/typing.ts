import type { Clock } from "../../../lib/clock";
import { isPhone } from "./addresses";
import type { Address, Phone, TypingState } from "./world-types";

/** WhatsApp ends it by itself. */
const endsAfterMs = 25_000;

export interface Typist {
  readonly phone: Phone;
  readonly state: Exclude<TypingState, "paused">;
}

interface TypistSomewhere extends Typist {
  /** A phone or a group. */
  readonly chat: Phone | Address;
  readonly until: number;
}

export interface Typing {
  set(phone: Phone, chat: Phone | Address, state: TypingState): void;
  /** Who is typing in this chat of `viewer`, itself included. */
  in(viewer: Phone, chat: Phone | Address): readonly Typist[];
}

/** Who is typing. Nothing of it is kept: a restart ends it. */
export function createTyping({ clock }: { readonly clock: Clock }): Typing {
  let typists: readonly TypistSomewhere[] = [];
  return {
    set(phone, chat, state) {
      const now = clock.now();
      const others = typists.filter((one) => one.until > now && (one.phone !== phone || one.chat !== chat));
      typists = state === "paused" ? others : [...others, { phone, chat, state, until: now + endsAfterMs }];
    },
    in(viewer, chat) {
      const isHere = (one: TypistSomewhere) => {
        if (!isPhone(chat)) return one.chat === chat;
        return (one.phone === viewer && one.chat === chat) || (one.phone === chat && one.chat === viewer);
      };
      return typists
        .filter((one) => one.until > clock.now() && isHere(one))
        .map(({ phone, state }) => ({ phone, state }));
    },
  };
}

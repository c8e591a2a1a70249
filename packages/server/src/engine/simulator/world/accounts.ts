import { magicNumbers } from "@inbox-hub/openapi/rules";
import { isPhone } from "./addresses";
import { accountOf } from "./state";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Account, Addressing, Phone, Picture } from "./world-types";

interface Profile {
  readonly name?: string | null;
  readonly addressing?: Addressing;
  readonly picture?: Picture | null;
}

export interface Accounts {
  /** @throws WorldError INVALID_RECIPIENT or NOT_ON_WHATSAPP. */
  get(phone: Phone): Account;
  isOnWhatsApp(phone: Phone): boolean;
  setProfile(phone: Phone, profile: Profile): void;
  setBlocked(phone: Phone, other: Phone, blocked: boolean): void;
  /** The number behind a LID; null when it is not known or hidden. */
  phoneOfLid(lid: string): Phone | null;
}

export function createAccounts({ state, record }: WorldContext): Accounts {
  const isOnWhatsApp = (phone: Phone) => isPhone(phone) && phone !== magicNumbers.notOnWhatsApp;

  const get = (phone: Phone) => {
    if (!isPhone(phone)) throw new WorldError("INVALID_RECIPIENT", "This is not a phone number in E.164 form");
    if (!isOnWhatsApp(phone)) throw new WorldError("NOT_ON_WHATSAPP", "This number is not on WhatsApp");
    return accountOf(state, phone);
  };

  return {
    get,
    isOnWhatsApp,
    setProfile(phone, profile) {
      const before = get(phone);
      const account: Account = { ...before, ...profile };
      const same =
        account.name === before.name && account.addressing === before.addressing && account.picture === before.picture;
      if (!same) record({ type: "account", account });
    },
    setBlocked(phone, other, blocked) {
      const account = get(phone);
      if (account.blocked.includes(other) === blocked) return;
      const others = account.blocked.filter((candidate) => candidate !== other);
      record({ type: "account", account: { ...account, blocked: blocked ? [...others, other] : others } });
    },
    phoneOfLid(lid) {
      const phone = state.phonesByLid.get(lid);
      if (phone === undefined || accountOf(state, phone).addressing === "hidden") return null;
      return phone;
    },
  };
}

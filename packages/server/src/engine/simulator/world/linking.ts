import type { Accounts } from "./accounts";
import type { Lines } from "./lines";
import { type Random, randomBytes, randomText } from "./random-text";
import { devicesOf } from "./state";
import type { WorldContext } from "./world-context";
import { WorldError } from "./world-error";
import type { Phone, Token } from "./world-types";

/** Without the characters that are easily taken for each other. */
const codeAlphabet = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";

/** A device that waits to be linked. */
interface Offer {
  /** What a QR shows first. Each call makes a new one, and the one before is worth nothing from then on. */
  newRef(): string;
  /** A code that only this number's phone accepts. */
  newCode(phone: Phone): string;
  dropCode(): void;
  close(): void;
}

export interface Linking {
  offer(onLinked: (device: { readonly token: Token; readonly phone: Phone }) => void): Offer;
  /** The phone scans a QR. */
  scan(qr: string, phone: Phone): Token;
  /** A code is typed on the phone. */
  enterCode(code: string, phone: Phone): Token;
  /** The number that asked for this code, while it is valid. */
  phoneOfCode(code: string): Phone | null;
  /** Links without QR or code. */
  link(phone: Phone): Token;
  unlink(token: Token): void;
  devicesOf(phone: Phone): readonly Token[];
}

interface LinkingDeps extends WorldContext {
  readonly random: Random;
  readonly accounts: Accounts;
  readonly lines: Lines;
}

interface Pending {
  ref: string | null;
  code: { readonly code: string; readonly phone: Phone } | null;
  readonly onLinked: (device: { readonly token: Token; readonly phone: Phone }) => void;
}

export function createLinking({ clock, state, record, random, accounts, lines }: LinkingDeps): Linking {
  const pending = new Set<Pending>();

  const link = (phone: Phone): Token => {
    accounts.get(phone);
    const token = randomText(random, "0123456789abcdef", 32);
    record({ type: "device", token, phone, at: clock.now() });
    return token;
  };

  const accept = (found: Pending | undefined, phone: Phone): Token => {
    if (!found) throw new WorldError("INVALID_STATE", "This code is not valid, or no longer");
    const token = link(phone);
    pending.delete(found);
    found.onLinked({ token, phone });
    return token;
  };

  return {
    offer(onLinked) {
      const own: Pending = { ref: null, code: null, onLinked };
      pending.add(own);
      return {
        newRef() {
          own.ref = `2@${randomBytes(random, 48).toString("base64")}`;
          return own.ref;
        },
        newCode(phone) {
          accounts.get(phone);
          own.code = { code: randomText(random, codeAlphabet, 8), phone };
          return own.code.code;
        },
        dropCode() {
          own.code = null;
        },
        close: () => pending.delete(own),
      };
    },
    scan(qr, phone) {
      const [ref] = qr.split(",");
      return accept(
        [...pending].find((offer) => offer.ref !== null && offer.ref === ref),
        phone,
      );
    },
    enterCode(code, phone) {
      return accept(
        [...pending].find((offer) => offer.code?.code === code && offer.code.phone === phone),
        phone,
      );
    },
    phoneOfCode: (code) => [...pending].find((offer) => offer.code?.code === code)?.code?.phone ?? null,
    link,
    unlink(token) {
      if (!state.devices.has(token)) return;
      record({ type: "unlink", token });
      lines.tellUnlinked(token);
    },
    devicesOf: (phone) => devicesOf(state, phone).map(({ token }) => token),
  };
}

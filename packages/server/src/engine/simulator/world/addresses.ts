import { createHash } from "node:crypto";
import { STORIES } from "@inbox-hub/openapi/rules";
import type { Account, Address, Phone } from "./world-types";

export type ParsedAddress =
  | { readonly kind: "phone"; readonly phone: Phone }
  | { readonly kind: "lid"; readonly lid: string }
  | { readonly kind: "group"; readonly id: Address }
  | { readonly kind: "stories" };

/** E.164 without the plus sign. */
export function isPhone(value: string): boolean {
  return /^[1-9]\d{6,14}$/.test(value);
}

export function phoneAddress(phone: Phone): Address {
  return `${phone}@c.us`;
}

function lidAddress(lid: string): Address {
  return `${lid}@lid`;
}

/** The address under which WhatsApp shows this account to others. */
export function addressOf(account: Account): Address {
  return account.addressing === "phone" ? phoneAddress(account.phone) : lidAddress(account.lid);
}

/** Null for anything that no message can be sent to. */
export function parseAddress(address: Address): ParsedAddress | null {
  if (address === STORIES) return { kind: "stories" };
  const [name = "", server, ...rest] = address.split("@");
  if (rest.length > 0) return null;
  if (server === "c.us") return isPhone(name) ? { kind: "phone", phone: name } : null;
  if (server === "lid") return /^\d{6,20}$/.test(name) ? { kind: "lid", lid: name } : null;
  if (server === "g.us") return /^\d[\d-]*$/.test(name) ? { kind: "group", id: address } : null;
  return null;
}

/** Every account has a LID; here it follows from the number, so that it is the same in every run. */
export function lidOf(phone: Phone): string {
  const digest = createHash("sha256").update(`lid:${phone}`).digest("hex").slice(0, 12);
  return `1${(BigInt(`0x${digest}`) % 10n ** 14n).toString().padStart(14, "0")}`;
}

import { invalidRequest } from "./app-error";
import type { ContentRequest } from "./content-request";
import { parseRecipient } from "./phone";
import type { Phrase } from "./phrase";
import { phrases } from "./phrases";

/** What somebody asks to have sent, to one or to several. */
export interface SendRequest extends ContentRequest, Delivery {
  readonly quotedMessageId?: string;
  /** ISO 8601. */
  readonly sendAt?: string;
  readonly onUncertain?: "unknown" | "retry";
  /** The template that the text comes from. */
  readonly templateId?: string;
}

/** What somebody asks to have shown to everybody who may see the account's stories. */
export interface StoryRequest extends Pick<SendRequest, "sendAt" | "wait"> {
  readonly message?: string;
  readonly mediaId?: string;
  readonly mediaUrl?: string;
  /** `#RRGGBB`, behind a text. */
  readonly backgroundColor?: string;
  /** One of WhatsApp's, for a text. */
  readonly font?: number;
}

export interface Delivery {
  /** A number, a LID or a group; an array is a batch, also when it has one. */
  readonly to: string | readonly string[];
  /** How many seconds to wait for the outcome of a single message. */
  readonly wait?: number;
}

const DEFAULT_WAIT_SECONDS = 10;
const LONGEST_AHEAD_MS = 366 * 24 * 60 * 60 * 1000;

const TOO_FAR: Phrase = { es: "debe ser dentro de un año como máximo", en: "must be within a year" };

/** The number, in digits, the LID or the group; null when it is none of them. */
export function toAddressee(to: string): string | null {
  const recipient = parseRecipient(to);
  switch (recipient?.type) {
    case "phone":
      return recipient.phone;
    case "lid":
      return recipient.lid;
    case "group":
      return recipient.groupId;
    case undefined:
      return null;
  }
}

export function waitMs({ wait = DEFAULT_WAIT_SECONDS }: Pick<Delivery, "wait">): number {
  return wait * 1000;
}

/** When to send, or null for now. @throws AppError INVALID_REQUEST for a time that has passed or is more than a year away. */
export function readSendAt({ sendAt }: Pick<SendRequest, "sendAt">, now: number): number | null {
  if (sendAt === undefined) return null;
  const at = Date.parse(sendAt);
  if (!(at > now)) throw invalidRequest([{ path: "body.sendAt", message: phrases.inTheFuture }]);
  if (at > now + LONGEST_AHEAD_MS) throw invalidRequest([{ path: "body.sendAt", message: TOO_FAR }]);
  return at;
}

/** What can be wrong with whom and what to send. */
export const sendPhrases = {
  inAnotherChat: { es: "es un mensaje de otro chat", en: "is a message that stands in another chat" },
  noRecipient: {
    es: "debe ser un número E.164, un LID o un grupo",
    en: "must be an E.164 number, a LID or a group",
  },
  emptied: { es: "no queda nada de su contenido", en: "nothing is left of its content" },
} as const satisfies Record<string, Phrase>;

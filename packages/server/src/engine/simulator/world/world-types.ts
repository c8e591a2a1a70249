/** Digits with country code. */
export type Phone = string;

/** What a linked device shows to be let in again. */
export type Token = string;

/** An address as WhatsApp writes it: `…@c.us`, `…@lid` or `…@g.us`. */
export type Address = string;

export type ReceiptAck = -1 | 0 | 1 | 2 | 3 | 4;

/** How WhatsApp shows an account to others: by its number, by a LID that can be looked up, or by a LID only. */
export type Addressing = "phone" | "lid" | "hidden";

export interface Picture {
  readonly mimetype: string;
  readonly sha256: string;
}

export interface Account {
  readonly phone: Phone;
  readonly lid: string;
  readonly name: string | null;
  readonly addressing: Addressing;
  readonly picture: Picture | null;
  readonly blocked: readonly Phone[];
}

/** What waits for a device, or has been handed to it so lately that it may not have been kept yet. */
export interface Queued {
  readonly sequence: number;
  readonly push: Push;
}

export interface Device {
  readonly token: Token;
  readonly phone: Phone;
  readonly linkedAt: number;
  /** Of the next push; a queue has no gaps. */
  nextSequence: number;
  /** Changed in place: it may grow long while the device is away. */
  queue: Queued[];
}

export interface Group {
  readonly id: Address;
  readonly subject: string;
  readonly members: readonly Phone[];
  readonly admins: readonly Phone[];
  readonly createdAt: number;
}

export type MediaKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";

/** The bytes are kept apart, under their hash. */
export interface MediaRef {
  readonly sha256: string;
  readonly size: number;
  readonly mimetype: string;
  readonly filename: string | null;
}

export type WorldContent =
  | { readonly type: "text"; readonly text: string; readonly mentions: readonly Address[] }
  | {
      readonly type: "media";
      readonly kind: MediaKind;
      readonly media: MediaRef;
      readonly caption: string;
      readonly mentions: readonly Address[];
    }
  | {
      readonly type: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly type: "contact"; readonly name: string; readonly phone: string; readonly organization: string | null }
  | {
      readonly type: "poll";
      readonly question: string;
      readonly options: readonly string[];
      readonly multiple: boolean;
    };

/** When each receipt is due; null is never, unless somebody moves it. */
export interface ReceiptPlan {
  readonly server: number | null;
  readonly delivered: number | null;
  readonly read: number | null;
}

/** A message as the cloud keeps it: the same for everybody. */
export interface WorldMessage {
  readonly key: string;
  readonly from: Phone;
  /** A phone or a group's id. */
  readonly to: Phone | Address;
  /** Everybody it goes to, without the sender. */
  readonly recipients: readonly Phone[];
  /** The linked device it was written on; null when it was written on the phone. */
  readonly device: Token | null;
  readonly at: number;
  readonly content: WorldContent;
  readonly quotedKey: string | null;
  readonly ack: ReceiptAck;
  readonly revoked: boolean;
  readonly reactions: Readonly<Record<Phone, string>>;
  readonly plan: ReceiptPlan;
}

/** A message as one account sees it: addresses are those that WhatsApp shows to it. */
export interface SeenMessage {
  readonly key: string;
  readonly chatId: Address;
  readonly from: Address;
  readonly author: Address | null;
  readonly fromMe: boolean;
  readonly senderName: string | null;
  readonly at: number;
  readonly content: WorldContent;
  readonly quotedKey: string | null;
  readonly ack: ReceiptAck;
  readonly revoked: boolean;
}

/** What a linked device is told. These wait for it while it is away. */
export type Push =
  | { readonly type: "message"; readonly message: SeenMessage }
  | { readonly type: "ack"; readonly key: string; readonly ack: ReceiptAck; readonly at: number }
  | { readonly type: "edit"; readonly key: string; readonly text: string; readonly at: number }
  | { readonly type: "revoke"; readonly key: string; readonly at: number }
  | {
      readonly type: "reaction";
      readonly key: string;
      readonly from: Address;
      readonly fromMe: boolean;
      readonly emoji: string;
      readonly at: number;
    };

/** What happens to the line itself. These are not kept. */
export type LineSignal =
  | { readonly type: "online" }
  | { readonly type: "offline" }
  /** Somebody else uses this device's login now; this line is over. */
  | { readonly type: "replaced" }
  /** The phone has removed this device; this line is over. */
  | { readonly type: "unlinked" };

/** Who does something: a person on the phone (`device` is null) or on a linked device. */
export interface Actor {
  readonly phone: Phone;
  readonly device: Token | null;
}

export interface Outgoing {
  readonly key: string;
  readonly to: Address;
  readonly content: WorldContent;
  readonly quotedKey?: string;
}

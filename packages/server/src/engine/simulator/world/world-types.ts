/** Digits with country code. */
export type Phone = string;

/** What a linked device shows to be let in again. */
export type Token = string;

/** An address as WhatsApp writes it: `…@c.us`, `…@lid`, `…@g.us`, or `status@broadcast` for stories. */
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
  /** The chats that it has archived, by phone or group. Absent where it never archived one. */
  readonly archived?: readonly (Phone | Address)[];
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

export interface GroupSettings {
  readonly messagesAdminsOnly: boolean;
  readonly infoAdminsOnly: boolean;
  readonly addMembersAdminsOnly: boolean;
}

export interface Group {
  readonly id: Address;
  readonly subject: string;
  readonly description: string | null;
  readonly members: readonly Phone[];
  readonly admins: readonly Phone[];
  /** Who created it; an admin as long as they stay. */
  readonly owner: Phone | null;
  readonly settings: GroupSettings;
  /** Whoever has it can join. */
  readonly inviteCode: string;
  readonly createdAt: number;
}

export type GroupAction =
  | "created"
  | "joined"
  | "left"
  | "promoted"
  | "demoted"
  | "subject"
  | "description"
  | "settings";

/** Something that happened to a group. */
export interface GroupNote {
  /** The same for everybody who is told. */
  readonly key: string;
  readonly action: GroupAction;
  readonly participants: readonly Phone[];
  /** Null when WhatsApp did it by itself. */
  readonly author: Phone | null;
  readonly at: number;
}

/** A note as one account sees it. */
export interface SeenNote {
  readonly key: string;
  readonly groupId: Address;
  readonly subject: string;
  readonly action: GroupAction;
  readonly participants: readonly Address[];
  readonly author: Address | null;
  readonly at: number;
}

/** A group as one of its members sees it. */
export interface SeenGroup {
  readonly id: Address;
  readonly subject: string;
  readonly description: string | null;
  readonly isAdmin: boolean;
  readonly participants: readonly { readonly address: Address; readonly role: "member" | "admin" | "owner" }[];
  readonly settings: GroupSettings;
  readonly createdAt: number;
}

export type TypingState = "typing" | "recording" | "paused";

export type MediaKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";

/** The bytes are kept apart, under their hash. */
export interface MediaRef {
  readonly sha256: string;
  readonly size: number;
  readonly mimetype: string;
  readonly filename: string | null;
}

export type WorldContent =
  | {
      readonly type: "text";
      readonly text: string;
      readonly mentions: readonly Address[];
      /** Absent where the writer made no choice. */
      readonly linkPreview?: boolean;
      /** Of a story: its colour, `#RRGGBB`, and WhatsApp's number of the font. */
      readonly background?: string;
      readonly font?: number;
    }
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
  /** A phone, a group's id, or `status@broadcast`. */
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
  /** What everybody has chosen in a poll. Absent where nobody has voted. */
  readonly votes?: Readonly<Record<Phone, readonly string[]>>;
  readonly plan: ReceiptPlan;
}

/** A message as one account sees it: addresses are those that WhatsApp shows to it. */
export interface SeenMessage {
  readonly key: string;
  readonly chatId: Address;
  /** The subject of the group. */
  readonly chatName?: string | null;
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
    }
  | {
      readonly type: "vote";
      readonly key: string;
      readonly from: Address;
      readonly fromMe: boolean;
      /** All that they have chosen now. */
      readonly options: readonly string[];
      readonly at: number;
    }
  | { readonly type: "group"; readonly note: SeenNote }
  | { readonly type: "read"; readonly chatId: Address; readonly at: number }
  | { readonly type: "archive"; readonly chatId: Address; readonly archived: boolean; readonly at: number };

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

import type { EngineGroup, GroupChanges, GroupNotice, ParticipantAction, ParticipantResult } from "./engine-group";

/**
 * The port to WhatsApp: one engine per session. Nothing of a WhatsApp library, of HTTP or of the database passes here.
 * Both implementations (simulator, whatsapp-web) pass the same conformance suite.
 */

import type { Phrase } from "@inbox-hub/openapi/rules";

/** What is observed of a session; the wire uses these very names. */
export type SessionStatus =
  | "stopped"
  | "starting"
  | "pairing"
  | "authenticating"
  | "connected"
  | "reconnecting"
  | "conflict"
  | "logged_out"
  | "failed";

/** Why a session is where it is. */
export type StatusReason =
  | "start"
  | "user"
  | "qr"
  | "code"
  | "restored"
  | "paired"
  | "ready"
  | "network"
  | "crash"
  | "unresponsive"
  | "sync_timeout"
  | "pairing_timeout"
  | "replaced"
  | "takeover"
  | "unlinked"
  | "launch_failed"
  | "navigation_failed"
  | "auth_timeout"
  | "gave_up";

export type EngineKind = "simulator" | "whatsapp-web";

export type EngineErrorCode =
  | "INVALID_STATE"
  | "INVALID_RECIPIENT"
  | "NOT_ON_WHATSAPP"
  | "SEND_FAILED"
  /** The engine died between "asked" and "answered": the message may have gone out. Never re-send blindly. */
  | "SEND_UNKNOWN"
  | "MESSAGE_NOT_FOUND"
  | "CHAT_NOT_FOUND"
  /** The code of an invitation that was never given, or was revoked. */
  | "INVITATION_INVALID"
  | "MEDIA_UNAVAILABLE"
  | "MEDIA_TOO_LARGE"
  | "FORBIDDEN"
  | "UNSUPPORTED"
  | "TIMEOUT"
  | "ENGINE_CRASHED"
  | "ENGINE_MISSING"
  | "UPSTREAM_CHANGED"
  | "INTERNAL";

interface EngineErrorOptions extends ErrorOptions {
  readonly explanation?: Phrase | null;
}

export class EngineError extends Error {
  override readonly name = "EngineError";
  /** Where the code alone says too little: words for the caller, without any number. */
  readonly explanation: Phrase | null;
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    readonly retryable = false,
    options: EngineErrorOptions = {},
  ) {
    super(message, options);
    this.explanation = options.explanation ?? null;
  }
}

/** After these nobody knows whether WhatsApp has done what it was asked for. */
export const uncertainErrors: readonly EngineErrorCode[] = [
  "SEND_UNKNOWN",
  "TIMEOUT",
  "ENGINE_CRASHED",
  "UPSTREAM_CHANGED",
  "INTERNAL",
];

/** Identifies an engine within the process, and its credentials on disk: `<organizationId>.<sessionId>`. */
export type EngineKey = string;

/**
 * `34612345678@c.us` (a person), `120363…@g.us` (a group), `…@lid` (a person whose number is hidden),
 * `status@broadcast` (everybody who may see this account's stories).
 */
export type ChatId = string;

export interface QrCode {
  /** The text to encode as a QR image. */
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface PairingCode {
  /** Eight characters, typed on the phone. */
  readonly code: string;
  readonly expiresAt: number;
}

export interface EngineSnapshot {
  readonly status: SessionStatus;
  readonly reason: StatusReason | null;
  /** When this status began. */
  readonly since: number;
  /** The linked account, once known: digits with country code. */
  readonly phoneNumber: string | null;
  readonly qr: QrCode | null;
  readonly pairingCode: PairingCode | null;
}

export interface EngineMedia {
  readonly mimetype: string;
  readonly filename: string | null;
  /** Bytes of the file. */
  readonly size: number;
  /** Reads the bytes; a new read each call. */
  readonly read: () => Promise<Buffer>;
}

export type EngineContent =
  | {
      readonly type: "text";
      readonly text: string;
      readonly mentions?: readonly ChatId[];
      readonly linkPreview?: boolean;
      /** Of a story: `#RRGGBB`, and one of WhatsApp's fonts. */
      readonly background?: string;
      readonly font?: number;
    }
  | {
      readonly type: "media";
      readonly media: EngineMedia;
      readonly caption: string | null;
      readonly mentions?: readonly ChatId[];
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

export interface SendOptions {
  /** WhatsApp's key for this message, chosen by us before it is sent, so that it can be looked up afterwards (see `find`). */
  readonly key: string;
  /** The key of the message that this one answers. */
  readonly quotedKey?: string;
  readonly timeoutMs?: number;
}

/** 1 server, 2 device, 3 read, 4 played; -1 refused. Never goes back, but for -1. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4;

/** As on the wire. `chat` is everything else WhatsApp invents. */
export type EngineMessageType =
  | "text"
  | "image"
  | "video"
  | "audio"
  | "voice"
  | "document"
  | "sticker"
  | "location"
  | "contact"
  | "poll"
  | "unknown";

export interface EngineMessage {
  /** The same on both sides and over restarts: messages are matched by (session, key). */
  readonly key: string;
  readonly chatId: ChatId;
  /** The subject of the group, where it is known. */
  readonly chatName: string | null;
  readonly from: ChatId;
  /** In a group: who wrote it. */
  readonly author: ChatId | null;
  readonly fromMe: boolean;
  /** The sender's number, where it is known. */
  readonly phone: string | null;
  readonly lid: string | null;
  readonly senderName: string | null;
  readonly type: EngineMessageType;
  /** Text, or the caption of media. */
  readonly text: string;
  readonly timestamp: number;
  readonly ack: Ack;
  readonly quotedKey: string | null;
  readonly media: { readonly mimetype: string; readonly filename: string | null; readonly size: number } | null;
  readonly location: {
    readonly latitude: number;
    readonly longitude: number;
    readonly name: string | null;
    readonly address: string | null;
  } | null;
  readonly contact: { readonly name: string; readonly phone: string; readonly organization: string | null } | null;
  readonly poll: { readonly question: string; readonly options: readonly string[]; readonly multiple: boolean } | null;
}

export type TypingState = "typing" | "recording" | "paused";

/**
 * What happens while the engine is not connected is told when it is again, also by the next process. So is what was told
 * just before a process was killed: it may not have been stored.
 */
export interface EngineEvents {
  /** Every change of status, and every new QR or pairing code. */
  state: EngineSnapshot;
  /** A message written by someone else, or by this account on another device (`fromMe`). At least once: dedupe on `key`. */
  message: EngineMessage;
  ack: { readonly key: string; readonly ack: Ack; readonly timestamp: number };
  edit: { readonly key: string; readonly text: string; readonly timestamp: number };
  revoke: { readonly key: string; readonly timestamp: number };
  /** An empty `emoji` takes the reaction back. */
  reaction: {
    readonly key: string;
    readonly from: ChatId;
    readonly fromMe: boolean;
    readonly emoji: string;
    readonly timestamp: number;
  };
  /** All that somebody has chosen in a poll now; empty when the vote was taken back. */
  vote: {
    readonly key: string;
    readonly from: ChatId;
    readonly fromMe: boolean;
    readonly options: readonly string[];
    readonly timestamp: number;
  };
  /** A group changed, whoever did it. At least once: dedupe on `key`. */
  group: GroupNotice;
  /** The account has read the chat, on the phone or elsewhere. */
  read: { readonly chatId: ChatId; readonly timestamp: number };
  archive: { readonly chatId: ChatId; readonly archived: boolean; readonly timestamp: number };
  /** Something broke that no call is waiting for. The engine heals itself; this is for the log. */
  fault: EngineError;
}

export interface NumberCheck {
  readonly exists: boolean;
  readonly chatId: ChatId | null;
  readonly lid: string | null;
}

export interface Engine {
  readonly kind: EngineKind;
  snapshot(): EngineSnapshot;
  /** Resolves once pairing or connected; rejects with an EngineError and leaves nothing running. */
  start(): Promise<void>;
  /** From any status, idempotent; keeps the credentials. */
  stop(): Promise<void>;
  /** Unlinks the phone and wipes the credentials; ends in `logged_out`. */
  logout(): Promise<void>;
  /** Stops without unlinking and wipes everything this engine keeps on disk. */
  destroy(): Promise<void>;
  /** While pairing: a code to type on the phone instead of scanning. */
  requestPairingCode(phone: string): Promise<PairingCode>;
  /** Makes a key for `send`. */
  newKey(): string;
  /** Resolves when the server of WhatsApp has the message (ack 1 or more); otherwise rejects with an EngineError. */
  send(to: ChatId, content: EngineContent, options: SendOptions): Promise<EngineMessage>;
  /** The message sent under this key, or null: tells after a crash whether it went out. */
  find(chatId: ChatId, key: string): Promise<EngineMessage | null>;
  edit(chatId: ChatId, key: string, text: string): Promise<void>;
  /** Deletes for everyone. */
  revoke(chatId: ChatId, key: string): Promise<void>;
  /** An empty `emoji` takes the reaction back. */
  react(chatId: ChatId, key: string, emoji: string): Promise<void>;
  markRead(chatId: ChatId): Promise<void>;
  /** WhatsApp itself ends it after about 25 seconds. */
  setTyping(chatId: ChatId, state: TypingState): Promise<void>;
  setArchived(chatId: ChatId, archived: boolean): Promise<void>;
  /** The bytes of a received file. */
  downloadMedia(chatId: ChatId, key: string, options: { readonly maxBytes: number }): Promise<EngineMedia>;
  checkNumber(phone: string): Promise<NumberCheck>;
  /** A JPEG or PNG, or null when there is none or it is hidden. */
  profilePicture(chatId: ChatId): Promise<{ readonly mimetype: string; readonly data: Buffer } | null>;
  setBlocked(chatId: ChatId, blocked: boolean): Promise<void>;
  /** The groups that the account is a member of. */
  groups(): Promise<readonly EngineGroup[]>;
  /** Rejects with CHAT_NOT_FOUND when the account is not a member. */
  group(id: ChatId): Promise<EngineGroup>;
  createGroup(
    subject: string,
    participants: readonly ChatId[],
  ): Promise<{ readonly group: EngineGroup; readonly results: readonly ParticipantResult[] }>;
  /** What needs an admin rejects with FORBIDDEN, here and in the calls below. */
  updateGroup(id: ChatId, changes: GroupChanges): Promise<void>;
  /** One that cannot be changed does not stop the others. */
  changeParticipants(
    id: ChatId,
    action: ParticipantAction,
    participants: readonly ChatId[],
  ): Promise<readonly ParticipantResult[]>;
  inviteCode(id: ChatId): Promise<string>;
  /** Returns the new code. */
  revokeInviteCode(id: ChatId): Promise<string>;
  /** Returns the group. Rejects with INVITATION_INVALID. */
  joinGroup(code: string): Promise<ChatId>;
  leaveGroup(id: ChatId): Promise<void>;
  on<E extends keyof EngineEvents>(event: E, listener: (payload: EngineEvents[E]) => void): () => void;
}

/** Makes the engine of one session. Credentials kept under `key` are found again after a restart. */
export type CreateEngine = (key: EngineKey) => Engine;

import type { Tenant } from "../../contract/tenant";
import type { Ack, ChatId, EngineContent, EngineKey } from "../../engine/engine";

/** What people and the network do to a session of the simulator. Throws an EngineError when it makes no sense. */
export interface SandboxControl {
  /** A phone scans what the session shows; returns its number. */
  scan(key: EngineKey, phoneNumber?: string): string;
  /** Somebody writes to the session; waits for it while it is down. */
  receiveMessage(
    key: EngineKey,
    message: {
      readonly from: string;
      readonly name?: string;
      readonly content: EngineContent;
      /** The group that it is written in. */
      readonly chatId?: ChatId;
      readonly quotedKey?: string;
      /** Whoever comes again with it means the same message. */
      readonly requestKey?: string;
    },
  ): Promise<string>;
  dropConnection(key: EngineKey, durationMs: number): void;
  /** The phone removes the session from its linked devices. */
  unlink(key: EngineKey): void;
  failNextSend(key: EngineKey, failure: { readonly times: number; readonly answerLost: boolean }): void;
  moveReceipt(key: EngineKey, messageKey: string, ack: Ack): void;
  /** Here and below: MESSAGE_NOT_FOUND for who does not have the message, FORBIDDEN for what cannot be done to it. */
  react(messageKey: string, by: { readonly from: string; readonly emoji: string }): void;
  vote(messageKey: string, by: { readonly from: string; readonly options: readonly string[] }): void;
  /** As whoever wrote it. */
  editMessage(messageKey: string, text: string): void;
  revokeMessage(messageKey: string): void;
  createGroup(group: {
    readonly from: string;
    readonly subject: string;
    readonly participants: readonly string[];
    /** A session whose account is added too. */
    readonly with?: EngineKey;
    /** Whoever comes again with it means the same group. */
    readonly requestKey?: string;
  }): { readonly groupId: ChatId; readonly inviteCode: string };
  /** Their numbers. CHAT_NOT_FOUND where the session's account is in no such group. */
  membersOf(key: EngineKey, groupId: ChatId): readonly string[];
  /** CHAT_NOT_FOUND when there is no such group. */
  joinGroup(groupId: ChatId, participant: string): void;
  /** CHAT_NOT_FOUND when there is no such group, FORBIDDEN for who is no member. */
  leaveGroup(groupId: ChatId, participant: string): void;
}

/** What the sandbox asks of the messages. */
export interface MessageKeys {
  /** @throws AppError MESSAGE_NOT_FOUND */
  get(tenant: Tenant, sessionId: string, messageId: string): Promise<{ readonly direction: "inbound" | "outbound" }>;
  /** @throws AppError MESSAGE_NOT_FOUND when it does not exist, or WhatsApp has not seen it. */
  waKeyOf(
    tenant: Tenant,
    sessionId: string,
    messageId: string,
  ): Promise<{ readonly key: string; readonly chatId: string }>;
}

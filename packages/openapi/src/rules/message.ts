import type { ErrorCode, Schemas } from "../index";
import { STORIES } from "./chat-id";
import type { MessageContent } from "./message-content";
import type { MessageStatus, StatusTimes } from "./message-status";
import { isOpen, isSent } from "./message-status";
import type { Phrase } from "./phrase";

export interface Message extends MessageContent {
  readonly messageId: string;
  readonly sessionId: string;
  /** Whom the conversation is with: a number, a LID or a group. */
  readonly chatId: string;
  readonly direction: Schemas["MessageDirection"];
  /** The other side: the recipient, or the writer. */
  readonly peer: string;
  readonly status: MessageStatus;
  readonly statusTimes: StatusTimes;
  /** Null until it is sent for the first time. */
  readonly waKey: string | null;
  readonly quotedMessageId: string | null;
  readonly batchId: string | null;
  readonly templateId: string | null;
  readonly sendAt: number | null;
  readonly errorCode: ErrorCode | null;
  readonly reactions: readonly Reaction[];
  /** Of a poll. */
  readonly votes: readonly PollVote[];
  readonly editedAt: number | null;
  readonly revokedAt: number | null;
  /** When it was written. */
  readonly createdAt: number;
}

export interface Reaction {
  /** A number, a LID, or the session id for the session's own. */
  readonly from: string;
  readonly emoji: string;
  readonly at: number;
}

/** All that somebody has chosen. */
export interface PollVote {
  /** A number or a LID; null for the session's own vote. */
  readonly from: string | null;
  readonly options: readonly string[];
  readonly at: number;
}

export interface MessageFilter {
  readonly chatId: string | null;
  readonly direction: Schemas["MessageDirection"] | null;
  readonly status: MessageStatus | null;
  readonly type: Schemas["MessageType"] | null;
  /** Not older than this. */
  readonly from: number | null;
  /** Older than this. */
  readonly to: number | null;
  /** Words that must occur. */
  readonly q: string | null;
}

/** When it entered its present status. */
export function statusTime({ status, statusTimes, createdAt }: Message): number {
  return statusTimes[status] ?? createdAt;
}

/** Why nothing can be done to this message any more, or not yet; null when something can. */
export function obstacleTo({ status, revokedAt, waKey }: Message): Phrase | null {
  if (revokedAt !== null) return { es: "se eliminó", en: "it was deleted" };
  if (waKey === null || (status !== "received" && !isSent(status))) {
    return { es: `su estado es ${status}`, en: `its status is ${status}` };
  }
  return null;
}

/** Why no message can answer this one; null when one can. */
export function obstacleToQuote({ status, revokedAt }: Message): Phrase | null {
  if (revokedAt !== null) return { es: "es un mensaje que se eliminó", en: "is a message that was deleted" };
  if (isOpen(status)) return { es: "es un mensaje que aún no se ha enviado", en: "is a message that is not sent yet" };
  if (status !== "failed" && status !== "canceled") return null;
  return { es: "es un mensaje que no se envió", en: "is a message that was not sent" };
}

/** The same for what only its author may do. */
export function obstacleToAuthor(message: Message): Phrase | null {
  if (message.direction === "inbound") return { es: "lo escribió otra persona", en: "somebody else wrote it" };
  return obstacleTo(message);
}

/** The same for another text. */
export function obstacleToEdit(message: Message): Phrase | null {
  const { type, mediaId, chatId } = message;
  const obstacle = obstacleToAuthor(message);
  if (obstacle !== null) return obstacle;
  if (chatId === STORIES) return { es: "un estado no se puede editar", en: "a story cannot be edited" };
  if (type === "text" || mediaId !== null) return null;
  return { es: `un mensaje de tipo ${type} no tiene texto que editar`, en: `a ${type} has no text to edit` };
}

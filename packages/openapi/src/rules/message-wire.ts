import type { ErrorCode, Reply, Schemas } from "../index";
import { type Accepted, type Batch, countsOf, type RecipientResult, resultsOf, totalOf } from "./batch";
import { sentenceOf } from "./error-catalog";
import { type Message, type PollVote, type Reaction, statusTime } from "./message";
import { isSent } from "./message-status";
import type { Language } from "./phrase";
import { toTime, toTimeOrNull } from "./time";

/** The answer to everything that sends: 200 when WhatsApp has the message, 202 while it has not. */
export function toSendReply(accepted: Accepted): Reply<"messages.send"> {
  if (accepted.type === "batch") {
    const { batchId } = accepted.batch;
    return { status: 202, data: { batchId, results: resultsOf(accepted.batch).map(toWireResult) } };
  }
  const { messageId, status, peer, statusTimes } = accepted.message;
  const at = (isSent(status) ? statusTimes.sent : undefined) ?? statusTime(accepted.message);
  const data = { messageId, status, timestamp: toTime(at), to: peer };
  return isSent(status) ? { status: 200, data } : { status: 202, data };
}

/** The error reads as whoever asks wants to read it. */
export function toWireMessage(message: Message, language: Language): Schemas["Message"] {
  const { direction, peer, sessionId, extras, errorCode } = message;
  const isInbound = direction === "inbound";
  return {
    messageId: message.messageId,
    sessionId,
    chatId: message.chatId,
    direction,
    from: isInbound ? peer : sessionId,
    to: isInbound ? sessionId : peer,
    type: message.type,
    message: message.text,
    status: message.status,
    timestamp: toTime(message.createdAt),
    statusTimes: toWireTimes(message.statusTimes),
    mediaId: message.mediaId,
    location: extras.location ?? null,
    contact: extras.contact ?? null,
    poll: extras.poll ?? null,
    quotedMessageId: message.quotedMessageId,
    mentions: [...(extras.mentions ?? [])],
    batchId: message.batchId,
    templateId: message.templateId,
    sendAt: toTimeOrNull(message.sendAt),
    error: errorCode === null ? null : { code: errorCode, message: sentence(errorCode, language, message) },
    reactions: message.reactions.map(toWireReaction),
    votes: message.votes.map(toWireVote),
    editedAt: toTimeOrNull(message.editedAt),
    revokedAt: toTimeOrNull(message.revokedAt),
  };
}

export function toWireBatch(batch: Batch): Schemas["Batch"] {
  const { batchId, sessionId, createdAt, canceledAt, completedAt } = batch;
  const ended = completedAt === null ? "running" : "completed";
  return {
    batchId,
    sessionId,
    status: canceledAt === null ? ended : "canceled",
    total: totalOf(batch),
    counts: { ...countsOf(batch) },
    results: resultsOf(batch).map(toWireResult),
    createdAt: toTime(createdAt),
    completedAt: toTimeOrNull(completedAt),
  };
}

function toWireResult({ to, messageId, status, code }: RecipientResult): Schemas["RecipientResult"] {
  return { to, messageId, status, ...(code === null ? {} : { code }) };
}

function toWireTimes(times: Message["statusTimes"]): Schemas["StatusTimes"] {
  return Object.fromEntries(Object.entries(times).map(([status, at]) => [status, toTime(at)]));
}

/** A LID is no number. */
function toWireReaction({ from, emoji, at }: Reaction): Schemas["Reaction"] {
  return { from: from.endsWith("@lid") ? null : from, emoji, timestamp: toTime(at) };
}

function toWireVote({ from, options, at }: PollVote): Schemas["PollVote"] {
  return { from, options: [...options], timestamp: toTime(at) };
}

function sentence(code: ErrorCode, language: Language, { messageId, mediaId, chatId }: Message): string {
  return sentenceOf(code, language, { messageId, mediaId: mediaId ?? "", groupId: chatId });
}

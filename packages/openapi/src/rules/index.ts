/** What a server of the contract says and decides: pure functions, without state, time or dependencies. */
export { AppError, type ErrorDetail, type ErrorParams, invalidRequest } from "./app-error";
export {
  type Accepted,
  type Batch,
  type BatchMessage,
  type BatchRecipient,
  countsOf,
  type RecipientResult,
  type RefusedRecipient,
  resultsOf,
  totalOf,
} from "./batch";
export { isConversation, isGroup, isLid, STORIES, toAddress, toChatId } from "./chat-id";
export { type ByteRange, type ContentChoice, type ContentConditions, chooseContent } from "./content-range";
export { type ContentDraft, type ContentRequest, readContent, readStory } from "./content-request";
export { judge, type Outcome, type ReceiverAnswer } from "./delivery-outcome";
export { describeError, type ErrorContext } from "./describe-error";
export { normalizeEmail } from "./email";
export { isRetryable, sentenceOf, statusOf } from "./error-catalog";
export { cleanFilename } from "./filename";
export { answerTo, magicDelays, magicNumbers } from "./magic-numbers";
export { mediaTypeOf } from "./media-type";
export {
  type Message,
  type MessageFilter,
  obstacleTo,
  obstacleToAuthor,
  obstacleToEdit,
  obstacleToQuote,
  type PollVote,
  type Reaction,
  statusTime,
} from "./message";
export { emptyContent, type MessageContent, type MessageExtras } from "./message-content";
export {
  type Ack,
  isOpen,
  isSent,
  type MessageStatus,
  mayBecome,
  mayHaveGoneOut,
  type StatusTimes,
  statusOfAck,
  withTime,
} from "./message-status";
export { toSendReply, toWireBatch, toWireMessage } from "./message-wire";
export { fold, nameKeyOf, toName } from "./names";
export { classifyNetworkError } from "./network-errors";
export { isGroupId, normalizePhone, parseRecipient, type Recipient } from "./phone";
export { inEach, type Language, type Phrase, verbatim } from "./phrase";
export { phrases } from "./phrases";
export { listOperations, type Operation, type Policy, policyOf, type RateLimitClass } from "./policy";
export { toPreview } from "./preview";
export { BULK_SHARE, parseRateLimit, type RateLimit, standardRateLimits, WRONG_CREDENTIALS } from "./rate-limits";
export {
  ATTEMPTS_THAT_BLOCK,
  DELIVERABLE_FOR_MS,
  LONGEST_RETRY_AFTER_MS,
  longestWaits,
  waitAfter,
} from "./retry-schedule";
export { isEnough, requiredRole } from "./roles";
export {
  type Delivery,
  readSendAt,
  type SendRequest,
  type StoryRequest,
  sendPhrases,
  toAddressee,
  waitMs,
} from "./send-request";
export { targetProblems } from "./target-problems";
export { compareNames, fillIn, quote, type Template, variablesOf } from "./template";
export { declareVariables, renderTemplate } from "./template-text";
export { receiverRefusals, verdictOf } from "./test-verdict";
export { toTime, toTimeOrNull } from "./time";
export { headerProblems, normalizeHeaders, type WebhookHeaders } from "./webhook-headers";

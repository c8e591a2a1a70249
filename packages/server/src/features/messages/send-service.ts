import type {
  Accepted,
  ContentDraft,
  Delivery,
  MessageContent,
  Phrase,
  SendRequest,
  StoryRequest,
} from "@inbox-hub/openapi/rules";
import {
  AppError,
  invalidRequest,
  type Message,
  obstacleToQuote,
  readContent,
  readSendAt,
  readStory,
  STORIES,
  sendPhrases,
  toAddressee,
  waitMs,
} from "@inbox-hub/openapi/rules";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { Clock } from "../../lib/clock";
import type { MediaLibrary, MediaTypes } from "../media/media-library";
import type { SessionAccess } from "../sessions/session-access";
import type { MessageDraft } from "./acceptance-store";
import type { MessageAcceptor } from "./message-acceptor";
import type { MessageLimit } from "./message-limit";
import type { MessageStore } from "./message-store";

export interface SendOptions {
  /** What the request is known by, if it came with an Idempotency-Key. */
  readonly requestKey: string | null;
}

export interface SendService {
  /**
   * What a request of the same key has stored before, in whatever session, and whatever has happened since.
   * @throws AppError SESSION_NOT_FOUND, and what the message fails with within the wait
   */
  findEarlier(tenant: Tenant, delivery: Pick<Delivery, "wait">, options: SendOptions): Promise<Accepted | null>;
  /**
   * To one: stores the message, then waits for the outcome. To several: stores a batch. What `findEarlier` finds is not
   * sent again.
   * @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, INVALID_REQUEST, MEDIA_NOT_FOUND, MEDIA_EXPIRED,
   * MESSAGE_NOT_FOUND, MEDIA_URL_REFUSED, MEDIA_TOO_LARGE, RATE_LIMIT_EXCEEDED, RECIPIENT_NOT_ON_WHATSAPP, GROUP_NOT_FOUND,
   * SEND_FAILED
   */
  send(tenant: Tenant, sessionId: string, request: SendRequest, options: SendOptions): Promise<Accepted>;
  /** Sends what another message says. @throws AppError as `send`, and MESSAGE_NOT_EDITABLE when nothing is left of it */
  forward(
    tenant: Tenant,
    sessionId: string,
    messageId: string,
    delivery: Delivery,
    options: SendOptions,
  ): Promise<Accepted>;
  /**
   * To everybody who may see the account's stories; else like a message to one.
   * @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, INVALID_REQUEST, MEDIA_NOT_FOUND, MEDIA_EXPIRED,
   * MEDIA_URL_REFUSED, MEDIA_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, RATE_LIMIT_EXCEEDED, SEND_FAILED
   */
  post(tenant: Tenant, sessionId: string, request: StoryRequest, options: SendOptions): Promise<Message>;
}

interface SendServiceDeps {
  readonly sessions: Pick<SessionAccess, "require" | "requireEngine">;
  readonly media: Pick<MediaLibrary, "require" | "storeFromUrl">;
  readonly messages: Pick<MessageStore, "find" | "chatOf">;
  readonly limit: MessageLimit;
  readonly acceptor: MessageAcceptor;
  readonly clock: Clock;
}

const plain = { quotedMessageId: null, templateId: null, sendAt: null, onUncertain: "unknown" } as const;
const storyMedia: MediaTypes = ["image", "video"];

export function createSendService({ sessions, media, messages, limit, acceptor, clock }: SendServiceDeps): SendService {
  const requireMessage = async (ref: SessionRef, messageId: string) => {
    const message = await messages.find(ref, messageId);
    if (message === null) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
    return message;
  };

  /** WhatsApp shows the quoted message only in the chat where it stands. */
  const requireQuotable = async (ref: SessionRef, messageId: string, { to }: Delivery): Promise<void> => {
    const message = await requireMessage(ref, messageId);
    const problem = obstacleToQuote(message);
    if (problem !== null) throw notQuotable(problem);
    for (const recipient of typeof to === "string" ? [to] : to) {
      const addressee = toAddressee(recipient);
      if (addressee === null || addressee === message.chatId) continue;
      if ((await messages.chatOf(ref, addressee)) !== message.chatId) throw notQuotable(sendPhrases.inAnotherChat);
    }
  };

  const fetchFile = async (
    tenant: Tenant,
    ref: SessionRef,
    draft: ContentDraft,
    types?: MediaTypes,
  ): Promise<MessageContent> => {
    if (draft.file === null) return draft.content;
    const { file, caption, extras } = draft;
    const { mediaId, type } =
      "url" in file ? await media.storeFromUrl(ref, file.url, types) : await media.require(tenant, file.mediaId, types);
    return { type, text: caption, mediaId, extras };
  };

  const toOne = async (ref: SessionRef, addressee: string, draft: MessageDraft, wait: number): Promise<Message> => {
    // The queue paces scheduled messages when they are due, and batches.
    if (draft.sendAt === null) await limit.consume(ref, 1);
    return acceptor.accept(ref, addressee, draft, wait);
  };

  const dispatch = async (ref: SessionRef, delivery: Delivery, draft: MessageDraft): Promise<Accepted> => {
    const { to } = delivery;
    if (typeof to !== "string") {
      const recipients = to.map((recipient) => ({ to: recipient, addressee: toAddressee(recipient) }));
      return { type: "batch", batch: await acceptor.acceptBatch(ref, { recipients }, draft) };
    }
    const addressee = toAddressee(to);
    if (addressee === null) throw invalidRequest([{ path: "body.to", message: sendPhrases.noRecipient }]);
    return { type: "message", message: await toOne(ref, addressee, draft, waitMs(delivery)) };
  };

  const findEarlier: SendService["findEarlier"] = async (tenant, delivery, { requestKey }) => {
    const earlier = requestKey === null ? null : await acceptor.findEarlier(tenant.organizationId, requestKey);
    if (earlier === null) return null;
    const ref = await sessions.require(tenant, sessionOf(earlier));
    if (earlier.type === "batch") return earlier;
    const message = await acceptor.outcomeOf(ref, earlier.message, waitMs(delivery));
    return { type: "message", message };
  };

  return {
    findEarlier,

    async send(tenant, sessionId, request, options) {
      const ref = await sessions.require(tenant, sessionId);
      const earlier = await findEarlier(tenant, request, options);
      if (earlier) return earlier;

      const { quotedMessageId = null, templateId = null, onUncertain = "unknown" } = request;
      const asked = readContent(request);
      const sendAt = readSendAt(request, clock.now());
      if (sendAt === null) sessions.requireEngine(ref);
      if (quotedMessageId !== null) await requireQuotable(ref, quotedMessageId, request);
      const content = await fetchFile(tenant, ref, asked);
      return dispatch(ref, request, { content, quotedMessageId, templateId, sendAt, onUncertain, ...options });
    },

    async forward(tenant, sessionId, messageId, delivery, options) {
      const ref = await sessions.require(tenant, sessionId);
      const earlier = await findEarlier(tenant, delivery, options);
      if (earlier) return earlier;

      const { type, text, mediaId, extras, revokedAt } = await requireMessage(ref, messageId);
      const isEmpty = text === null && mediaId === null && Object.keys(extras).length === 0;
      if (revokedAt !== null || isEmpty) {
        throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem: sendPhrases.emptied });
      }
      sessions.requireEngine(ref);
      if (mediaId !== null) await media.require(tenant, mediaId);
      // Those who are mentioned there may be nobody here, and only a story has a style.
      const { mentions: _, backgroundColor: __, font: ___, ...kept } = extras;
      const content = { type, text, mediaId, extras: kept };
      return dispatch(ref, delivery, { ...plain, content, ...options });
    },

    async post(tenant, sessionId, request, options) {
      const ref = await sessions.require(tenant, sessionId);
      const earlier = await findEarlier(tenant, request, options);
      if (earlier?.type === "message") return earlier.message;

      const asked = readStory(request);
      const sendAt = readSendAt(request, clock.now());
      if (sendAt === null) sessions.requireEngine(ref);
      const content = await fetchFile(tenant, ref, asked, storyMedia);
      return toOne(ref, STORIES, { ...plain, content, sendAt, ...options }, waitMs(request));
    },
  };
}

function sessionOf(accepted: Accepted): string {
  return accepted.type === "message" ? accepted.message.sessionId : accepted.batch.sessionId;
}

function notQuotable(message: Phrase): AppError {
  return invalidRequest([{ path: "body.quotedMessageId", message }]);
}

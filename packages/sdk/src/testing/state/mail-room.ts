import {
  type Accepted,
  AppError,
  type ContentDraft,
  type ContentRequest,
  invalidRequest,
  type MessageContent,
  mediaTypeOf,
  obstacleToQuote,
  readContent,
  readSendAt,
  sendPhrases,
  toAddressee,
  waitMs,
} from "@inbox-hub/openapi/rules";
import { storeMedia } from "./media-files";
import type { MessageRecord, SessionRecord } from "./records";
import type { Sender } from "./sender";
import { requireConnected, type SessionBook } from "./session-book";
import { mayUse, type Tenant, type World } from "./world";

export interface SendWish extends ContentRequest {
  readonly to: string | readonly string[];
  readonly quotedMessageId?: string;
  readonly templateId?: string;
  readonly sendAt?: string;
  readonly wait?: number;
}

export type MailRoom = ReturnType<typeof createMailRoom>;

/** Reads what is to be sent, and hands it to the sender. */
export function createMailRoom(world: World, sessions: SessionBook, sender: Sender) {
  const { tables, clock } = world;
  /** @throws AppError MESSAGE_NOT_FOUND */
  const requireMessage = ({ organizationId, sessionId }: SessionRecord, messageId: string): MessageRecord => {
    const message = tables.messages.get(messageId);
    if (message?.organizationId === organizationId && message.sessionId === sessionId) return message;
    throw new AppError("MESSAGE_NOT_FOUND", { messageId });
  };

  /** @throws AppError MEDIA_NOT_FOUND */
  const requireMedia = (tenant: Tenant, mediaId: string) => {
    const media = tables.media.get(mediaId);
    if (media?.organizationId === tenant.organizationId && mayUse(tenant, media.sessionId)) return media;
    throw new AppError("MEDIA_NOT_FOUND", { mediaId });
  };

  const requireQuotable = (session: SessionRecord, messageId: string, to: SendWish["to"]) => {
    const message = requireMessage(session, messageId);
    const recipients = typeof to === "string" ? [to] : to;
    const isElsewhere = recipients.some((recipient) => (toAddressee(recipient) ?? message.chatId) !== message.chatId);
    const problem = obstacleToQuote(message) ?? (isElsewhere ? sendPhrases.inAnotherChat : null);
    if (problem !== null) throw invalidRequest([{ path: "body.quotedMessageId", message: problem }]);
  };

  const toContent = (
    tenant: Tenant,
    { organizationId, sessionId }: SessionRecord,
    draft: ContentDraft,
  ): MessageContent => {
    if (draft.file === null) return draft.content;
    const { file, caption, extras } = draft;
    if ("url" in file) {
      // Nothing is fetched: a test has nobody there to answer. What is stored is empty, and has the name of the file.
      const filename = new URL(file.url).pathname.split("/").at(-1) || null;
      const { mediaId } = storeMedia(world, { organizationId, sessionId }, { filename, bytes: new Uint8Array() });
      return { type: "document", text: caption, mediaId, extras };
    }
    const { mediaId, mimetype } = requireMedia(tenant, file.mediaId);
    return { type: mediaTypeOf(mimetype), text: caption, mediaId, extras };
  };

  const dispatch = (
    session: SessionRecord,
    wish: Pick<SendWish, "to" | "wait">,
    draft: Parameters<Sender["toMany"]>[2],
    requestKey: string | null,
  ): Accepted => {
    const remember = (accepted: Accepted) => {
      if (requestKey !== null) tables.accepted.set(requestKey, accepted);
    };
    const { to } = wish;
    if (typeof to !== "string") {
      const recipients = to.map((recipient) => ({ to: recipient, addressee: toAddressee(recipient) }));
      const accepted = sender.toMany(session, recipients, draft);
      remember(accepted);
      return accepted;
    }
    const addressee = toAddressee(to);
    if (addressee === null) throw invalidRequest([{ path: "body.to", message: sendPhrases.noRecipient }]);
    return sender.toOne(session, addressee, draft, remember);
  };

  /** What a request of the same key has sent before, whatever has happened since. */
  const findEarlier = (requestKey: string | null): Accepted | null => {
    const earlier = requestKey === null ? undefined : tables.accepted.get(requestKey);
    if (earlier?.type !== "message") return earlier ?? null;
    const message = tables.messages.get(earlier.message.messageId);
    return message ? { type: "message", message: sender.outcomeOf(message) } : null;
  };

  return {
    requireMessage,
    requireMedia,
    findEarlier,

    send(tenant: Tenant, sessionId: string, wish: SendWish, requestKey: string | null): Accepted {
      const session = sessions.require(tenant, sessionId);
      const earlier = findEarlier(requestKey);
      if (earlier) return earlier;
      const { quotedMessageId = null, templateId = null } = wish;
      const asked = readContent(wish);
      const sendAt = readSendAt(wish, clock.now());
      if (sendAt === null) requireConnected(session);
      if (quotedMessageId !== null) requireQuotable(session, quotedMessageId, wish.to);
      const content = toContent(tenant, session, asked);
      return dispatch(
        session,
        wish,
        { content, quotedMessageId, templateId, sendAt, waitMs: waitMs(wish) },
        requestKey,
      );
    },

    forward(
      tenant: Tenant,
      sessionId: string,
      messageId: string,
      wish: Pick<SendWish, "to" | "wait">,
      requestKey: string | null,
    ): Accepted {
      const session = sessions.require(tenant, sessionId);
      const earlier = findEarlier(requestKey);
      if (earlier) return earlier;
      const { type, text, mediaId, extras, revokedAt } = requireMessage(session, messageId);
      const isEmpty = text === null && mediaId === null && Object.keys(extras).length === 0;
      if (revokedAt !== null || isEmpty) {
        throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem: sendPhrases.emptied });
      }
      requireConnected(session);
      if (mediaId !== null) requireMedia(tenant, mediaId);
      const { mentions: _, ...kept } = extras;
      const draft = { quotedMessageId: null, templateId: null, sendAt: null, waitMs: waitMs(wish) };
      return dispatch(session, wish, { ...draft, content: { type, text, mediaId, extras: kept } }, requestKey);
    },
  };
}

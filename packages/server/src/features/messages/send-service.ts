import type { Actor, SessionRef, Tenant } from "../../contract/tenant";
import { AppError } from "../../lib/app-error";
import type { Clock } from "../../lib/clock";
import type { MediaLibrary } from "../media/media-library";
import type { SessionAccess } from "../sessions/session-access";
import type { Accepted, MessageDraft } from "./acceptance-store";
import type { ContentDraft } from "./content-request";
import { readContent, refusal } from "./content-request";
import type { MessageAcceptor } from "./message-acceptor";
import type { MessageContent } from "./message-content";
import type { MessageLimit } from "./message-limit";
import type { MessageStore } from "./message-store";
import type { Delivery, SendRequest } from "./send-request";
import { readSendAt, requestKey, toAddressee, waitMs } from "./send-request";

export interface SendOptions {
  /** As the client sent it. */
  readonly idempotencyKey: string | null;
}

export interface SendService {
  /**
   * To one: stores the message, then waits for the outcome. To several: stores a batch. A repeated key finds what its
   * first request has stored, whatever has happened since.
   * @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, INVALID_REQUEST, MEDIA_NOT_FOUND, MESSAGE_NOT_FOUND,
   * MEDIA_URL_REFUSED, MEDIA_TOO_LARGE, RATE_LIMIT_EXCEEDED, RECIPIENT_NOT_ON_WHATSAPP, SEND_FAILED
   */
  send(tenant: Tenant, actor: Actor, sessionId: string, request: SendRequest, options: SendOptions): Promise<Accepted>;
  /** Sends what another message says. @throws AppError as `send`, and MESSAGE_NOT_EDITABLE when nothing is left of it */
  forward(
    tenant: Tenant,
    actor: Actor,
    sessionId: string,
    messageId: string,
    delivery: Delivery,
    options: SendOptions,
  ): Promise<Accepted>;
}

interface SendServiceDeps {
  readonly sessions: Pick<SessionAccess, "require" | "requireEngine">;
  readonly media: Pick<MediaLibrary, "require" | "storeFromUrl">;
  readonly messages: Pick<MessageStore, "find">;
  readonly limit: MessageLimit;
  readonly acceptor: MessageAcceptor;
  readonly clock: Clock;
}

export function createSendService({ sessions, media, messages, limit, acceptor, clock }: SendServiceDeps): SendService {
  const requireMessage = async (ref: SessionRef, messageId: string) => {
    const message = await messages.find(ref, messageId);
    if (message === null) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
    return message;
  };

  const fetchFile = async (tenant: Tenant, ref: SessionRef, draft: ContentDraft): Promise<MessageContent> => {
    if (draft.file === null) return draft.content;
    const { file, caption, extras } = draft;
    const { mediaId, type } =
      "url" in file ? await media.storeFromUrl(ref, file.url) : await media.require(tenant, file.mediaId);
    return { type, text: caption, mediaId, extras };
  };

  const dispatch = async (ref: SessionRef, delivery: Delivery, draft: MessageDraft): Promise<Accepted> => {
    const { to } = delivery;
    if (typeof to !== "string") return acceptor.acceptBatch(ref, sortOut(to), draft);
    const addressee = toAddressee(to);
    if (addressee === null) throw refusal([{ path: "body.to", message: "must be an E.164 number or a group" }]);
    // The queue paces scheduled messages when they are due, and batches.
    if (draft.sendAt === null) await limit.consume(ref, 1);
    return acceptor.accept(ref, addressee, draft, waitMs(delivery));
  };

  return {
    async send(tenant, actor, sessionId, request, { idempotencyKey }) {
      const ref = await sessions.require(tenant, sessionId);
      const key = idempotencyKey === null ? null : requestKey(actor, idempotencyKey, request);
      const earlier = await acceptor.findEarlier(ref, key, waitMs(request));
      if (earlier) return earlier;

      const { quotedMessageId = null, templateId = null, onUncertain = "unknown" } = request;
      const asked = readContent(request);
      const sendAt = readSendAt(request, clock.now());
      if (sendAt === null) sessions.requireEngine(ref);
      if (quotedMessageId !== null) await requireMessage(ref, quotedMessageId);
      const content = await fetchFile(tenant, ref, asked);
      return dispatch(ref, request, { content, quotedMessageId, templateId, sendAt, onUncertain, requestKey: key });
    },

    async forward(tenant, actor, sessionId, messageId, delivery, { idempotencyKey }) {
      const ref = await sessions.require(tenant, sessionId);
      const request = { forward: messageId, to: delivery.to };
      const key = idempotencyKey === null ? null : requestKey(actor, idempotencyKey, request);
      const earlier = await acceptor.findEarlier(ref, key, waitMs(delivery));
      if (earlier) return earlier;

      const { type, text, mediaId, extras, revokedAt } = await requireMessage(ref, messageId);
      const isEmpty = text === null && mediaId === null && Object.keys(extras).length === 0;
      if (revokedAt !== null || isEmpty) {
        throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem: "nothing is left of its content" });
      }
      sessions.requireEngine(ref);
      if (mediaId !== null) await media.require(tenant, mediaId);
      // Those who are mentioned there may be nobody here.
      const { mentions: _, ...kept } = extras;
      return dispatch(ref, delivery, {
        content: { type, text, mediaId, extras: kept },
        quotedMessageId: null,
        templateId: null,
        sendAt: null,
        onUncertain: "unknown",
        requestKey: key,
      });
    },
  };
}

/** Who gets a message, each once, and who cannot. */
function sortOut(recipients: readonly string[]) {
  const addressees = new Set<string>();
  const refused = [];
  for (const to of recipients) {
    const addressee = toAddressee(to);
    if (addressee === null) refused.push({ to, code: "INVALID_RECIPIENT" } as const);
    else addressees.add(addressee);
  }
  return { recipients, refused, addressees: [...addressees] };
}

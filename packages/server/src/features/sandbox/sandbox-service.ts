import { AppError, isGroup } from "@inbox-hub/openapi/rules";
import type { SessionRef, Tenant } from "../../contract/tenant";
import { type EngineContent, EngineError, type EngineErrorCode } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import { toAppError, toNumberError } from "../../engine/to-app-error";
import type { MediaLibrary } from "../media/media-library";
import type { SessionAccess } from "../sessions/session-access";
import type { SessionSupervisor } from "../sessions/session-supervisor";
import { type ContentDraft, readContent, type SandboxContent } from "./sandbox-content";
import type { MessageKeys, SandboxControl } from "./sandbox-control";
import { createSandboxPeople, notInGroup } from "./sandbox-people";
import { toPhone } from "./sandbox-phone";

interface SandboxServiceDeps {
  readonly control: SandboxControl;
  readonly access: Pick<SessionAccess, "require">;
  readonly supervisor: Pick<SessionSupervisor, "observed">;
  readonly media: Pick<MediaLibrary, "require" | "open">;
  readonly messages: MessageKeys;
}

export interface SandboxMessage {
  readonly from: string;
  readonly name: string | null;
  readonly content: SandboxContent;
  /** Null for the chat of both. */
  readonly groupId: string | null;
  readonly quotedMessageId: string | null;
  /** The same when the request comes again; null without an `Idempotency-Key`. */
  readonly requestKey: string | null;
}

const acks = { delivered: 2, read: 3, played: 4 } as const;

export type SandboxService = ReturnType<typeof createSandboxService>;

/** Plays the part of WhatsApp and of the customers. */
export function createSandboxService({ control, access, supervisor, media, messages }: SandboxServiceDeps) {
  const asked = ({ sessionId, ...ref }: SessionRef) => ({
    sessionId,
    status: supervisor.observed({ sessionId, ...ref })?.status ?? ("stopped" as const),
  });

  const toContent = async (tenant: Tenant, draft: ContentDraft): Promise<EngineContent> => {
    if (!("mediaId" in draft)) return draft;
    const { mediaId, caption } = draft;
    await media.require(tenant, mediaId);
    const file = await media.open(tenant.organizationId, mediaId);
    if (!file) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
    return { type: "media", media: file, caption };
  };

  /** The group to write in: the one that was asked for, else the one where the quoted message stands. */
  const placeOf = (groupId: string | null, quotedChatId: string | undefined): string | null => {
    if (groupId !== null) return groupId;
    return quotedChatId !== undefined && isGroup(quotedChatId) ? quotedChatId : null;
  };

  const requireMember = (ref: SessionRef, groupId: string, from: string) => {
    if (!control.membersOf(toEngineKey(ref), groupId).includes(from)) throw notInGroup(groupId, "body.from");
  };

  return {
    ...createSandboxPeople({ control, access, messages, asked }),

    /** @throws AppError SESSION_NOT_FOUND, SESSION_NOT_PAIRING, INVALID_REQUEST */
    async scan(tenant: Tenant, sessionId: string, phoneNumber: string | null): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      try {
        control.scan(toEngineKey(ref), phoneNumber === null ? undefined : toPhone(phoneNumber, "body.phoneNumber"));
      } catch (error) {
        if (isEngineError(error, "INVALID_STATE")) throw new AppError("SESSION_NOT_PAIRING", asked(ref));
        throw toNumberError(error, "body.phoneNumber", asked(ref));
      }
    },

    /**
     * @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, MEDIA_NOT_FOUND, MESSAGE_NOT_FOUND, GROUP_NOT_FOUND,
     * PARTICIPANT_NOT_IN_GROUP, GROUP_ADMIN_REQUIRED, INVALID_REQUEST
     */
    async receiveMessage(tenant: Tenant, sessionId: string, message: SandboxMessage): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      const { name, quotedMessageId, requestKey } = message;
      const content = await toContent(tenant, readContent(message.content));
      const quoted = quotedMessageId === null ? null : await messages.waKeyOf(tenant, sessionId, quotedMessageId);
      const groupId = placeOf(message.groupId, quoted?.chatId);
      const from = toPhone(message.from, "body.from");
      try {
        if (groupId !== null) requireMember(ref, groupId, from);
        await control.receiveMessage(toEngineKey(ref), {
          from,
          ...(name === null ? {} : { name }),
          content,
          ...(groupId === null ? {} : { chatId: groupId }),
          ...(quoted === null ? {} : { quotedKey: quoted.key }),
          ...(requestKey === null ? {} : { requestKey }),
        });
      } catch (error) {
        if (quotedMessageId !== null && isEngineError(error, "MESSAGE_NOT_FOUND")) {
          throw new AppError("MESSAGE_NOT_FOUND", { messageId: quotedMessageId });
        }
        if (groupId !== null && isEngineError(error, "CHAT_NOT_FOUND"))
          throw new AppError("GROUP_NOT_FOUND", { groupId });
        if (groupId !== null && isEngineError(error, "FORBIDDEN"))
          throw new AppError("GROUP_ADMIN_REQUIRED", { groupId });
        throw toNumberError(error, "body.from", asked(ref));
      }
    },

    /** For some seconds, or for good by unlinking. @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED */
    async disconnect(
      tenant: Tenant,
      sessionId: string,
      { seconds, unlink }: { readonly seconds: number; readonly unlink: boolean },
    ): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      try {
        if (unlink) control.unlink(toEngineKey(ref));
        else control.dropConnection(toEngineKey(ref), seconds * 1000);
      } catch (error) {
        throw toAppError(error, asked(ref));
      }
    },

    /** @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED */
    async failNextSend(
      tenant: Tenant,
      sessionId: string,
      { times, how }: { readonly times: number; readonly how: "refused" | "answer_lost" },
    ): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      try {
        control.failNextSend(toEngineKey(ref), { times, answerLost: how === "answer_lost" });
      } catch (error) {
        throw toAppError(error, asked(ref));
      }
    },

    /** @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_NOT_EDITABLE */
    async moveReceipt(tenant: Tenant, sessionId: string, messageId: string, status: keyof typeof acks): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      const { key } = await messages.waKeyOf(tenant, sessionId, messageId);
      try {
        control.moveReceipt(toEngineKey(ref), key, acks[status]);
      } catch (error) {
        if (isEngineError(error, "MESSAGE_NOT_FOUND")) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
        if (isEngineError(error, "INVALID_STATE")) {
          const problem = {
            es: `su acuse no puede pasar a ${status}`,
            en: `its receipt cannot become ${status}`,
          };
          throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem });
        }
        throw toAppError(error, asked(ref));
      }
    },
  };
}

function isEngineError(error: unknown, code: EngineErrorCode): boolean {
  return error instanceof EngineError && error.code === code;
}

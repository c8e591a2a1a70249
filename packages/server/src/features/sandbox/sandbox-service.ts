import type { SessionRef, Tenant } from "../../contract/tenant";
import { type EngineContent, EngineError, type EngineErrorCode } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import { toAppError, toNumberError } from "../../engine/to-app-error";
import { AppError } from "../../lib/app-error";
import { isGroup } from "../../lib/chat-id";
import { normalizePhone } from "../../lib/phone";
import type { MediaLibrary } from "../media/media-library";
import type { SessionAccess } from "../sessions/session-access";
import type { SessionSupervisor } from "../sessions/session-supervisor";
import type { MessageKeys, SandboxControl } from "./sandbox-control";

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
  readonly text: string | null;
  readonly mediaId: string | null;
  readonly quotedMessageId: string | null;
}

const acks = { delivered: 2, read: 3, played: 4 } as const;

export type SandboxService = ReturnType<typeof createSandboxService>;

/** Plays the part of WhatsApp and of the customers. */
export function createSandboxService({ control, access, supervisor, media, messages }: SandboxServiceDeps) {
  const asked = ({ sessionId, ...ref }: SessionRef) => ({
    sessionId,
    status: supervisor.observed({ sessionId, ...ref })?.status ?? ("stopped" as const),
  });

  const fileContent = async (tenant: Tenant, mediaId: string, caption: string | null): Promise<EngineContent> => {
    await media.require(tenant, mediaId);
    const file = await media.open(tenant.organizationId, mediaId);
    if (!file) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
    return { type: "media", media: file, caption };
  };

  const contentOf = (tenant: Tenant, { text, mediaId }: SandboxMessage): EngineContent | Promise<EngineContent> => {
    if (mediaId !== null) return fileContent(tenant, mediaId, text);
    if (text !== null) return { type: "text", text };
    const details = [{ path: "body.message", message: "is required, or mediaId" }];
    throw new AppError("INVALID_REQUEST", { problem: "body.message" }, { details });
  };

  const quoted = async (tenant: Tenant, sessionId: string, messageId: string | null) => {
    if (messageId === null) return {};
    const { key, chatId } = await messages.waKeyOf(tenant, sessionId, messageId);
    return { quotedKey: key, ...(isGroup(chatId) ? { chatId } : {}) };
  };

  return {
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

    /** @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, MEDIA_NOT_FOUND, MESSAGE_NOT_FOUND, INVALID_REQUEST */
    async receiveMessage(tenant: Tenant, sessionId: string, message: SandboxMessage): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      const { name, quotedMessageId } = message;
      const content = await contentOf(tenant, message);
      const reference = await quoted(tenant, sessionId, quotedMessageId);
      const from = toPhone(message.from, "body.from");
      try {
        await control.receiveMessage(toEngineKey(ref), {
          from,
          ...(name === null ? {} : { name }),
          content,
          ...reference,
        });
      } catch (error) {
        if (quotedMessageId !== null && isEngineError(error, "MESSAGE_NOT_FOUND")) {
          throw new AppError("MESSAGE_NOT_FOUND", { messageId: quotedMessageId });
        }
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
          throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem: `its receipt cannot become ${status}` });
        }
        throw toAppError(error, asked(ref));
      }
    },
  };
}

function toPhone(text: string, path: string): string {
  const phone = normalizePhone(text);
  if (phone === null) throw new AppError("INVALID_REQUEST", { problem: path });
  return phone;
}

function isEngineError(error: unknown, code: EngineErrorCode): boolean {
  return error instanceof EngineError && error.code === code;
}

import { AppError, phrases } from "@inbox-hub/openapi/rules";
import type { SessionRef, Tenant } from "../../contract/tenant";
import { EngineError, type SessionStatus } from "../../engine/engine";
import { toEngineKey } from "../../engine/engine-key";
import { problemOf, toAppError, toNumberError } from "../../engine/to-app-error";
import type { SessionAccess } from "../sessions/session-access";
import type { MessageKeys, SandboxControl } from "./sandbox-control";
import { toPhone } from "./sandbox-phone";

interface SandboxPeopleDeps {
  readonly control: SandboxControl;
  readonly access: Pick<SessionAccess, "require">;
  readonly messages: MessageKeys;
  /** The session and its status, for an error about it. */
  readonly asked: (ref: SessionRef) => { readonly sessionId: string; readonly status: SessionStatus };
}

interface SandboxGroupWish {
  readonly from: string;
  readonly subject: string;
  readonly participants: readonly string[];
  readonly withSession: boolean;
  /** The same when the request comes again; null without an `Idempotency-Key`. */
  readonly requestKey: string | null;
}

/** What customers do on their phones, but for writing. */
export function createSandboxPeople({ control, access, messages, asked }: SandboxPeopleDeps) {
  /** Does something to a message, as somebody who has it. */
  const change = async (
    tenant: Tenant,
    sessionId: string,
    messageId: string,
    act: (messageKey: string) => void,
  ): Promise<void> => {
    const ref = await access.require(tenant, sessionId);
    const { key } = await messages.waKeyOf(tenant, sessionId, messageId);
    try {
      act(key);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.code === "MESSAGE_NOT_FOUND") throw new AppError("MESSAGE_NOT_FOUND", { messageId }, { cause: error });
      if (error.code !== "FORBIDDEN") throw toAppError(error, asked(ref));
      throw new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem: problemOf(error) }, { cause: error });
    }
  };

  const requireCustomers = async (tenant: Tenant, sessionId: string, messageId: string) => {
    const { direction } = await messages.get(tenant, sessionId, messageId);
    if (direction === "inbound") return;
    throw new AppError("MESSAGE_NOT_EDITABLE", {
      messageId,
      problem: { es: "no lo escribió un cliente", en: "no customer wrote it" },
    });
  };

  return {
    /** Null takes the reaction back. @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_NOT_EDITABLE */
    async react(
      tenant: Tenant,
      sessionId: string,
      messageId: string,
      reaction: { readonly from: string; readonly emoji: string | null },
    ): Promise<void> {
      const from = toPhone(reaction.from, "body.from");
      await change(tenant, sessionId, messageId, (key) => control.react(key, { from, emoji: reaction.emoji ?? "" }));
    },

    /** No options take the vote back. @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_NOT_EDITABLE */
    async vote(
      tenant: Tenant,
      sessionId: string,
      messageId: string,
      vote: { readonly from: string; readonly options: readonly string[] },
    ): Promise<void> {
      const from = toPhone(vote.from, "body.from");
      await change(tenant, sessionId, messageId, (key) => control.vote(key, { from, options: vote.options }));
    },

    /** @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_NOT_EDITABLE */
    async editMessage(tenant: Tenant, sessionId: string, messageId: string, text: string): Promise<void> {
      await requireCustomers(tenant, sessionId, messageId);
      await change(tenant, sessionId, messageId, (key) => control.editMessage(key, text));
    },

    /** @throws AppError SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, MESSAGE_NOT_EDITABLE */
    async revokeMessage(tenant: Tenant, sessionId: string, messageId: string): Promise<void> {
      await requireCustomers(tenant, sessionId, messageId);
      await change(tenant, sessionId, messageId, control.revokeMessage);
    },

    /** @throws AppError SESSION_NOT_FOUND, SESSION_DISCONNECTED, INVALID_REQUEST */
    async createGroup(
      tenant: Tenant,
      sessionId: string,
      { from, subject, participants, withSession, requestKey }: SandboxGroupWish,
    ) {
      const ref = await access.require(tenant, sessionId);
      try {
        return control.createGroup({
          from: toPhone(from, "body.from"),
          subject,
          participants: participants.map((participant, index) => toPhone(participant, `body.participants[${index}]`)),
          ...(withSession ? { with: toEngineKey(ref) } : {}),
          ...(requestKey === null ? {} : { requestKey }),
        });
      } catch (error) {
        throw toNumberError(error, "body.from", asked(ref));
      }
    },

    /** @throws AppError SESSION_NOT_FOUND, GROUP_NOT_FOUND, PARTICIPANT_NOT_IN_GROUP, INVALID_REQUEST */
    async moveParticipant(
      tenant: Tenant,
      sessionId: string,
      groupId: string,
      { participant, action }: { readonly participant: string; readonly action: "join" | "leave" },
    ): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      const phone = toPhone(participant, "body.participant");
      try {
        if (action === "join") control.joinGroup(groupId, phone);
        else control.leaveGroup(groupId, phone);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        if (error.code === "CHAT_NOT_FOUND") throw new AppError("GROUP_NOT_FOUND", { groupId }, { cause: error });
        if (error.code === "FORBIDDEN") throw notInGroup(groupId, "body.participant");
        throw toNumberError(error, "body.participant", asked(ref));
      }
    },
  };
}

export function notInGroup(groupId: string, path: string): AppError {
  const details = [{ path, message: phrases.notInGroup }];
  return new AppError("PARTICIPANT_NOT_IN_GROUP", { groupId }, { details });
}

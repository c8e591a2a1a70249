import type { ErrorCode } from "@inbox-hub/openapi";
import { AppError } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../../contract/tenant";
import { type Engine, EngineError, type EngineErrorCode } from "../../engine/engine";
import { toAppError, toNumberError } from "../../engine/to-app-error";
import type { SessionAccess } from "../sessions/session-access";

/** What a refusal of WhatsApp means for one kind of question. */
type Refusals = Partial<Record<EngineErrorCode, ErrorCode>>;

/** What any member may ask. */
export const ofMember: Refusals = { CHAT_NOT_FOUND: "GROUP_NOT_FOUND" };
/** What may need an admin. */
export const ofAdmin: Refusals = { ...ofMember, FORBIDDEN: "GROUP_ADMIN_REQUIRED" };
export const ofInvitation: Refusals = { INVITATION_INVALID: "INVITE_CODE_INVALID" };

interface Question<Answer> {
  readonly ask: (engine: Engine) => Promise<Answer>;
  readonly refusals?: Refusals;
  readonly groupId?: string;
  /** Where the request names people whom WhatsApp may not take. */
  readonly path?: string;
}

/** Asks WhatsApp about groups. @throws AppError SESSION_DISCONNECTED, ENGINE_FAILED, and what `refusals` name */
export type AskWhatsApp = <Answer>(ref: SessionRef, question: Question<Answer>) => Promise<Answer>;

export function createAskWhatsApp(sessions: Pick<SessionAccess, "requireEngine">): AskWhatsApp {
  return async ({ sessionId, ...ref }, { ask, refusals = {}, groupId = "", path }) => {
    const engine = sessions.requireEngine({ ...ref, sessionId });
    try {
      return await ask(engine);
    } catch (error) {
      const code = error instanceof EngineError ? refusals[error.code] : undefined;
      if (code !== undefined) throw new AppError(code, { groupId }, { cause: error });
      const asked = { sessionId, status: engine.snapshot().status };
      throw path === undefined ? toAppError(error, asked) : toNumberError(error, path, asked);
    }
  };
}

export function adminRequired(groupId: string): AppError {
  return new AppError("GROUP_ADMIN_REQUIRED", { groupId });
}

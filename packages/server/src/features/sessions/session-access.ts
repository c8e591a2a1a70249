import type { SessionRef, Tenant } from "../../contract/tenant";
import type { Engine, EngineEvents } from "../../engine/engine";

/** What other features may ask of the sessions. */
export interface SessionAccess {
  /** @throws AppError SESSION_NOT_FOUND when it does not exist or the tenant may not see it. */
  require(tenant: Tenant, sessionId: string): Promise<SessionRef>;
  /** @throws AppError SESSION_DISCONNECTED */
  requireEngine(ref: SessionRef): Engine;
  /** The organization's default session, or its only connected one. @throws AppError SESSION_REQUIRED */
  choose(tenant: Tenant): Promise<SessionRef>;
}

/** What comes from a session's engine and concerns messages; `connected` comes each time it is (again) ready to send. */
export type SessionEvent =
  | {
      [Name in "message" | "ack" | "edit" | "revoke" | "reaction"]: {
        readonly name: Name;
        readonly payload: EngineEvents[Name];
      };
    }["message" | "ack" | "edit" | "revoke" | "reaction"]
  | { readonly name: "connected" };

export type SessionListener = (ref: SessionRef, engine: Engine, event: SessionEvent) => void;

import { AppError } from "@inbox-hub/openapi/rules";
import { mayUse, type SessionRef, type Tenant } from "../../contract/tenant";
import type { Engine, EngineEvents } from "../../engine/engine";
import type { SessionStore } from "./session-store";
import type { SessionSupervisor } from "./session-supervisor";

/** What other features may ask of the sessions. */
export interface SessionAccess {
  /** @throws AppError SESSION_NOT_FOUND when it does not exist or the tenant may not see it. */
  require(tenant: Tenant, sessionId: string): Promise<SessionRef>;
  /** @throws AppError SESSION_DISCONNECTED */
  requireEngine(ref: SessionRef): Engine;
  /** The organization's default session, or its only connected one. @throws AppError SESSION_REQUIRED */
  choose(tenant: Tenant): Promise<SessionRef>;
}

/** What WhatsApp tells of messages, chats and groups. */
export type EngineNews = Omit<EngineEvents, "state" | "fault">;

/** What comes from a session's engine; `connected` comes each time it is (again) ready to send. */
export type SessionEvent =
  | { [Name in keyof EngineNews]: { readonly name: Name; readonly payload: EngineNews[Name] } }[keyof EngineNews]
  | { readonly name: "connected" };

export type SessionListener = (ref: SessionRef, engine: Engine, event: SessionEvent) => void;

interface SessionAccessDeps {
  readonly sessions: Pick<SessionStore, "exists" | "defaultOf">;
  readonly supervisor: Pick<SessionSupervisor, "engine" | "observed" | "connectedSessions">;
}

export function createSessionAccess({ sessions, supervisor }: SessionAccessDeps): SessionAccess {
  return {
    async require(tenant, sessionId) {
      const ref = { organizationId: tenant.organizationId, sessionId };
      if (!mayUse(tenant, sessionId) || !(await sessions.exists(ref))) {
        throw new AppError("SESSION_NOT_FOUND", { sessionId });
      }
      return ref;
    },
    requireEngine(ref) {
      const engine = supervisor.engine(ref);
      if (engine?.snapshot().status === "connected") return engine;
      const status = supervisor.observed(ref)?.status ?? "stopped";
      throw new AppError("SESSION_DISCONNECTED", { sessionId: ref.sessionId, status });
    },
    async choose(tenant) {
      const { organizationId } = tenant;
      const byDefault = await sessions.defaultOf(organizationId);
      if (byDefault !== null && mayUse(tenant, byDefault)) return { organizationId, sessionId: byDefault };
      const connected = supervisor.connectedSessions(organizationId).filter((sessionId) => mayUse(tenant, sessionId));
      const [sessionId] = connected;
      if (sessionId === undefined || connected.length > 1) throw new AppError("SESSION_REQUIRED");
      return { organizationId, sessionId };
    },
  };
}

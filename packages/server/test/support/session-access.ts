import { AppError } from "@inbox-hub/openapi/rules";
import { mayUse } from "../../src/contract/tenant";
import type { Engine } from "../../src/engine/engine";
import type { SessionAccess } from "../../src/features/sessions/session-access";

/** The sessions of every organization: by id, with the engine of those that are connected. The first is the default one. */
export function fakeSessionAccess(sessions: Readonly<Record<string, Engine | null>>): SessionAccess {
  return {
    async require(tenant, sessionId) {
      if (!(sessionId in sessions) || !mayUse(tenant, sessionId))
        throw new AppError("SESSION_NOT_FOUND", { sessionId });
      return { organizationId: tenant.organizationId, sessionId };
    },
    requireEngine({ sessionId }) {
      const engine = sessions[sessionId];
      if (!engine) throw new AppError("SESSION_DISCONNECTED", { sessionId, status: "stopped" });
      return engine;
    },
    async choose({ organizationId }) {
      const [sessionId] = Object.keys(sessions);
      if (sessionId === undefined) throw new AppError("SESSION_REQUIRED");
      return { organizationId, sessionId };
    },
  };
}

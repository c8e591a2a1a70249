import type { EngineKey } from "./engine";

/** Session ids are unique within an organization only. */
export function toEngineKey({ organizationId, sessionId }: Session): EngineKey {
  return `${organizationId}.${sessionId}`;
}

interface Session {
  readonly organizationId: number;
  readonly sessionId: string;
}

import type { EngineKey } from "./engine";

/** Session ids are unique within an organization only. */
export function toEngineKey({ organizationId, sessionId }: Session): EngineKey {
  return `${organizationId}.${sessionId}`;
}

interface Session {
  readonly organizationId: number;
  readonly sessionId: string;
}

export function fromEngineKey(key: EngineKey): Session {
  const [organizationId = ""] = key.split(".", 1);
  return { organizationId: Number(organizationId), sessionId: key.slice(organizationId.length + 1) };
}

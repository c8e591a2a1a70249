import { AppError } from "@inbox-hub/openapi/rules";
import type { Actor } from "../../contract/tenant";

/** Who asks for a change, for the rules and for the audit log. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** A change as the audit log names it; the store adds what it was done to. */
export interface AuditStamp extends Caller {
  /** The operationId. */
  readonly action: string;
}

/** The user who calls. @throws AppError MISSING_TOKEN */
export function requireUserId({ actor }: Pick<Caller, "actor">): number {
  if (actor.type !== "user") throw new AppError("MISSING_TOKEN");
  return actor.userId;
}

export function toStamp(action: string, { actor, requestId }: Caller): AuditStamp {
  return { action, actor, requestId };
}

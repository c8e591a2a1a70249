import type { Actor } from "../../contract/tenant";

/** Writes down who changed what. Never put a secret or a phone number into `details`. */
export interface AuditTrail {
  record(entry: {
    readonly organizationId: number;
    /** The operationId. */
    readonly action: string;
    readonly actor: Actor;
    readonly target: string | null;
    readonly details?: Readonly<Record<string, unknown>>;
    readonly requestId: string | null;
  }): Promise<void>;
}

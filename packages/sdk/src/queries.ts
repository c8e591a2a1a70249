import type { Schemas } from "@inbox-hub/openapi";

/** Which page of a list. */
export interface PageQuery {
  /** How many items a page has: 50 if absent, at most 100. */
  readonly limit?: number;
  /** `nextCursor` of the page before, for the same query. */
  readonly cursor?: string;
}

export interface SessionsQuery extends PageQuery {
  /** Only sessions with this status. */
  readonly status?: Schemas["SessionState"];
}

export interface MessagesQuery extends PageQuery {
  /** Only this chat: a number or a group. */
  readonly chat?: Schemas["Recipient"];
  readonly direction?: Schemas["MessageDirection"];
  readonly status?: Schemas["MessageStatus"];
  readonly type?: Schemas["MessageType"];
  /** Not older than this: ISO 8601. */
  readonly from?: string;
  /** Older than this: ISO 8601. */
  readonly to?: string;
  /** Words to search for; a final `*` matches a beginning. */
  readonly q?: string;
}

export interface ContactsQuery extends PageQuery {
  /** The beginning of the name or of the number. */
  readonly q?: string;
  /** Only contacts with this tag. */
  readonly tag?: Schemas["Tag"];
  /** Only contacts assigned to this user. */
  readonly assignedToUserId?: number;
  /** The page, from 1. Not together with `cursor`. */
  readonly page?: number;
}

export interface TemplatesQuery extends PageQuery {
  /** Only this category. */
  readonly category?: string;
  /** Only active or only inactive ones. */
  readonly isActive?: boolean;
}

export interface DeliveriesQuery extends PageQuery {
  /** Only deliveries with this status. */
  readonly status?: Schemas["DeliveryStatus"];
}

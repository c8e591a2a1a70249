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
  /** Only this chat: a number, a LID or a group. */
  readonly chat?: Schemas["Recipient"];
  readonly direction?: Schemas["MessageDirection"];
  readonly status?: Schemas["MessageStatus"];
  readonly type?: Schemas["MessageType"];
  /** Not older than this: ISO 8601. With it or `to`, the list goes by time, and not as the messages came. */
  readonly from?: string;
  /** Older than this: ISO 8601. */
  readonly to?: string;
  /** Words to search for, in any order; a final `*` matches a beginning. */
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

export interface ConversationsQuery extends PageQuery {
  /** Only those with (or without) unread messages. */
  readonly unread?: boolean;
  /** Only archived (or not archived) ones. */
  readonly archived?: boolean;
  /** Only open or closed ones. */
  readonly status?: Schemas["ConversationStatus"];
  /** Only those of this user; `none` for those that nobody has taken. */
  readonly assignedToUserId?: number | "none";
  /** Only chats with a person or only groups. */
  readonly type?: Schemas["ChatType"];
}

export interface StoriesQuery extends PageQuery {
  /** Only those that can be seen now, or only the others. */
  readonly active?: boolean;
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

export interface EventsStreamQuery {
  /** Where to begin: behind this cursor. */
  readonly after?: string;
  /** Where to begin without `after`: not older than this. ISO 8601. */
  readonly since?: string;
  /** Only events of these types. */
  readonly types?: Schemas["EventType"][];
  /** Only events of this session. */
  readonly sessionId?: Schemas["SessionId"];
}

export interface EventsQuery extends EventsStreamQuery {
  /** How many events a page has at most: 50 if absent, no more than 100. */
  readonly limit?: number;
}

export interface StatisticsQuery {
  /** The beginning, inclusive: ISO 8601. 30 days before `to` if absent. */
  readonly from?: string;
  /** The end, exclusive: ISO 8601. Now if absent. */
  readonly to?: string;
  /** The steps of the series: days if absent. */
  readonly granularity?: Schemas["Granularity"];
  /** The time zone of the steps, such as `Europe/Madrid`: UTC if absent. */
  readonly timeZone?: string;
}

import type { Schemas } from "@inbox-hub/openapi";

/** One chat of a session as a team works on it. */
export interface Conversation {
  readonly sessionId: string;
  /** A number, a LID or a group. */
  readonly chatId: string;
  readonly type: Schemas["ChatType"];
  /** The contact's, or the subject of the group. */
  readonly name: string | null;
  readonly contact: ConversationContact | null;
  readonly status: Schemas["ConversationStatus"];
  readonly isArchived: boolean;
  readonly unreadCount: number;
  readonly assignedToUserId: number | null;
  readonly lastMessage: LastMessage | null;
  readonly lastMessageAt: number;
  readonly closedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ConversationContact {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly lid: string | null;
}

export interface LastMessage {
  readonly messageId: string;
  readonly direction: Schemas["MessageDirection"];
  readonly type: Schemas["MessageType"];
  readonly text: string | null;
  readonly status: Schemas["MessageStatus"];
  /** When it was written. */
  readonly at: number;
}

/** Null is no condition. */
export interface ConversationFilter {
  readonly isUnread: boolean | null;
  readonly isArchived: boolean | null;
  readonly status: Schemas["ConversationStatus"] | null;
  /** `none` for those that nobody has taken. */
  readonly assignedToUserId: number | "none" | null;
  readonly type: Schemas["ChatType"] | null;
}

/** Absent stays as it is; null gives it back to everybody. */
export interface ConversationChanges {
  readonly status?: Schemas["ConversationStatus"];
  readonly isArchived?: boolean;
  readonly assignedToUserId?: number | null;
}

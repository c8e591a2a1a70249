import type { ConversationRow } from "./conversation-rows";

/** What the first conversation becomes when it turns out to be the same as the other: whatever somebody should see of either is seen. */
export function mergeConversations(a: ConversationRow, b: ConversationRow): Partial<ConversationRow> {
  const isOpen = a.status === "open" || b.status === "open";
  const { lastMessageId, lastMessageAt } = b.lastMessageAt > a.lastMessageAt ? b : a;
  return {
    lastMessageId,
    lastMessageAt,
    unreadCount: a.unreadCount + b.unreadCount,
    status: isOpen ? "open" : "closed",
    closedAt: isOpen ? null : Math.max(a.closedAt ?? 0, b.closedAt ?? 0),
    isArchived: a.isArchived && b.isArchived,
    assignedToUserId: a.assignedToUserId ?? b.assignedToUserId,
    waitingSince: earlier(a.waitingSince, b.waitingSince),
    createdAt: Math.min(a.createdAt, b.createdAt),
  };
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

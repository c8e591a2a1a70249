import { and, eq, inArray } from "drizzle-orm";
import type { Clock } from "../lib/clock";
import type { Orm } from "./contact-rows";
import type { ConversationRows } from "./conversation-rows";
import { ofSession } from "./of-session";
import { contacts } from "./schema/contacts";
import { conversations } from "./schema/conversations";
import { sessions } from "./schema/sessions";

interface AssigneeReleaseDeps {
  readonly orm: Orm;
  readonly conversations: ConversationRows;
  readonly clock: Clock;
}

interface Release {
  readonly organizationId: number;
  /** Who leaves. */
  readonly userId: number;
  /** Who makes them leave. */
  readonly by: number;
  /** At most so many conversations, and so many contacts. */
  readonly limit: number;
}

/**
 * Gives what is assigned to a member back to everybody. True when that was all of it.
 * Only to be called inside `database.write`.
 */
export function releaseAssigned({ orm, conversations: rows, clock }: AssigneeReleaseDeps, release: Release): boolean {
  const { organizationId, userId, by, limit } = release;
  // By session: that is how the indexes go.
  const sessionIds = orm
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.organizationId, organizationId))
    .all()
    .map(({ id }) => id);

  const releaseConversations = (sessionId: string, most: number): number => {
    const assigned = orm
      .select()
      .from(conversations)
      .where(and(ofSession(conversations, { organizationId, sessionId }), eq(conversations.assignedToUserId, userId)))
      .limit(most)
      .all();
    for (const row of assigned) rows.tell(row, rows.update(row, { assignedToUserId: null }), by);
    return assigned.length;
  };

  const releaseContacts = (sessionId: string, most: number): number => {
    const assigned = orm
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(ofSession(contacts, { organizationId, sessionId }), eq(contacts.assignedToUserId, userId)))
      .limit(most);
    return orm
      .update(contacts)
      .set({ assignedToUserId: null, updatedAt: clock.now() })
      .where(inArray(contacts.id, assigned))
      .run().changes;
  };

  return [releaseConversations, releaseContacts].every((releaseIn) => {
    let left = limit;
    for (const sessionId of sessionIds) left -= releaseIn(sessionId, left);
    return left > 0;
  });
}

import { and, eq, inArray } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { Database } from "./database";
import { ofSession, sessionRow } from "./of-session";
import { contacts, contactTags } from "./schema/contacts";
import { media } from "./schema/content";
import { conversations, groupNotices } from "./schema/conversations";
import { batches, messages, pollVotes, reactions, sendJobs } from "./schema/messages";
import { organizations } from "./schema/organizations";
import { sessions, sessionTransitions } from "./schema/sessions";
import { chatActivity, firstResponses, messageCounts } from "./schema/statistics";

const ownTables = [
  sendJobs,
  messages,
  batches,
  contactTags,
  contacts,
  conversations,
  groupNotices,
  sessionTransitions,
  messageCounts,
  chatActivity,
  firstResponses,
] as const;

/**
 * Removes a session and all its rows, and gives back the contents of the files that were still there. Only to be called inside
 * `write`. The event log keeps what happened.
 */
export function removeSession(orm: Database["orm"], ref: SessionRef): readonly string[] {
  const itsMessages = orm.select({ id: messages.id }).from(messages).where(ofSession(messages, ref));
  for (const answers of [reactions, pollVotes])
    orm.delete(answers).where(inArray(answers.messageId, itsMessages)).run();
  for (const table of ownTables) {
    orm.delete(table).where(ofSession(table, ref)).run();
  }
  const files = orm.delete(media).where(ofSession(media, ref)).returning({ sha256: media.sha256 }).all();
  orm.delete(sessions).where(ofSession(sessionRow, ref)).run();
  orm
    .update(organizations)
    .set({ defaultSessionId: null })
    .where(and(eq(organizations.id, ref.organizationId), eq(organizations.defaultSessionId, ref.sessionId)))
    .run();
  return files.map(({ sha256 }) => sha256);
}

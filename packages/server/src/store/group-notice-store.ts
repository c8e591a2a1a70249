import { toTime } from "@inbox-hub/openapi/rules";
import { and, eq } from "drizzle-orm";
import type { SessionRef } from "../contract/tenant";
import type { GroupChange, GroupNoticeStore } from "../features/groups/group-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import type { EventLog } from "./event-log";
import { findPeople } from "./group-people-store";
import { ofSession } from "./of-session";
import { hasSession } from "./require-session";
import { conversations, groupNotices } from "./schema/conversations";

interface GroupNoticeStoreDeps {
  readonly database: Database;
  readonly events: EventLog;
  readonly clock: Clock;
}

export function createGroupNoticeStore({ database, events, clock }: GroupNoticeStoreDeps): GroupNoticeStore {
  const { orm } = database;

  /** False for what was told before. */
  const isNews = ({ organizationId, sessionId }: SessionRef, key: string): boolean =>
    orm.insert(groupNotices).values({ organizationId, sessionId, key, at: clock.now() }).onConflictDoNothing().run()
      .changes > 0;

  const rename = (ref: SessionRef, chatId: string, subject: string) =>
    orm
      .update(conversations)
      .set({ subject })
      .where(and(ofSession(conversations, ref), eq(conversations.chatId, chatId)))
      .run();

  const toData = (ref: SessionRef, { groupId, action, participants, author, at }: GroupChange) => {
    const people = findPeople(orm, ref, author === null ? participants : [...participants, author]);
    const addressOf = (address: string) => people.get(address)?.address ?? address;
    return {
      groupId,
      action,
      participants: participants.map(addressOf),
      author: author === null ? null : addressOf(author),
      timestamp: toTime(at),
    };
  };

  return {
    record: (ref, change) =>
      database.write(() => {
        const { key, groupId, subject } = change;
        // The last news of a session may come in after it is deleted.
        if (!hasSession(orm, ref) || !isNews(ref, key)) return;
        if (subject !== null) rename(ref, groupId, subject);
        events.append({ type: "group_update", ...ref, chatId: groupId, data: toData(ref, change) });
      }),
  };
}

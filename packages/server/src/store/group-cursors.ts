import type { SessionRef } from "../contract/tenant";
import type { GroupCursors } from "../features/groups/group-store";
import type { Database } from "./database";

interface GroupCursorsDeps {
  readonly database: Pick<Database, "createCursors">;
}

/** The list of groups is not stored, but its cursors are like those of every other list. */
export function createGroupCursors({ database }: GroupCursorsDeps): GroupCursors {
  const cursorsOf = ({ organizationId, sessionId }: SessionRef) =>
    database.createCursors("groups", { organizationId, sessionId });
  return {
    encode: (ref, { subject, groupId }) => cursorsOf(ref).encode([subject, groupId]),
    decode: (ref, cursor) => {
      const [subject = "", groupId = ""] = cursorsOf(ref).decode(cursor);
      return { subject: String(subject), groupId: String(groupId) };
    },
  };
}

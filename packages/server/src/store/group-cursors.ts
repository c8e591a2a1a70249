import type { SessionRef } from "../contract/tenant";
import type { GroupCursors } from "../features/groups/group-store";
import { createCursors } from "./cursor";

/** The list of groups is not stored, but its cursors are like those of every other list. */
export const groupCursors: GroupCursors = {
  encode: (ref, { subject, groupId }) => cursorsOf(ref).encode([subject, groupId]),
  decode: (ref, cursor) => {
    const [subject = "", groupId = ""] = cursorsOf(ref).decode(cursor);
    return { subject: String(subject), groupId: String(groupId) };
  },
};

function cursorsOf({ organizationId, sessionId }: SessionRef) {
  return createCursors("groups", { organizationId, sessionId });
}

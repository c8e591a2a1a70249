import { toAddress } from "@inbox-hub/openapi/rules";
import type { NewsTakers } from "../sessions/session-intake";
import type { GroupNoticeStore } from "./group-store";

/** What becomes of the news of groups. */
export function createGroupIntake({ notices }: { readonly notices: GroupNoticeStore }): NewsTakers<"group"> {
  return {
    group: (ref, { key, groupId, action, participants, author, subject, timestamp }) =>
      notices.record(ref, {
        key,
        groupId,
        action,
        participants: participants.map(toAddress),
        author: author === null ? null : toAddress(author),
        subject,
        at: timestamp,
      }),
  };
}

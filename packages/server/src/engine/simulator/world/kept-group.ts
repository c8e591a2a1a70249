import { createHash } from "node:crypto";
import type { KeptGroup } from "./world-entry";
import type { Group, GroupSettings } from "./world-types";

/** Those of a new group: everybody may do everything. */
export const openSettings: GroupSettings = {
  messagesAdminsOnly: false,
  infoAdminsOnly: false,
  addMembersAdminsOnly: false,
};

/** The same group each time, also when it was kept before groups had more than members. */
export function completeGroup(group: KeptGroup): Group {
  return {
    description: null,
    owner: group.admins[0] ?? null,
    settings: openSettings,
    inviteCode: createHash("sha256").update(`invite:${group.id}`).digest("hex").slice(0, 22),
    ...group,
  };
}

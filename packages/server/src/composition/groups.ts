import { createGroupHandlers } from "../features/groups/group-handlers";
import { createGroupIntake } from "../features/groups/group-intake";
import { createGroupService } from "../features/groups/group-service";
import { createParticipantService } from "../features/groups/participant-service";
import type { SessionAccess } from "../features/sessions/session-access";
import type { Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import type { Stores } from "./stores";

interface GroupsDeps {
  readonly stores: Pick<Stores, "groupPeople" | "groupNotices" | "groupCursors">;
  readonly access: SessionAccess;
  readonly clock: Clock;
  readonly log: Log;
}

/** Groups: what the API asks WhatsApp about them, and what WhatsApp tells of them. */
export function createGroups({ stores, access, clock, log }: GroupsDeps) {
  const { groupPeople: people, groupNotices: notices, groupCursors: cursors } = stores;
  const groups = createGroupService({ sessions: access, people, cursors, clock, log });
  const participants = createParticipantService({ sessions: access, people });
  return {
    handlers: createGroupHandlers({ groups, participants }),
    takers: createGroupIntake({ notices }),
  };
}

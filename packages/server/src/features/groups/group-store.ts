import type { SessionRef } from "../../contract/tenant";
import type { GroupNotice } from "../../engine/engine-group";
import type { GroupPosition } from "./group";

/** Somebody as the session's contacts know them. */
export interface KnownPerson {
  /** The number, or the LID while the number is not known. */
  readonly address: string;
  readonly name: string | null;
}

export interface GroupPeopleStore {
  /** By the numbers and LIDs that were asked for. Whom the contacts do not know is missing. */
  find(ref: SessionRef, addresses: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>>;
}

/** What WhatsApp tells of a group, with wire addresses. */
export interface GroupChange {
  /** The same however often it is told. */
  readonly key: string;
  readonly groupId: string;
  readonly action: GroupNotice["action"];
  readonly participants: readonly string[];
  readonly author: string | null;
  /** The subject from now on, where it is known. */
  readonly subject: string | null;
  readonly at: number;
}

export interface GroupNoticeStore {
  /** Writes the event, and the subject where the chat shows it. Nothing the second time. */
  record(ref: SessionRef, change: GroupChange): Promise<void>;
}

/** Opaque cursors of the list of a session's groups. */
export interface GroupCursors {
  encode(ref: SessionRef, position: GroupPosition): string;
  /** @throws AppError INVALID_CURSOR */
  decode(ref: SessionRef, cursor: string): GroupPosition;
}

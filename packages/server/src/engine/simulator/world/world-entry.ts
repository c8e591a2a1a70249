import { isGroup, STORIES } from "@inbox-hub/openapi/rules";
import type { Account, Address, Group, GroupNote, Phone, Queued, ReceiptAck, Token, WorldMessage } from "./world-types";

/** Journals of before groups had more than members lack the rest. */
export type KeptGroup = Pick<Group, "id" | "subject" | "members" | "admins" | "createdAt"> & Partial<Group>;

/** One fact. The World is what follows from all of them, in order. */
export type WorldEntry =
  /** The whole account, as it is from now on. */
  | { readonly type: "account"; readonly account: Account }
  /** The whole group, as it is from now on, and what its members are told. */
  | { readonly type: "group"; readonly group: KeptGroup; readonly notes?: readonly GroupNote[] }
  | { readonly type: "device"; readonly token: Token; readonly phone: Phone; readonly at: number }
  | { readonly type: "unlink"; readonly token: Token }
  /** The device has kept everything up to this number. */
  | { readonly type: "taken"; readonly token: Token; readonly sequence: number }
  /** Written when the journal is compacted: what still waits for a device. */
  | { readonly type: "queue"; readonly token: Token; readonly nextSequence: number; readonly queue: readonly Queued[] }
  /** Kept by the cloud, but not delivered: that follows from its receipts. */
  | { readonly type: "message"; readonly message: WorldMessage }
  | { readonly type: "ack"; readonly key: string; readonly ack: ReceiptAck; readonly at: number }
  | {
      readonly type: "edit";
      readonly key: string;
      readonly text: string;
      readonly device: Token | null;
      readonly at: number;
    }
  | { readonly type: "revoke"; readonly key: string; readonly device: Token | null; readonly at: number }
  | {
      readonly type: "reaction";
      readonly key: string;
      readonly from: Phone;
      readonly emoji: string;
      readonly device: Token | null;
      readonly at: number;
    }
  | {
      readonly type: "vote";
      readonly key: string;
      readonly from: Phone;
      readonly options: readonly string[];
      readonly device: Token | null;
      readonly at: number;
    }
  /** The account has read this chat, with a phone or a group. */
  | {
      readonly type: "read";
      readonly phone: Phone;
      readonly chat: Phone | Address;
      readonly device: Token | null;
      readonly at: number;
    }
  | {
      readonly type: "archive";
      readonly phone: Phone;
      readonly chat: Phone | Address;
      readonly archived: boolean;
      readonly device: Token | null;
      readonly at: number;
    };

export type EntryOf<T extends WorldEntry["type"]> = Extract<WorldEntry, { readonly type: T }>;

/** A chat's key in the cloud: a group's id, both phones in order, or whose stories they are. */
export function chatKeyOf(message: Pick<WorldMessage, "from" | "to">): Address {
  if (message.to === STORIES) return `${STORIES} of ${message.from}`;
  return isGroup(message.to) ? message.to : [message.from, message.to].sort().join("+");
}

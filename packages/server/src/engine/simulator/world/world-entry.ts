import { isGroup } from "../../../lib/chat-id";
import type { Account, Address, Group, Phone, Queued, ReceiptAck, Token, WorldMessage } from "./world-types";

/** One fact. The World is what follows from all of them, in order. */
export type WorldEntry =
  /** The whole account, as it is from now on. */
  | { readonly type: "account"; readonly account: Account }
  | { readonly type: "group"; readonly group: Group }
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
    };

export type EntryOf<T extends WorldEntry["type"]> = Extract<WorldEntry, { readonly type: T }>;

/** A chat's key in the cloud: a group's id, or both phones in order. */
export function chatKeyOf(message: Pick<WorldMessage, "from" | "to">): Address {
  return isGroup(message.to) ? message.to : [message.from, message.to].sort().join("+");
}

import type { Clock } from "../../../lib/clock";
import { type Accounts, createAccounts } from "./accounts";
import { createAnswers } from "./answers";
import { apply } from "./apply";
import { type Chats, createChats } from "./chats";
import { compact, mediaInUse } from "./compaction";
import { createFaults, type Faults } from "./faults";
import { createGroups, type Groups } from "./groups";
import type { BlobStore, Journal } from "./journal";
import { createLines, type Lines } from "./lines";
import { createLinking, type Linking } from "./linking";
import { createMediaServer, type MediaServer } from "./media";
import { createMessageChanges, type MessageChanges } from "./message-changes";
import { createMessages, type Messages } from "./messages";
import type { Random } from "./random-text";
import { createReceipts, defaultReceiptDelays, type ReceiptDelays, type Receipts } from "./receipts";
import { createState } from "./state";
import { createTyping } from "./typing";
import type { WorldContext } from "./world-context";
import type { WorldEntry } from "./world-entry";
import type { Phone, WorldMessage } from "./world-types";

/** What WhatsApp's cloud and everybody's phones know. Calls are plain data, so that they can be served over a socket too. */
export interface World {
  readonly accounts: Accounts;
  readonly linking: Linking;
  readonly lines: Omit<Lines, "flush" | "close" | "tellUnlinked">;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly messages: Messages & MessageChanges;
  readonly receipts: Pick<Receipts, "configure" | "move">;
  readonly faults: Faults;
  readonly media: MediaServer;
  /** A message, whoever wrote it. */
  message(key: string): WorldMessage | null;
  /** The truth about what reached an account, in the order in which it was sent. */
  received(phone: Phone): readonly WorldMessage[];
  /** Stops every timer. What is due goes on when a World is made over the same journal. */
  close(): void;
}

interface WorldDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal<WorldEntry>;
  readonly blobs: BlobStore;
  readonly receiptDelays?: Partial<ReceiptDelays>;
  readonly messagesPerChat?: number;
}

/** Makes the World that follows from the journal, and goes on from there. */
export function createWorld(deps: WorldDeps): World {
  const { clock, random, journal, blobs, receiptDelays, messagesPerChat = 500 } = deps;
  const state = createState(messagesPerChat);
  for (const entry of journal.read()) apply(state, entry);
  journal.replace(compact(state));
  blobs.retain(mediaInUse(state));

  const context: WorldContext = {
    clock,
    state,
    record(entry) {
      journal.append(entry);
      apply(state, entry);
      lines.flush();
    },
  };
  const lines = createLines(context);
  const accounts = createAccounts(context);
  const faults = createFaults();
  const answers = createAnswers({ ...context, write: (actor, outgoing) => messages.send(actor, outgoing) });
  const receipts = createReceipts({
    ...context,
    delays: { ...defaultReceiptDelays, ...receiptDelays },
    onAccepted: answers.consider,
  });
  const typing = createTyping({ clock });
  const messages = createMessages({ ...context, accounts, lines, faults, receipts, typing });

  for (const message of [...state.messages.values()]) {
    receipts.follow(message.key);
    answers.consider(message);
  }

  return {
    accounts,
    lines,
    faults,
    receipts,
    linking: createLinking({ ...context, random, accounts, lines }),
    groups: createGroups({ ...context, random, accounts, lines }),
    chats: createChats({ ...context, lines, messages, receipts, typing }),
    messages: { ...messages, ...createMessageChanges({ ...context, lines, messages }) },
    media: createMediaServer({ blobs }),
    message: (key) => state.messages.get(key) ?? null,
    received: (phone) =>
      [...state.messages.values()].filter(({ ack, recipients }) => ack >= 1 && recipients.includes(phone)),
    close() {
      answers.close();
      receipts.close();
      lines.close();
    },
  };
}

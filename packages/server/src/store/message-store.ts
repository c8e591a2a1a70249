import type { MessageStore } from "../features/messages/message-store";
import type { Clock } from "../lib/clock";
import type { Database } from "./database";
import { cancelUnsent } from "./message-cancel";
import { listMessages } from "./message-list";
import type { MessageProgress } from "./message-progress";
import { findMessage, toMessages } from "./message-rows";
import { searchMessages } from "./message-search";
import { addressOf } from "./person-address";

interface MessageStoreDeps {
  readonly database: Database;
  readonly progress: MessageProgress;
  readonly clock: Clock;
}

export function createMessageStore({ database, progress, clock }: MessageStoreDeps): MessageStore {
  const { orm } = database;

  return {
    async list(ref, filter, request) {
      const { q } = filter;
      const page =
        q === null
          ? listMessages(database, ref, filter, request)
          : await searchMessages(database, ref, { ...filter, q }, request);
      return { ...page, items: toMessages(orm, page.items) };
    },

    async find(ref, messageId) {
      const row = findMessage(orm, ref, messageId);
      return row === undefined ? null : (toMessages(orm, [row])[0] ?? null);
    },

    chatOf: async (ref, address) => addressOf(orm, ref, address),

    cancel: (ref, messageId) =>
      database.write(() => {
        const row = findMessage(orm, ref, messageId);
        return row !== undefined && cancelUnsent({ orm, progress, clock }, row);
      }),
  };
}

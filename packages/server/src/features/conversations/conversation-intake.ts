import { toAddress } from "@inbox-hub/openapi/rules";
import type { NewsTakers } from "../sessions/session-intake";
import type { ConversationStore } from "./conversation-store";

interface ConversationIntakeDeps {
  readonly conversations: Pick<ConversationStore, "update" | "markRead">;
}

/** What becomes of what is done on the phone. */
export function createConversationIntake({ conversations }: ConversationIntakeDeps): NewsTakers<"read" | "archive"> {
  return {
    async read(ref, { chatId }) {
      await conversations.markRead(ref, toAddress(chatId), null, null);
    },
    async archive(ref, { chatId, archived }) {
      await conversations.update(ref, toAddress(chatId), { isArchived: archived }, null);
    },
  };
}

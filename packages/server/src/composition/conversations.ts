import { createConversationHandlers } from "../features/conversations/conversation-handlers";
import { createConversationIntake } from "../features/conversations/conversation-intake";
import { createConversationService } from "../features/conversations/conversation-service";
import type { SessionAccess } from "../features/sessions/session-access";
import { createKeyedQueue } from "../lib/keyed-queue";
import type { Stores } from "./stores";

interface ConversationsDeps {
  readonly stores: Pick<Stores, "conversations">;
  readonly access: SessionAccess;
  readonly members: { isMember(organizationId: number, userId: number): Promise<boolean> };
}

/** Chats as a team works on them, through the API and on the phone. */
export function createConversations({ stores: { conversations }, access, members }: ConversationsDeps) {
  const service = createConversationService({ conversations, sessions: access, members, queue: createKeyedQueue() });
  return {
    handlers: createConversationHandlers({ conversations: service }),
    takers: createConversationIntake({ conversations }),
  };
}

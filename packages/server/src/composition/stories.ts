import type { SessionAccess } from "../features/sessions/session-access";
import { createStoryHandlers } from "../features/status/story-handlers";
import { createStoryService } from "../features/status/story-service";
import { createKeyedQueue } from "../lib/keyed-queue";
import type { createMessaging } from "./messaging";
import type { Stores } from "./stores";

interface StoriesDeps {
  readonly stores: Pick<Stores, "stories">;
  readonly access: SessionAccess;
  readonly messaging: Pick<ReturnType<typeof createMessaging>, "sends" | "messages" | "changes">;
}

/** Stories are messages: they are sent and taken back as such. */
export function createStories({ stores, access, messaging }: StoriesDeps) {
  const { sends, messages, changes } = messaging;
  const queue = createKeyedQueue();
  const stories = createStoryService({
    sessions: access,
    stories: stores.stories,
    sends,
    messages,
    changes,
    queue,
  });
  return { handlers: createStoryHandlers({ stories }) };
}

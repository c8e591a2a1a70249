import type { StoryRequest } from "@inbox-hub/openapi/rules";
import { AppError } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { KeyedQueue } from "../../lib/keyed-queue";
import type { MessageChangeService } from "../messages/message-change-service";
import type { MessageService } from "../messages/message-service";
import type { SendOptions, SendService } from "../messages/send-service";
import type { SessionAccess } from "../sessions/session-access";
import type { Story, StoryFilter } from "./story";
import type { StoryStore } from "./story-store";

export interface StoryService {
  /** @throws AppError SESSION_NOT_FOUND, INVALID_CURSOR */
  list(tenant: Tenant, sessionId: string, filter: StoryFilter, page: PageRequest): Promise<Page<Story>>;
  /** @throws AppError as `SendService.post` */
  create(tenant: Tenant, sessionId: string, request: StoryRequest, options: SendOptions): Promise<Story>;
  /** @throws AppError SESSION_NOT_FOUND, STATUS_NOT_FOUND */
  get(tenant: Tenant, sessionId: string, storyId: string): Promise<Story>;
  /**
   * Takes it back; cancels it when it is not sent. One that is gone already stays so.
   * @throws AppError SESSION_NOT_FOUND, STATUS_NOT_FOUND, MESSAGE_NOT_EDITABLE, SESSION_DISCONNECTED, ENGINE_FAILED
   */
  delete(tenant: Tenant, sessionId: string, storyId: string): Promise<Story>;
}

interface StoryServiceDeps {
  readonly sessions: Pick<SessionAccess, "require">;
  readonly stories: StoryStore;
  readonly sends: Pick<SendService, "post">;
  readonly messages: Pick<MessageService, "cancelUnsent">;
  readonly changes: Pick<MessageChangeService, "revoke">;
  /** One deletion of a story after the other: the second finds it gone. */
  readonly queue: KeyedQueue;
}

export function createStoryService(deps: StoryServiceDeps): StoryService {
  const { sessions, stories, sends, messages, changes, queue } = deps;

  const find = async (ref: SessionRef, storyId: string): Promise<Story> => {
    const story = await stories.find(ref, storyId);
    if (story === null) throw new AppError("STATUS_NOT_FOUND", { statusId: storyId });
    return story;
  };

  return {
    async list(tenant, sessionId, filter, page) {
      return stories.list(await sessions.require(tenant, sessionId), filter, page);
    },

    create: (...request) => sends.post(...request),

    async get(tenant, sessionId, storyId) {
      return find(await sessions.require(tenant, sessionId), storyId);
    },

    async delete(tenant, sessionId, storyId) {
      const ref = await sessions.require(tenant, sessionId);
      return queue.run(storyId, async () => {
        const story = await find(ref, storyId);
        if (story.revokedAt !== null || story.status === "canceled") return story;
        if (await messages.cancelUnsent(ref, storyId)) return find(ref, storyId);
        return changes.revoke(tenant, sessionId, storyId);
      });
    },
  };
}

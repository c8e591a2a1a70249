import type { ErrorCode, Schemas } from "@inbox-hub/openapi";
import type { Language } from "@inbox-hub/openapi/rules";
import { sentenceOf, toTime, toTimeOrNull } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import { endOf, type Story, storyTypeOf } from "./story";
import type { StoryService } from "./story-service";

export function createStoryHandlers({ stories }: { readonly stories: StoryService }): HandlersOf<"status"> {
  return {
    "status.list": async ({ params, query }, { tenant, language }) => {
      const filter = { isActive: query.active ?? null };
      const page = await stories.list(tenant, params.sessionId, filter, toPageRequest(query));
      return {
        status: 200,
        data: page.items.map((story) => toWireStory(story, language)),
        pagination: toPagination(page),
      };
    },
    "status.create": async ({ params, body }, { tenant, requestKey, language }) => {
      const story = await stories.create(tenant, params.sessionId, body, { requestKey });
      const data = toWireStory(story, language);
      // WhatsApp has it, or it is still on its way.
      return endOf(story) === null ? { status: 202, data } : { status: 200, data };
    },
    "status.get": async ({ params }, { tenant, language }) => ({
      status: 200,
      data: toWireStory(await stories.get(tenant, params.sessionId, params.statusId), language),
    }),
    "status.delete": async ({ params }, { tenant, language }) => ({
      status: 200,
      data: toWireStory(await stories.delete(tenant, params.sessionId, params.statusId), language),
    }),
  };
}

function toWireStory(story: Story, language: Language): Schemas["Story"] {
  const { extras, errorCode } = story;
  return {
    statusId: story.messageId,
    sessionId: story.sessionId,
    type: storyTypeOf(story),
    message: story.text,
    mediaId: story.mediaId,
    backgroundColor: extras.backgroundColor ?? null,
    font: extras.font ?? null,
    status: story.status,
    timestamp: toTime(story.createdAt),
    expiresAt: toTimeOrNull(endOf(story)),
    error: errorCode === null ? null : { code: errorCode, message: toSentence(errorCode, language, story) },
    revokedAt: toTimeOrNull(story.revokedAt),
  };
}

function toSentence(code: ErrorCode, language: Language, { messageId, mediaId }: Story): string {
  return sentenceOf(code, language, { messageId, mediaId: mediaId ?? "" });
}

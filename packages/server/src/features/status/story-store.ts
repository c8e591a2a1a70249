import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef } from "../../contract/tenant";
import type { Story, StoryFilter } from "./story";

export interface StoryStore {
  /** Newest first. @throws AppError INVALID_CURSOR */
  list(ref: SessionRef, filter: StoryFilter, page: PageRequest): Promise<Page<Story>>;
  find(ref: SessionRef, storyId: string): Promise<Story | null>;
}

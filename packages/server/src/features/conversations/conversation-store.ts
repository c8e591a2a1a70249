import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef } from "../../contract/tenant";
import type { Conversation, ConversationChanges, ConversationFilter } from "./conversation";

/** Who does something: a user, or null for an API key or the phone. */
export type UserId = number | null;

/** Each change is written with its event, and none when nothing changes. Each gives null when there is no such conversation. */
export interface ConversationStore {
  /** Whom an address leads to: a LID whose number is known leads to the number. */
  chatIdOf(ref: SessionRef, address: string): Promise<string>;
  /** The latest message first. @throws AppError INVALID_CURSOR */
  list(ref: SessionRef, filter: ConversationFilter, page: PageRequest): Promise<Page<Conversation>>;
  find(ref: SessionRef, chatId: string): Promise<Conversation | null>;
  /** @throws AppError MEMBER_NOT_FOUND */
  update(ref: SessionRef, chatId: string, changes: ConversationChanges, by: UserId): Promise<Conversation | null>;
  /** How far the chat goes now, for `markRead`. */
  lastPosition(ref: SessionRef, chatId: string): Promise<number>;
  /** Everything is read, or everything up to a position: what came after it is not. */
  markRead(ref: SessionRef, chatId: string, upTo: number | null, by: UserId): Promise<Conversation | null>;
}

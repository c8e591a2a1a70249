import type { Page, PageRequest } from "../../contract/page";
import type { SessionRef } from "../../contract/tenant";
import type { Media } from "./media";

export type NewMedia = Pick<Media, "type" | "mimetype" | "size" | "sha256" | "filename">;

/** All files of an organization, or of one of its sessions. */
export interface MediaScope {
  readonly organizationId: number;
  readonly sessionId?: string;
}

export interface MediaStore {
  /** Newest first, without those that have expired. @throws AppError INVALID_CURSOR */
  list(ref: SessionRef, page: PageRequest): Promise<Page<Media>>;
  find(organizationId: number, mediaId: string): Promise<Media | null>;
  insert(ref: SessionRef, media: NewMedia): Promise<Media>;
  /** False when there is none. */
  delete(organizationId: number, mediaId: string): Promise<boolean>;
  /** Whether any file, of any organization, has this content and has not expired. */
  refersTo(sha256: string): Promise<boolean>;
  /** Which of these contents no such file has. */
  unused(contents: readonly string[]): Promise<readonly string[]>;
  /** Files of any organization from before a time that have not expired and that no message waits to be sent with, oldest first. */
  expirable(before: number, limit: number): Promise<readonly Media[]>;
  /** Notes that its content is deleted. False when it had expired already, is gone, or a message waits to be sent with it. */
  expire(mediaId: string): Promise<boolean>;
  /** Some of the files, to be deleted until none is left. */
  some(scope: MediaScope, limit: number): Promise<readonly Media[]>;
}

import type { SQL } from "drizzle-orm";
import { and, desc, eq, lt } from "drizzle-orm";
import type { Media } from "../features/media/media";
import type { MediaStore } from "../features/media/media-store";
import { AppError } from "../lib/app-error";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { createCursors, toPage } from "./cursor";
import type { Database } from "./database";
import { media } from "./schema/content";
import { sessions } from "./schema/sessions";

interface MediaStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createMediaStore({ database, clock, newId }: MediaStoreDeps): MediaStore {
  const { orm, write } = database;
  const owned = (organizationId: number, mediaId: string) =>
    and(eq(media.id, mediaId), eq(media.organizationId, organizationId));
  const newest = (where: SQL | undefined, limit: number) =>
    // Ids sort by the time they were made.
    orm.select().from(media).where(where).orderBy(desc(media.id)).limit(limit).all();

  return {
    async list({ organizationId, sessionId }, { limit, cursor }) {
      const cursors = createCursors("media", { organizationId, sessionId });
      const [before] = cursor === null ? [] : cursors.decode(cursor);
      const rows = newest(
        and(
          eq(media.organizationId, organizationId),
          eq(media.sessionId, sessionId),
          before === undefined ? undefined : lt(media.id, String(before)),
        ),
        limit + 1,
      );
      return toPage(rows, limit, toMedia, (last) => cursors.encode([last.id]));
    },

    async find(organizationId, mediaId) {
      const row = orm.select().from(media).where(owned(organizationId, mediaId)).get();
      return row === undefined ? null : toMedia(row);
    },

    insert: ({ organizationId, sessionId }, { type, mimetype, size, sha256, filename }) =>
      write(() => {
        // The session may have been deleted while the file came: its bytes must not outlive it.
        const session = orm
          .select({ id: sessions.id })
          .from(sessions)
          .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, sessionId)))
          .get();
        if (session === undefined) throw new AppError("SESSION_NOT_FOUND", { sessionId });
        const id = newId("media");
        const createdAt = clock.now();
        return toMedia(
          orm
            .insert(media)
            .values({ id, organizationId, sessionId, type, mimetype, size, sha256, filename, createdAt })
            .returning()
            .get(),
        );
      }),

    delete: (organizationId, mediaId) =>
      write(() => orm.delete(media).where(owned(organizationId, mediaId)).run().changes > 0),

    refersTo: async (sha256) =>
      orm.select({ id: media.id }).from(media).where(eq(media.sha256, sha256)).limit(1).get() !== undefined,

    some: async ({ organizationId, sessionId }, limit) =>
      orm
        .select()
        .from(media)
        .where(
          and(
            eq(media.organizationId, organizationId),
            sessionId === undefined ? undefined : eq(media.sessionId, sessionId),
          ),
        )
        .limit(limit)
        .all()
        .map(toMedia),
  };
}

function toMedia(row: typeof media.$inferSelect): Media {
  return {
    mediaId: row.id,
    sessionId: row.sessionId,
    type: row.type,
    mimetype: row.mimetype,
    size: row.size,
    sha256: row.sha256,
    filename: row.filename,
    createdAt: row.createdAt,
  };
}

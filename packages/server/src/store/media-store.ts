import type { SQL } from "drizzle-orm";
import { and, asc, desc, eq, inArray, isNull, lt, lte, notExists, sql } from "drizzle-orm";
import type { Media } from "../features/media/media";
import type { MediaStore } from "../features/media/media-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { ofSession } from "./of-session";
import { requireSession } from "./require-session";
import { media } from "./schema/content";
import { messages } from "./schema/messages";

interface MediaStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createMediaStore({ database, clock, newId }: MediaStoreDeps): MediaStore {
  const { orm, write } = database;
  const owned = (organizationId: number, mediaId: string) =>
    and(eq(media.id, mediaId), eq(media.organizationId, organizationId));
  /** The messages that still need the file; the condition is the index's own, word for word. */
  const waiting = orm
    .select({ id: messages.id })
    .from(messages)
    .where(
      sql`${messages.mediaId} = ${media.id} and ${messages.mediaId} IS NOT NULL AND ${messages.status} IN ('scheduled', 'queued', 'sending')`,
    );
  const mayExpire = and(isNull(media.expiredAt), notExists(waiting));
  const newest = (where: SQL | undefined, limit: number) =>
    // Ids sort by the time they were made.
    orm.select().from(media).where(where).orderBy(desc(media.id)).limit(limit).all();

  return {
    async list(ref, { limit, cursor }) {
      const cursors = database.createCursors("media", { ...ref });
      const [before] = cursor === null ? [] : cursors.decode(cursor);
      const rows = newest(
        and(
          ofSession(media, ref),
          isNull(media.expiredAt),
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
        requireSession(orm, { organizationId, sessionId });
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
      orm
        .select({ id: media.id })
        .from(media)
        .where(and(eq(media.sha256, sha256), isNull(media.expiredAt)))
        .limit(1)
        .get() !== undefined,

    async unused(contents) {
      const used = orm
        .select({ sha256: media.sha256 })
        .from(media)
        .where(and(inArray(media.sha256, contents), isNull(media.expiredAt)))
        .all();
      const names = new Set(used.map(({ sha256 }) => sha256));
      return contents.filter((sha256) => !names.has(sha256));
    },

    expirable: async (before, limit) =>
      orm
        .select()
        .from(media)
        .where(and(lte(media.createdAt, before), mayExpire))
        .orderBy(asc(media.createdAt))
        .limit(limit)
        .all()
        .map(toMedia),

    expire: (mediaId) =>
      write(
        () =>
          orm
            .update(media)
            .set({ expiredAt: clock.now() })
            .where(and(eq(media.id, mediaId), mayExpire))
            .run().changes > 0,
      ),

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
    expiredAt: row.expiredAt,
  };
}

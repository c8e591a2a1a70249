import { fold } from "@inbox-hub/openapi/rules";
import type { SQL } from "drizzle-orm";
import { and, count, eq, exists, getTableColumns, or, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { SessionRef } from "../contract/tenant";
import type { ContactFilter, ContactStore } from "../features/contacts/contact-store";
import type { ContactRow } from "./contact-rows";
import { toContacts } from "./contact-rows";
import { type Position, toPage } from "./cursor";
import type { Database } from "./database";
import { ofSession } from "./of-session";
import { contacts, contactTags } from "./schema/contacts";
import { unindexed } from "./unindexed";

/** Up to so many rows are sorted; more are walked through in the order of an index, where a page of them is soon found. */
const FEW = 2000;
/** Sorts behind every continuation of a prefix. */
const LAST = "\u{10FFFF}";

const columns = getTableColumns(contacts);

/** Lists of contacts: by name, in the binary order of `nameKey`, from an index. */
export function createContactList({
  orm,
  createCursors,
}: Pick<Database, "orm" | "createCursors">): Pick<ContactStore, "list" | "listPage"> {
  const select = (filter: ContactFilter, where: SQL | undefined, limit: number, offset = 0): ContactRow[] =>
    filter.tag === null
      ? orm
          .select(columns)
          .from(contacts)
          .where(where)
          .orderBy(contacts.nameKey, contacts.id)
          .limit(limit)
          .offset(offset)
          .all()
      : orm
          .select(columns)
          .from(contactTags)
          // SQLite keeps the order of a cross join, and so the order of the tag's index.
          .crossJoin(contacts)
          .where(and(eq(contacts.id, contactTags.contactId), where))
          .orderBy(contactTags.nameKey, contactTags.contactId)
          .limit(limit)
          .offset(offset)
          .all();

  const total = (filter: ContactFilter, where: SQL | undefined): number => {
    const counted = { total: count() };
    const row =
      filter.tag === null
        ? orm.select(counted).from(contacts).where(where).get()
        : orm
            .select(counted)
            .from(contactTags)
            .crossJoin(contacts)
            .where(and(eq(contacts.id, contactTags.contactId), where))
            .get();
    return row?.total ?? 0;
  };

  const isRare = (ref: SessionRef, digits: string): boolean =>
    orm
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(ofSession(contacts, ref), startsWith(contacts.phone, digits)))
      .limit(1)
      .offset(FEW)
      .get() === undefined;

  /** The next contacts whose number begins so. */
  const selectByNumber = (ref: SessionRef, filter: ContactFilter, digits: string, after: Position, limit: number) => {
    if (!isRare(ref, digits)) {
      const where = and(
        walk(ref, filter),
        following(after, keysOf(filter)),
        startsWith(unindexed(contacts.phone), digits),
      );
      return select(filter, where, limit);
    }
    const { nameKey, id } = contacts;
    return orm
      .select(columns)
      .from(contacts)
      .where(
        and(
          ofSession(contacts, ref),
          startsWith(contacts.phone, digits),
          following(after, { nameKey: unindexed(nameKey), id }),
          filter.assignedToUserId === null
            ? undefined
            : eq(unindexed(contacts.assignedToUserId), filter.assignedToUserId),
          filter.tag === null ? undefined : exists(tagOf(filter.tag)),
        ),
      )
      .orderBy(unindexed(nameKey), id)
      .limit(limit)
      .all();
  };

  const tagOf = (tag: string) =>
    orm
      .select({ tag: contactTags.tag })
      .from(contactTags)
      .where(and(eq(contactTags.contactId, contacts.id), eq(contactTags.tag, tag)));

  return {
    async list(ref, filter, { limit, cursor }) {
      const cursors = createCursors("contacts", { ...ref, ...filter });
      const after = cursor === null ? [] : cursors.decode(cursor);
      const more = limit + 1;
      const keys = keysOf(filter);
      const named = filter.q === null ? undefined : startsWith(keys.nameKey, fold(filter.q));
      const byName = select(filter, and(walk(ref, filter), following(after, keys), named), more);
      const digits = filter.q === null ? null : toDigits(filter.q);
      const byNumber = digits === null ? [] : selectByNumber(ref, filter, digits, after, more);
      const page = toPage(
        merge(byName, byNumber).slice(0, more),
        limit,
        (row) => row,
        (last) => cursors.encode([last.nameKey, last.id]),
      );
      return { ...page, items: toContacts(orm, page.items) };
    },

    async listPage(ref, filter, { limit, page }) {
      const where = and(walk(ref, filter), matching(filter));
      const rows = select(filter, where, limit + 1, (page - 1) * limit);
      const cursors = createCursors("contacts", { ...ref, ...filter });
      const found = toPage(
        rows,
        limit,
        (row) => row,
        (last) => cursors.encode([last.nameKey, last.id]),
      );
      return { ...found, items: toContacts(orm, found.items), page, total: total(filter, where) };
    },
  };
}

/** What the list walks along: the session's contacts, those of a tag, or those of a member. */
function walk(ref: SessionRef, { tag, assignedToUserId }: ContactFilter): SQL | undefined {
  return and(
    tag === null ? ofSession(contacts, ref) : and(ofSession(contactTags, ref), eq(contactTags.tag, tag)),
    assignedToUserId === null ? undefined : eq(contacts.assignedToUserId, assignedToUserId),
  );
}

function matching({ q }: ContactFilter): SQL | undefined {
  if (q === null) return undefined;
  const digits = toDigits(q);
  return or(startsWith(contacts.nameKey, fold(q)), digits === null ? undefined : startsWith(contacts.phone, digits));
}

interface Keys {
  readonly nameKey: SQLiteColumn | SQL;
  readonly id: SQLiteColumn | SQL;
}

function keysOf({ tag }: ContactFilter): Keys {
  return tag === null
    ? { nameKey: contacts.nameKey, id: contacts.id }
    : { nameKey: contactTags.nameKey, id: contactTags.contactId };
}

function following([afterKey, afterId]: Position, { nameKey, id }: Keys): SQL | undefined {
  if (afterKey === undefined) return undefined;
  // Not `k > a or (k = a and …)`: that form cannot use the index.
  return sql`${nameKey} >= ${afterKey} and (${nameKey} > ${afterKey} or ${id} > ${afterId})`;
}

function startsWith(column: SQLiteColumn | SQL, prefix: string): SQL {
  return sql`${column} >= ${prefix} and ${column} < ${prefix + LAST}`;
}

/** `+34 612-34` is `3461234`; null when it cannot be the beginning of a number. */
function toDigits(q: string): string | null {
  return /^\+?\d[\d -]*$/.test(q.trim()) ? q.replace(/\D/g, "") : null;
}

/** Both in the list's order; a contact that is in both comes once. */
function merge(a: readonly ContactRow[], b: readonly ContactRow[]): ContactRow[] {
  if (b.length === 0) return [...a];
  const unique = new Map([...a, ...b].map((row) => [row.id, row]));
  return [...unique.values()].sort((x, y) => compareBinary(x.nameKey, y.nameKey) || compareBinary(x.id, y.id));
}

/** As SQLite compares, by UTF-8 bytes; JavaScript's `<` compares UTF-16 and differs beyond the basic plane. */
function compareBinary(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

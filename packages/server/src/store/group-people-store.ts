import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { SessionRef } from "../contract/tenant";
import type { GroupPeopleStore, KnownPerson } from "../features/groups/group-store";
import type { Orm } from "./contact-rows";
import type { Database } from "./database";
import { contacts } from "./schema/contacts";

export function createGroupPeopleStore({ database }: { readonly database: Database }): GroupPeopleStore {
  return { find: async (ref, addresses) => findPeople(database.orm, ref, addresses) };
}

interface Row {
  readonly phone: string | null;
  readonly lid: string | null;
  readonly name: string | null;
}

/** The session's contacts that have these numbers and LIDs, by each of them. One query, however many there are. */
export function findPeople(orm: Orm, ref: SessionRef, addresses: readonly string[]): ReadonlyMap<string, KnownPerson> {
  if (addresses.length === 0) return new Map();
  const asked = JSON.stringify(addresses);
  const rows = orm.all<Row>(
    sql`${withThese(ref, contacts.phone, asked)} union all ${withThese(ref, contacts.lid, asked)}`,
  );
  const people = new Map<string, KnownPerson>();
  for (const { phone, lid, name } of rows) {
    const address = phone ?? lid;
    if (address === null) continue;
    for (const key of [phone, lid]) if (key !== null) people.set(key, { address, name });
  }
  return people;
}

/** Each address is looked up by its index: for a long `in (…)` SQLite would rather read every contact of the session. */
function withThese({ organizationId, sessionId }: SessionRef, column: SQLiteColumn, asked: string): SQL {
  return sql`select ${contacts.phone} as phone, ${contacts.lid} as lid, coalesce(${contacts.name}, ${contacts.pushName}) as name
    from json_each(${asked}) as asked cross join ${contacts}
    where ${contacts.organizationId} = ${organizationId} and ${contacts.sessionId} = ${sessionId} and ${column} = asked.value`;
}

import { eq } from "drizzle-orm";
import type { NumberCheckStore } from "../features/contacts/contact-store";
import type { Database } from "./database";
import { numberChecks } from "./schema/contacts";

export function createNumberCheckStore({ database }: { readonly database: Database }): NumberCheckStore {
  const { orm, write } = database;
  return {
    async find(phone) {
      const row = orm.select().from(numberChecks).where(eq(numberChecks.phone, phone)).get();
      return row === undefined
        ? null
        : { phone: row.phone, exists: row.exists, lid: row.lid, checkedAt: row.checkedAt };
    },

    save: ({ phone, exists, lid, checkedAt }) =>
      write(() => {
        const answer = { exists, lid, checkedAt };
        orm
          .insert(numberChecks)
          .values({ phone, ...answer })
          .onConflictDoUpdate({ target: numberChecks.phone, set: answer })
          .run();
      }),
  };
}

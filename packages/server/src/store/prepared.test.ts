import { eq, inArray, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { migrationsFolder } from "../migrations-folder";
import { type Database, openDatabase } from "./database";
import { prepared, preparedInsert, preparedLimit, preparedList } from "./prepared";
import { sendJobs } from "./schema/messages";
import { apiKeys } from "./schema/organizations";

let database: Database;
beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
});
afterEach(() => database.close());

const job = { messageId: "msg_1", organizationId: 1, sessionId: "crm", priority: 0, state: "queued" } as const;

describe("a prepared query", () => {
  const jobOf = prepared((orm) =>
    orm
      .select()
      .from(sendJobs)
      .where(eq(sendJobs.messageId, sql.placeholder("messageId")))
      .prepare(),
  );

  it("is built once for each database", async () => {
    await database.write(() =>
      database.orm
        .insert(sendJobs)
        .values({ ...job, attempts: 0 })
        .run(),
    );
    const prepare = vi.spyOn(database.sqlite, "prepare");
    expect(jobOf(database.orm).get({ messageId: "msg_1" })).toMatchObject(job);
    expect(jobOf(database.orm).get({ messageId: "msg_2" })).toBeUndefined();
    expect(prepare).toHaveBeenCalledTimes(1);

    const other = openDatabase({ file: ":memory:", migrationsFolder });
    expect(jobOf(other.orm).get({ messageId: "msg_1" })).toBeUndefined();
    await other.close();
  });
});

describe("a prepared limit", () => {
  it("is given with each run", async () => {
    const jobsUpTo = prepared((orm) =>
      orm.select({ id: sendJobs.id }).from(sendJobs).orderBy(sendJobs.id).limit(preparedLimit("most")).prepare(),
    );
    await database.write(() => {
      for (const messageId of ["msg_1", "msg_2", "msg_3"])
        database.orm
          .insert(sendJobs)
          .values({ ...job, messageId, attempts: 0 })
          .run();
    });
    expect([1, 0, 2, 9].map((most) => jobsUpTo(database.orm).all({ most }).length)).toEqual([1, 0, 2, 3]);
  });
});

describe("a prepared insert", () => {
  const insertJob = preparedInsert(sendJobs);

  it("leaves out what is left out, and says which row it made", async () => {
    const ids = await database.write(() =>
      ["msg_1", "msg_2"].map((messageId) => insertJob(database.orm, { ...job, messageId, attempts: 0 })),
    );
    expect(database.orm.select().from(sendJobs).all()).toEqual([
      { ...job, id: ids[0], messageId: "msg_1", attempts: 0, bootId: null, startedAt: null },
      { ...job, id: ids[1], messageId: "msg_2", attempts: 0, bootId: null, startedAt: null },
    ]);
  });

  it("writes lists and switches as the schema says, and NULL where there is none", async () => {
    const insertKey = preparedInsert(apiKeys);
    const key = { organizationId: 1, name: "CRM", prefix: "ih_test", scopes: [], createdAt: 1 };
    await database.write(() => {
      insertKey(database.orm, { ...key, id: "key_1", hash: "a", sessionIds: ["crm"] });
      insertKey(database.orm, { ...key, id: "key_2", hash: "b" });
    });
    const rows = database.orm.select().from(apiKeys).all();
    expect(rows.map(({ scopes, sessionIds }) => [scopes, sessionIds])).toEqual([
      [[], ["crm"]],
      [[], null],
    ]);
    const isNull = database.sqlite.prepare("SELECT session_ids IS NULL FROM api_keys ORDER BY id").pluck();
    expect(isNull.all()).toEqual([0, 1]);
  });
});

describe("a prepared list", () => {
  const two = preparedList("id", 2);
  const jobsOf = prepared((orm) =>
    orm
      .select({ messageId: sendJobs.messageId })
      .from(sendJobs)
      .where(inArray(sendJobs.messageId, two.placeholders))
      .prepare(),
  );

  it("finds as many as it is given, and nothing for the room that is left", async () => {
    await database.write(() => {
      for (const messageId of ["msg_1", "msg_2", "msg_3"])
        database.orm
          .insert(sendJobs)
          .values({ ...job, messageId, attempts: 0 })
          .run();
    });
    const find = (ids: readonly string[]) =>
      jobsOf(database.orm)
        .all(two.fill(ids))
        .map(({ messageId }) => messageId);
    expect(() => find(["msg_1", "msg_2", "msg_3"])).toThrow("room for 2");
    expect([find([]), find(["msg_2"]), find(["msg_3", "msg_1"])]).toEqual([[], ["msg_2"], ["msg_1", "msg_3"]]);
  });
});

import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import type { SessionStatus } from "../engine/engine";
import type { ObservedStatus } from "../features/sessions/session";
import type { SessionStore } from "../features/sessions/session-store";
import { createIds } from "../lib/ids";
import { createManualClock, type ManualClock } from "../lib/manual-clock";
import { createSignal } from "../lib/signal";
import { migrationsFolder } from "../migrations-folder";
import { type Database, openDatabase } from "./database";
import { createEventLog } from "./event-log";
import { contacts, contactTags } from "./schema/contacts";
import { media } from "./schema/content";
import { groupNotices } from "./schema/conversations";
import { events } from "./schema/events";
import { batches, messages, pollVotes, reactions, sendJobs } from "./schema/messages";
import { organizations } from "./schema/organizations";
import { sessionTransitions } from "./schema/sessions";
import { createSessionStore } from "./session-store";

let clock: ManualClock;
let database: Database;
let store: SessionStore;

beforeEach(() => {
  clock = createManualClock();
  database = openDatabase({ file: ":memory:", migrationsFolder });
  const eventLog = createEventLog({
    database,
    clock,
    newId: createIds(clock.now),
    delivered: createSignal(),
  });
  store = createSessionStore({ database, eventLog, clock });
});
afterEach(() => database.close());

const refOf = (sessionId: string, organizationId = 1) => ({ organizationId, sessionId });
const ref = refOf("ventas");
const plain = { name: null, desired: "stopped" } as const;
const observed = (status: SessionStatus, rest: Partial<ObservedStatus> = {}): ObservedStatus => ({
  status,
  reason: null,
  since: clock.now(),
  phoneNumber: null,
  ...rest,
});
const list = (filter: { status?: SessionStatus; sessionIds?: ReadonlySet<string> } = {}, organizationId = 1) =>
  store.list(
    organizationId,
    { status: filter.status ?? null, sessionIds: filter.sessionIds ?? null },
    { limit: 50, cursor: null },
  );
const bodies = () =>
  database.orm
    .select()
    .from(events)
    .all()
    .map(({ body }) => JSON.parse(body.toString()));

describe("the store of sessions", () => {
  it("creates a session once, and one of the same id in another organization", async () => {
    const created = await store.create(ref, { name: "Ventas", desired: "running" });
    expect(created).toEqual({
      sessionId: "ventas",
      name: "Ventas",
      desired: "running",
      status: "stopped",
      reason: null,
      since: clock.now(),
      phoneNumber: null,
      lastActivityAt: null,
      transitions: [],
      createdAt: clock.now(),
      updatedAt: clock.now(),
    });
    expect(await store.create(ref, plain)).toBeNull();
    expect(await store.create(refOf("ventas", 2), plain)).not.toBeNull();
    expect((await store.find(ref))?.name).toBe("Ventas");
    expect(await store.exists(ref)).toBe(true);
    expect(await store.exists(refOf("ventas", 3))).toBe(false);
    expect(await store.find(refOf("otra"))).toBeNull();
  });

  it("lists by id, page after page, without what the filter leaves out", async () => {
    for (const id of ["c", "a", "d", "b"]) await store.create(refOf(id), plain);
    await store.create(refOf("z", 2), plain);
    await store.recordStatus(refOf("b"), observed("starting"));
    const everything = { status: null, sessionIds: null };
    const first = await store.list(1, everything, { limit: 3, cursor: null });
    expect(first.items.map(({ sessionId }) => sessionId)).toEqual(["a", "b", "c"]);
    const second = await store.list(1, everything, { limit: 3, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ sessionId: "d" }], nextCursor: null });

    expect((await list({ status: "starting" })).items).toMatchObject([
      { sessionId: "b", transitions: [{ from: "stopped", to: "starting" }] },
    ]);
    expect((await list({ sessionIds: new Set(["d", "z"]) })).items.map(({ sessionId }) => sessionId)).toEqual(["d"]);
    expect((await list({ sessionIds: new Set() })).items).toEqual([]);
    await expect(
      store.list(1, { ...everything, status: "failed" }, { limit: 3, cursor: first.nextCursor }),
    ).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });

  it("renames, and says so when there is nothing to rename", async () => {
    await store.create(ref, plain);
    await clock.advance(1_000);
    expect(await store.rename(ref, "Ventas")).toMatchObject({ name: "Ventas", updatedAt: clock.now() });
    expect(await store.rename(ref, null)).toMatchObject({ name: null });
    expect(await store.rename(refOf("otra"), "x")).toBeNull();
    expect(await store.setDesired(ref, "running")).toBe(true);
    expect(await store.find(ref)).toMatchObject({ desired: "running" });
    expect(await store.setDesired(refOf("ventas", 2), "running")).toBe(false);
  });

  it("writes the transition and the event with a change of status, numbered without a gap", async () => {
    await store.create(ref, plain);
    const changes = [observed("starting", { reason: "start" }), observed("connected", { phoneNumber: "34612345678" })];
    await Promise.all(changes.map((change) => store.recordStatus(ref, change)));
    expect(await store.find(ref)).toMatchObject({
      status: "connected",
      reason: null,
      phoneNumber: "34612345678",
      transitions: [
        { from: "starting", to: "connected", reason: null, at: clock.now() },
        { from: "stopped", to: "starting", reason: "start", at: clock.now() },
      ],
    });
    expect(bodies()).toMatchObject([
      { type: "session_status", sequence: 1, sessionId: "ventas", data: { status: "starting", isConnected: false } },
      {
        sequence: 2,
        data: {
          sessionId: "ventas",
          status: "connected",
          previousStatus: "starting",
          reason: null,
          isConnected: true,
          phoneNumber: "34612345678",
          timestamp: new Date(clock.now()).toISOString(),
        },
      },
    ]);
  });

  it("goes on counting where an earlier session of the same id ended", async () => {
    await store.create(refOf("ventas", 2), plain);
    for (let round = 0; round < 3; round += 1) {
      await store.create(ref, plain);
      await store.recordStatus(ref, observed("starting"));
      await store.recordStatus(ref, observed("connected"));
      await store.remove(ref);
    }
    await store.recordStatus(refOf("ventas", 2), observed("starting"));
    expect(bodies().map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 1]);
    const plans = await explainQueries(database, () => store.create(refOf("otra"), plain));
    expect(plans.join("\n")).toContain("events_session (organization_id=? AND session_id=?)");
    expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
  });

  it("writes no event when the status stays", async () => {
    await store.create(ref, plain);
    await store.recordStatus(ref, observed("pairing", { reason: "qr" }));
    const { since } = observed("pairing");
    await clock.advance(1_000);
    await store.recordStatus(ref, observed("pairing", { reason: "code", phoneNumber: "34612345678" }));
    expect(await store.find(ref)).toMatchObject({ reason: "code", phoneNumber: "34612345678", since });
    expect(bodies()).toHaveLength(1);
  });

  it("remembers the last twenty transitions of each session", async () => {
    await store.create(ref, plain);
    await store.create(refOf("otra"), plain);
    await store.recordStatus(refOf("otra"), observed("starting"));
    for (let round = 0; round < 15; round += 1) {
      await store.recordStatus(ref, observed("reconnecting", { since: 2 * round }));
      await store.recordStatus(ref, observed("connected", { since: 2 * round + 1 }));
    }
    const transitions = (await store.find(ref))?.transitions ?? [];
    expect(transitions.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => 29 - index));
    expect(database.orm.select().from(sessionTransitions).all()).toHaveLength(21);
  });

  it("writes nothing about a session that is gone", async () => {
    await store.recordStatus(ref, observed("connected"));
    expect(bodies()).toEqual([]);
  });

  it("tells a process that starts what the last one left", async () => {
    await store.create(ref, { name: null, desired: "running" });
    await store.recordStatus(ref, observed("connected", { phoneNumber: "34612345678" }));
    await store.create(refOf("otra", 2), plain);
    expect(await store.all()).toEqual([
      { ref, desired: "running", observed: observed("connected", { phoneNumber: "34612345678" }) },
      { ref: refOf("otra", 2), desired: "stopped", observed: observed("stopped") },
    ]);
  });

  it("knows the organization's default session", async () => {
    const now = clock.now();
    const organization = { name: "E", createdAt: now, updatedAt: now };
    await database.write(() => {
      database.orm
        .insert(organizations)
        .values([{ ...organization, defaultSessionId: "ventas" }, organization])
        .run();
    });
    expect(await store.defaultOf(1)).toBe("ventas");
    expect(await store.defaultOf(2)).toBeNull();
    expect(await store.defaultOf(3)).toBeNull();
  });

  it("removes everything of a session, and nothing of its neighbours", async () => {
    const neighbours = [refOf("ventas", 2), refOf("otra")];
    for (const each of [ref, ...neighbours]) {
      await store.create(each, plain);
      await store.recordStatus(each, observed("starting"));
      await database.write(() => fill(database, each));
    }
    await store.remove(ref);

    expect(await store.exists(ref)).toBe(false);
    for (const each of neighbours) expect(await store.exists(each)).toBe(true);
    const counts = [
      sendJobs,
      messages,
      batches,
      reactions,
      pollVotes,
      contactTags,
      contacts,
      media,
      groupNotices,
      sessionTransitions,
    ].map((table) => database.orm.select().from(table).all().length);
    expect(counts).toEqual(counts.map(() => 2));
    const found = database.sqlite.prepare("select rowid from messages_text where messages_text match 'hola'").all();
    expect(found).toHaveLength(2);
    expect(bodies()).toHaveLength(3);
    const defaults = database.orm.select({ id: organizations.defaultSessionId }).from(organizations).all();
    expect(defaults.map(({ id }) => id)).toEqual([null, "ventas", "otra"]);
  });

  it("removes a very large session in pieces, between which others write", async () => {
    await store.create(ref, { name: null, desired: "running" });
    database.sqlite.exec(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3500)
      INSERT INTO messages (id, organization_id, session_id, chat_id, direction, peer, type, body, content, status, status_times, created_at, updated_at)
      SELECT 'msg_' || i, 1, 'ventas', 'chat' || i, 'inbound', 'chat' || i, 'text', 'hola', '{}', 'received', '{}', i * 900000, 1 FROM n`);
    const left: number[] = [];
    let isRemoved = false;
    const removal = store.remove(ref).then(() => {
      isRemoved = true;
    });
    while (!isRemoved) {
      const count = database.sqlite.prepare<[], number>("SELECT count(*) FROM messages").pluck();
      left.push(await database.write(() => count.get() ?? -1));
    }
    await removal;
    expect(left.length).toBeGreaterThan(4);
    const taken = left.map((count, index) => (left[index - 1] ?? 3500) - count);
    expect(Math.max(...taken)).toBeLessThanOrEqual(2000);
    const rest = ["messages", "message_counts", "chat_activity", "sessions"].map((table) =>
      database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
    expect(rest).toEqual([0, 0, 0, 0]);
  });

  it("reads one session, a page of them and their changes by index", async () => {
    await store.create(ref, plain);
    const plans = await explainQueries(database, async () => {
      await store.exists(ref);
      await store.find(ref);
      await list({ status: "connected" });
      await store.setDesired(ref, "running");
      await store.recordStatus(ref, observed("connected"));
    });
    expect(plans.length).toBeGreaterThan(6);
    // The webhooks are the event log's business.
    for (const plan of plans) expect(plan).not.toMatch(/\bSCAN (?!webhooks)/);
  });
});

/** One row of everything that can belong to a session. */
function fill({ orm }: Database, { organizationId, sessionId }: { organizationId: number; sessionId: string }) {
  const own = { organizationId, sessionId };
  const id = `${organizationId}.${sessionId}`;
  const now = { createdAt: 1, updatedAt: 1 };
  orm
    .insert(messages)
    .values({
      ...own,
      ...now,
      id,
      chatId: "34612345678",
      direction: "inbound",
      peer: "34612345678",
      type: "text",
      body: "hola",
      content: {},
      status: "received",
      statusTimes: {},
    })
    .run();
  orm
    .insert(sendJobs)
    .values({ ...own, messageId: id, priority: 0, state: "queued" })
    .run();
  orm
    .insert(batches)
    .values({ ...own, id, refused: [], recipients: [], createdAt: 1 })
    .run();
  orm.insert(reactions).values({ messageId: id, from: "34612345678", emoji: "👍", at: 1 }).run();
  orm
    .insert(pollVotes)
    .values({ messageId: id, from: "34612345678", options: ["Lunes"], at: 1 })
    .run();
  orm
    .insert(contacts)
    .values({ ...own, ...now, id, nameKey: "a" })
    .run();
  orm
    .insert(contactTags)
    .values({ ...own, contactId: id, tag: "vip", position: 0, nameKey: "a" })
    .run();
  orm
    .insert(media)
    .values({ ...own, id, type: "image", mimetype: "image/png", size: 1, sha256: "0", createdAt: 1 })
    .run();
  orm
    .insert(groupNotices)
    .values({ ...own, key: "NOTICE", at: 1 })
    .run();
  orm.run(
    sql`insert into organizations (name, default_session_id, created_at, updated_at) values ('E', ${sessionId}, 1, 1)`,
  );
}

import type { Outcome } from "@inbox-hub/openapi/rules";
import { STORIES } from "@inbox-hub/openapi/rules";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import { createWebhookBench } from "../../test/support/webhook-bench";
import { QUARTER_MS } from "../features/statistics/quarter";
import { migrationsFolder } from "../migrations-folder";
import { type Database, openDatabase } from "./database";
import { deliveryStates, webhookDeliveries, webhooks } from "./schema/events";
import { messages } from "./schema/messages";
import { sessions } from "./schema/sessions";
import { attemptCounts, chatActivity, firstResponses, messageCounts } from "./schema/statistics";
import { createStatisticsStore } from "./statistics-store";

const ANA = "34612345678";
const BEA = "34687654321";
const begin = Date.UTC(2026, 0, 1);
const crm = { organizationId: 1, sessionIds: ["crm"] };
/** So many steps of one hour. */
const hours = (count: number) =>
  Array.from({ length: count }, (_, hour) => ({
    from: begin + hour * 4 * QUARTER_MS,
    to: begin + (hour + 1) * 4 * QUARTER_MS,
  }));
const minutes = (count: number) => begin + count * 60_000;

let database: Database;
let written = 0;

beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  written = 0;
});
afterEach(() => database.close());

function write(message: Partial<typeof messages.$inferInsert>): number {
  written += 1;
  const { seq } = database.orm
    .insert(messages)
    .values({
      id: `msg_${written}`,
      organizationId: 1,
      sessionId: "crm",
      chatId: ANA,
      direction: "outbound",
      peer: ANA,
      type: "text",
      content: {},
      status: "queued",
      statusTimes: {},
      createdAt: begin,
      updatedAt: begin,
      ...message,
    })
    .returning()
    .get();
  return seq;
}

/** Many rows at once: `values` is SQL over `i`, from 0 on. */
function fill(table: string, columns: string, count: number, values: string) {
  database.sqlite.exec(`
    WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${count - 1})
    INSERT INTO ${table} (${columns}) SELECT ${values} FROM numbers`);
}

/** Many messages: `values` are the chat, the status and the time. */
function writeMany(count: number, values: string) {
  const columns =
    "chat_id, status, created_at, id, organization_id, session_id, direction, peer, type, content, status_times, updated_at";
  fill("messages", columns, count, `${values}, 'msg_' || i, 1, 'crm', 'outbound', '', 'text', '{}', '{}', 0`);
}

/** Deliveries of the webhook `wh_1`, one of five on its way and the others waiting. */
function queueMany(count: number) {
  const columns = "id, webhook_id, event_seq, lane, state, due_at, expires_at, created_at";
  const state = `CASE i % 5 WHEN 0 THEN ${deliveryStates.leased} ELSE ${deliveryStates.queued} END`;
  fill("webhook_deliveries", columns, count, `'whd_' || i, 'wh_1', i, 'lane ' || i % 3, ${state}, 1, 2, 1`);
}

function move(seq: number, status: typeof messages.$inferInsert.status) {
  database.orm.update(messages).set({ status }).where(eq(messages.seq, seq)).run();
}

const incoming = { direction: "inbound", status: "received" } as const;
const read = () => createStatisticsStore({ database });

describe("the counts of messages", () => {
  it("say how many of each kind were written in a step, and how far they have come", async () => {
    const first = write({});
    write({ type: "image", createdAt: minutes(14) });
    write({ ...incoming, createdAt: minutes(59) });
    const last = write({ createdAt: minutes(60) });
    move(first, "sending");
    move(first, "sent");
    move(last, "failed");
    const [one, two] = await read().messages(crm, hours(2));
    expect(one).toHaveLength(3);
    expect(one).toEqual(
      expect.arrayContaining([
        { direction: "outbound", type: "text", status: "sent", count: 1 },
        { direction: "outbound", type: "image", status: "queued", count: 1 },
        { direction: "inbound", type: "text", status: "received", count: 1 },
      ]),
    );
    expect(two).toEqual([{ direction: "outbound", type: "text", status: "failed", count: 1 }]);
  });

  it("keep no row of a status that no message has any more", () => {
    const both = [write({}), write({})];
    for (const status of ["sending", "sent", "delivered", "read"] as const) for (const seq of both) move(seq, status);
    const rows = database.orm.select({ status: messageCounts.status, count: messageCounts.count }).from(messageCounts);
    expect(rows.all()).toEqual([{ status: "read", count: 2 }]);
  });

  it("stay when a message is written again with the status it has", () => {
    const seq = write({});
    move(seq, "queued");
    expect(database.orm.select().from(messageCounts).all()).toMatchObject([{ status: "queued", count: 1 }]);
  });

  it("leave out stories, ours and the customers'", () => {
    const story = write({ chatId: STORIES });
    write({ ...incoming, chatId: STORIES });
    move(story, "read");
    expect(database.orm.select().from(messageCounts).all()).toEqual([]);
    expect(database.orm.select().from(chatActivity).all()).toEqual([]);
  });

  it("are taken back with a write that fails", async () => {
    const failing = database.write(() => {
      write({});
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(database.orm.select().from(messageCounts).all()).toEqual([]);
  });

  it("add sessions up, and leave out those of others", async () => {
    for (const sessionId of ["crm", "shop", "other"]) write({ sessionId });
    write({ organizationId: 2 });
    const both = { organizationId: 1, sessionIds: ["crm", "shop"] };
    expect((await read().messages(both, hours(1)))[0]).toMatchObject([{ count: 2 }]);
    expect((await read().messages({ organizationId: 3, sessionIds: ["crm"] }, hours(1)))[0]).toEqual([]);
    expect((await read().messages({ organizationId: 1, sessionIds: [] }, hours(1)))[0]).toEqual([]);
  });

  it("are complete when they are more than are read at once", async () => {
    const status = "CASE i % 3 WHEN 0 THEN 'queued' WHEN 1 THEN 'sent' ELSE 'read' END";
    writeMany(2400, `'${ANA}', ${status}, ${begin} + i / 3 * ${QUARTER_MS}`);
    let turns = 0;
    let others = setImmediate(function next() {
      turns += 1;
      others = setImmediate(next);
    });
    const perStep = await read().messages(crm, hours(200));
    clearImmediate(others);
    expect(perStep.map((kinds) => kinds.map(({ count }) => count))).toEqual(perStep.map(() => [4, 4, 4]));
    expect(turns).toBeGreaterThan(0);
  });
});

describe("the active chats", () => {
  it("are counted once in a step, and once in all", async () => {
    write({ ...incoming, createdAt: minutes(1) });
    write({ createdAt: minutes(31) });
    write({ chatId: BEA, createdAt: minutes(59) });
    write({ createdAt: minutes(180) });
    expect(await read().activeChats(crm, hours(4))).toEqual({ perStep: [2, 0, 0, 1], total: 2 });
    expect(await read().activeChats(crm, hours(1))).toEqual({ perStep: [2], total: 2 });
  });

  it("are other ones in each session", async () => {
    for (const sessionId of ["crm", "shop"]) write({ sessionId });
    const both = { organizationId: 1, sessionIds: ["crm", "shop"] };
    expect(await read().activeChats(both, hours(2))).toEqual({ perStep: [2, 0], total: 2 });
    expect(await read().activeChats({ ...both, organizationId: 2 }, hours(2))).toEqual({ perStep: [0, 0], total: 0 });
  });

  it("are all there when they are more than are read at once", async () => {
    writeMany(2100, `'346' || i, 'sent', CASE WHEN i < 2050 THEN ${minutes(5)} ELSE ${minutes(65)} END`);
    expect(await read().activeChats(crm, hours(2))).toEqual({ perStep: [2050, 50], total: 2100 });
  });
});

describe("the first responses", () => {
  const answer = (at: number, seconds: number, sessionId = "crm", organizationId = 1) =>
    database.orm.insert(firstResponses).values({ organizationId, sessionId, at, seconds }).run();

  it("are the waits of each step, of the sessions asked for", async () => {
    answer(minutes(1), 30);
    answer(minutes(1), 30);
    answer(minutes(59), 7);
    answer(minutes(60), 9, "shop");
    answer(minutes(120), 1);
    answer(minutes(5), 1, "other");
    answer(minutes(5), 1, "crm", 2);
    const waits = await read().firstResponses({ organizationId: 1, sessionIds: ["crm", "shop"] }, hours(2));
    const expected = [
      [
        [30, 2],
        [7, 1],
      ],
      [[9, 1]],
    ];
    expect(waits.map((step) => [...step])).toEqual(expected);
  });

  it("are all there when they are more than are read at once", async () => {
    fill("first_responses", "organization_id, session_id, at, seconds", 5000, `1, 'crm', ${minutes(1)}, i % 3`);
    const [waits] = await read().firstResponses(crm, hours(1));
    expect(new Map(waits)).toEqual(
      new Map([
        [0, 1667],
        [1, 1667],
        [2, 1666],
      ]),
    );
  });
});

describe("the webhooks", () => {
  const deliver = (webhookId: string, state: (typeof deliveryStates)[keyof typeof deliveryStates]) => {
    written += 1;
    const id = `whd_${written}`;
    const times = { dueAt: 1, expiresAt: 2, createdAt: 1 };
    database.orm
      .insert(webhookDeliveries)
      .values({ id, webhookId, eventSeq: written, lane: `lane ${written % 3}`, state, ...times })
      .run();
    return id;
  };
  const hook = (id: string, status: "active" | "paused" | "disabled", organizationId = 1) =>
    database.orm
      .insert(webhooks)
      .values({
        id,
        organizationId,
        status,
        name: id,
        url: "https://crm.example/",
        events: [],
        ordering: "chat",
        maxConcurrency: 1,
        timeoutSeconds: 1,
        secretCurrent: "sealed",
        createdAt: 1,
        updatedAt: 1,
      })
      .run();
  const attempt = (deliveryId: string, startedAt: number, error: string | null) =>
    database.sqlite
      .prepare(
        "INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms, error) VALUES (?, 1, ?, 1, ?)",
      )
      .run(deliveryId, startedAt, error);
  const range = { from: begin, to: minutes(60) };

  it("are counted by their state, with what waits for them now", async () => {
    hook("wh_1", "active");
    hook("wh_2", "paused");
    hook("wh_3", "disabled");
    hook("wh_4", "active", 2);
    for (const webhookId of ["wh_1", "wh_4"])
      for (const state of Object.values(deliveryStates)) deliver(webhookId, state);
    deliver("wh_2", deliveryStates.queued);
    const nothing = { attempts: 0, failedAttempts: 0 };
    expect(await read().webhooks(1, range)).toEqual({ active: 1, paused: 1, disabled: 1, waiting: 3, ...nothing });
    expect(await read().webhooks(3, range)).toEqual({ active: 0, paused: 0, disabled: 0, waiting: 0, ...nothing });
  });

  it("have their attempts counted for their organization, the failed ones too, and kept when the log is cleared", async () => {
    hook("wh_1", "active");
    hook("wh_2", "active", 2);
    const delivery = deliver("wh_1", deliveryStates.ready);
    attempt(delivery, minutes(0), "http_500");
    attempt(delivery, minutes(1), null);
    attempt(delivery, minutes(59), "timeout");
    attempt(delivery, minutes(60), null);
    attempt(deliver("wh_2", deliveryStates.ready), minutes(5), null);
    attempt("whd_deleted", minutes(5), null);
    database.sqlite.exec("DELETE FROM webhook_attempts");
    expect(await read().webhooks(1, range)).toMatchObject({ attempts: 3, failedAttempts: 2 });
    expect(await read().webhooks(2, range)).toMatchObject({ attempts: 1, failedAttempts: 0 });
    expect(database.orm.select().from(attemptCounts).all()).toHaveLength(4);
  });

  it("have failed where an attempt was not received, and not where the event was not wanted", async () => {
    const bench = await createWebhookBench();
    const { webhookId } = await bench.addWebhook({ ordering: "none" });
    const answer = { status: 500, error: null, headers: {}, body: null, durationMs: 5 };
    const failure = { result: "retry", error: "http_500", retryAfterMs: null, overloaded: false } as const;
    const outcomes: readonly Outcome[] = [{ result: "delivered" }, { result: "aborted" }, failure];
    for (const [index, outcome] of [...outcomes, { result: "disable", reason: "gone" } as const].entries()) {
      await bench.publish(`msg_${index}`);
      await bench.finishAll(answer, outcome);
    }
    const from = Math.floor(bench.clock.now() / QUARTER_MS) * QUARTER_MS;
    // They began a few milliseconds ago.
    const range = { from: from - QUARTER_MS, to: from + QUARTER_MS };
    const counts = await createStatisticsStore(bench).webhooks(1, range);
    expect(counts).toMatchObject({ attempts: 4, failedAttempts: 2 });
    const attempts = (await bench.listDeliveries(webhookId)).flatMap((delivery) => delivery.attempts);
    expect(attempts.map(({ error }) => error)).toEqual(["gone", "http_500", null, null]);
    await bench.database.close();
  });

  it("have all counted that waits, however much it is", async () => {
    hook("wh_1", "active");
    queueMany(12_500);
    expect(await read().webhooks(1, range)).toMatchObject({ waiting: 10_000 });
  });
});

describe("statistics", () => {
  it("know the sessions of an organization", async () => {
    for (const [organizationId, id] of [
      [1, "a"],
      [1, "b"],
      [2, "c"],
    ] as const) {
      const times = { since: 1, createdAt: 1, updatedAt: 1 };
      database.orm
        .insert(sessions)
        .values({ organizationId, id, desired: "running", status: "stopped", ...times })
        .run();
    }
    expect(await read().sessionIds(1)).toEqual(["a", "b"]);
  });

  it("are read by index, and never from the messages or attempts themselves", async () => {
    database.sqlite.exec(
      "INSERT INTO webhooks (id, organization_id, name, url, events, status, ordering, max_concurrency, timeout_seconds, secret_current, created_at, updated_at) VALUES ('wh_1', 1, '', '', '[]', 'active', '', 1, 1, '', 1, 1)",
    );
    queueMany(12_500);
    const plans = await explainQueries(database, async () => {
      const store = read();
      await store.sessionIds(1);
      await store.messages(crm, hours(1));
      await store.activeChats(crm, hours(1));
      await store.firstResponses(crm, hours(1));
      await store.webhooks(1, { from: begin, to: minutes(60) });
    });
    expect(plans).toHaveLength(10);
    for (const plan of plans) {
      expect(plan).not.toMatch(/\bSCAN|TEMP B-TREE/);
      expect(plan).not.toMatch(/messages|attempts/);
    }
    expect(plans.filter((plan) => plan.includes("webhook_deliveries_lane"))).toHaveLength(4);
  });
});

describe("the triggers that count", () => {
  it("find all they need by index", () => {
    const triggers = database.sqlite
      .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%_counts%' ORDER BY name")
      .pluck()
      .all() as readonly string[];
    const statements = triggers
      .flatMap((trigger) => trigger.slice(trigger.indexOf("BEGIN") + 5, trigger.lastIndexOf("END")).split(";"))
      .filter((statement) => statement.trim() !== "")
      .map((statement) => statement.replaceAll(/\b(?:old|new)\.\w+/g, "1"));
    expect(statements).toHaveLength(6);
    for (const statement of statements) {
      const plan = database.sqlite.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all();
      for (const { detail } of plan) expect(detail).not.toMatch(/SCAN/);
    }
  });
});

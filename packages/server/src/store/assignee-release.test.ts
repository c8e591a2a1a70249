import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANA, BEA, type ConversationBench, createConversationBench, crm } from "../../test/support/conversation-bench";
import { explainQueries } from "../../test/support/explain-queries";
import { insertSessions } from "../../test/support/session-rows";
import { releaseAssigned } from "./assignee-release";
import { contacts } from "./schema/contacts";

const CARLA = "34611111111";
const ventas = { organizationId: 1, sessionId: "ventas" };
const other = { organizationId: 2, sessionId: "crm" };
const [LEAVER, STAYER, BOSS] = [5, 6, 7];

let bench: ConversationBench;
beforeEach(async () => {
  bench = await createConversationBench();
  await insertSessions(bench.database, ventas, other);
  await bench.addMember(LEAVER);
  await bench.addMember(STAYER);
  await bench.addMember(LEAVER, 2);
  for (const [ref, phone, userId] of [
    [crm, ANA, LEAVER],
    [crm, BEA, STAYER],
    [crm, CARLA, LEAVER],
    [ventas, ANA, LEAVER],
    [other, ANA, LEAVER],
  ] as const) {
    await bench.receive({ ref, phone });
    await bench.store.update(ref, phone, { assignedToUserId: userId }, null);
  }
  await bench.database.write(() => {
    bench.database.orm.update(contacts).set({ assignedToUserId: LEAVER }).run();
  });
});
afterEach(() => bench.database.close());

const release = (limit: number) =>
  bench.database.write(() => {
    const { rows, clock } = bench;
    const deps = { orm: bench.database.orm, conversations: rows, clock };
    return releaseAssigned(deps, { organizationId: 1, userId: LEAVER, by: BOSS, limit });
  });
const assignees = () =>
  bench
    .conversationRows()
    .map(({ organizationId, sessionId, chatId, assignedToUserId }) => [
      organizationId,
      sessionId,
      chatId,
      assignedToUserId,
    ])
    .sort();

describe("what is assigned to somebody who leaves", () => {
  it("goes back to everybody in every session of the organization, and nowhere else", async () => {
    const before = bench.told().length;
    expect(await release(100)).toBe(true);
    expect(assignees()).toEqual([
      [1, "crm", CARLA, null],
      [1, "crm", ANA, null],
      [1, "crm", BEA, STAYER],
      [1, "ventas", ANA, null],
      [2, "crm", ANA, LEAVER],
    ]);
    expect(bench.told().slice(before)).toMatchObject([
      { chatId: CARLA, changes: ["assignedToUserId"], assignedToUserId: null, userId: BOSS },
      { chatId: ANA, changes: ["assignedToUserId"], assignedToUserId: null, userId: BOSS },
      { chatId: ANA, changes: ["assignedToUserId"], assignedToUserId: null, userId: BOSS },
    ]);
    const kept = bench.database.orm.select().from(contacts).orderBy(asc(contacts.organizationId)).all();
    expect(kept.map(({ organizationId, assignedToUserId }) => [organizationId, assignedToUserId])).toEqual([
      [1, null],
      [1, null],
      [1, null],
      [1, null],
      [2, LEAVER],
    ]);
  });

  it("goes back in steps, which say when nothing is left", async () => {
    const left = () => assignees().filter(([organizationId, , , userId]) => organizationId === 1 && userId === LEAVER);
    expect(await release(2)).toBe(false);
    expect(left()).toHaveLength(1);
    const steps: boolean[] = [];
    while (steps.at(-1) !== true) steps.push(await release(2));
    expect(left()).toEqual([]);
    expect(steps.length).toBeLessThan(5);
  });

  it("is found by the indexes", async () => {
    const plans = await explainQueries(bench.database, () => release(100));
    expect(plans.join("\n")).toContain(
      "conversations_assignee (organization_id=? AND session_id=? AND assigned_to_user_id=?)",
    );
    expect(plans.join("\n")).toContain(
      "contacts_assignee (organization_id=? AND session_id=? AND assigned_to_user_id=?)",
    );
    expect(plans.filter((plan) => plan.includes("SCAN"))).toEqual([]);
  });
});

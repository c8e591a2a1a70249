import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  anyConversation,
  BEA,
  type ConversationBench,
  createConversationBench,
  crm,
  GROUP,
  LID,
} from "../../test/support/conversation-bench";
import { explainQueries } from "../../test/support/explain-queries";
import { insertSessions } from "../../test/support/session-rows";
import type { ConversationFilter } from "../features/conversations/conversation";
import { contacts } from "./schema/contacts";
import { conversations } from "./schema/conversations";

const other = { organizationId: 2, sessionId: "crm" };
const neighbour = { organizationId: 1, sessionId: "ventas" };
const firstPage = { limit: 50, cursor: null };
const MEMBER = 5;

let bench: ConversationBench;
beforeEach(async () => {
  bench = await createConversationBench();
  await insertSessions(bench.database, other, neighbour);
  await bench.addMember(MEMBER);
});
afterEach(() => bench.database.close());

describe("the list of conversations", () => {
  const list = async (
    filter: Partial<ConversationFilter> = {},
    page: { limit: number; cursor: string | null } = firstPage,
  ) => bench.store.list(crm, { ...anyConversation, ...filter }, page);
  const chats = async (filter: Partial<ConversationFilter> = {}) =>
    (await list(filter)).items.map(({ chatId }) => chatId);

  /** Some of every kind, the last one first in the list. */
  const fill = async () => {
    for (const phone of ["34600000001", "34600000002", "34600000003", "34600000004"]) {
      await bench.clock.advance(1_000);
      await bench.receive({ phone });
    }
    await bench.clock.advance(1_000);
    await bench.receive({ group: GROUP, subject: "Obra" });
    await bench.store.update(crm, "34600000001", { assignedToUserId: MEMBER }, null);
    await bench.store.update(crm, "34600000002", { status: "closed", assignedToUserId: MEMBER }, null);
    await bench.store.update(crm, "34600000003", { isArchived: true }, null);
    await bench.store.markRead(crm, "34600000004", null, null);
  };

  it("has the latest message first, page after page, and none twice when two are of one moment", async () => {
    const phones = ["34600000001", "34600000002", "34600000003", "34600000004", "34600000005"];
    for (const phone of phones) await bench.receive({ phone });
    await bench.clock.advance(1_000);
    await bench.receive({ phone: "34600000002" });
    const first = await list({}, { limit: 2, cursor: null });
    await bench.clock.advance(1_000);
    await bench.receive({ phone: "34600000009" });
    const second = await list({}, { limit: 2, cursor: first.nextCursor });
    const third = await list({}, { limit: 2, cursor: second.nextCursor });
    const pages = [first, second, third].map(({ items }) => items.map(({ chatId }) => chatId.at(-1)));
    expect(pages).toEqual([["2", "5"], ["4", "3"], ["1"]]);
    expect(third.nextCursor).toBeNull();
  });

  it.each<[Partial<ConversationFilter>, readonly string[]]>([
    [{}, [GROUP, "34600000004", "34600000003", "34600000002", "34600000001"]],
    [{ isUnread: true }, [GROUP, "34600000003", "34600000002", "34600000001"]],
    [{ isUnread: false }, ["34600000004"]],
    [{ isArchived: true }, ["34600000003"]],
    [{ isArchived: false }, [GROUP, "34600000004", "34600000002", "34600000001"]],
    [{ status: "open" }, [GROUP, "34600000004", "34600000003", "34600000001"]],
    [{ status: "closed" }, ["34600000002"]],
    [{ assignedToUserId: MEMBER }, ["34600000002", "34600000001"]],
    [{ assignedToUserId: "none" }, [GROUP, "34600000004", "34600000003"]],
    [{ type: "group" }, [GROUP]],
    [{ type: "direct" }, ["34600000004", "34600000003", "34600000002", "34600000001"]],
    [{ assignedToUserId: MEMBER, status: "open" }, ["34600000001"]],
    [{ assignedToUserId: "none", status: "open", isArchived: false, isUnread: true, type: "group" }, [GROUP]],
    [{ isUnread: true, isArchived: true, status: "closed" }, []],
  ])("can be narrowed down by %j", async (filter, expected) => {
    await fill();
    expect(await chats(filter)).toEqual(expected);
  });

  it("refuses the cursor of another list", async () => {
    await fill();
    const { nextCursor: cursor } = await list({}, { limit: 1, cursor: null });
    const invalid = { code: "INVALID_CURSOR" };
    await expect(list({ status: "open" }, { limit: 1, cursor })).rejects.toMatchObject(invalid);
    await expect(bench.store.list(other, anyConversation, { limit: 1, cursor })).rejects.toMatchObject(invalid);
  });

  it("shows nothing of another organization or session, and takes no names from there", async () => {
    await bench.receive({ phone: ANA, name: null });
    await bench.receive({ phone: ANA, name: "Otra Ana", ref: other });
    await bench.receive({ phone: ANA, name: "Ana de ventas", ref: neighbour });
    await bench.receive({ phone: BEA, ref: other });
    expect((await list()).items).toMatchObject([{ chatId: ANA, unreadCount: 1, name: null }]);
    expect(await bench.find(BEA)).toBeNull();
  });

  it("names each by its contact, as it is now, by number or LID", async () => {
    await bench.receive({ phone: ANA, name: "Ana" });
    await bench.receive({ phone: null, lid: LID, name: "Alguien" });
    await bench.writeOnPhone(BEA);
    const names = async () => Object.fromEntries((await list()).items.map(({ chatId, name }) => [chatId, name]));
    expect(await names()).toEqual({ [ANA]: "Ana", [LID]: "Alguien", [BEA]: null });
    const { orm } = bench.database;
    await bench.database.write(() => {
      orm.update(contacts).set({ name: "Ana Pérez" }).run();
    });
    expect(await names()).toEqual({ [ANA]: "Ana Pérez", [LID]: "Ana Pérez", [BEA]: null });
    await bench.database.write(() => {
      orm.delete(contacts).run();
    });
    expect((await list()).items.map(({ contact }) => contact)).toEqual([null, null, null]);
  });

  it.each<[string, Partial<ConversationFilter>]>([
    ["conversations_recent", {}],
    ["conversations_recent", { isUnread: false, isArchived: false, type: "direct" }],
    ["conversations_unread", { isUnread: true }],
    ["conversations_unread", { isUnread: true, isArchived: false, status: "open", assignedToUserId: MEMBER }],
    ["conversations_assignee", { assignedToUserId: MEMBER }],
    ["conversations_assignee", { assignedToUserId: "none" }],
    ["conversations_archived", { isArchived: true }],
    ["conversations_groups", { type: "group", status: "open" }],
    ["conversations_assignee_open", { status: "open", assignedToUserId: MEMBER }],
    ["conversations_assignee_open", { status: "open", assignedToUserId: "none", isArchived: false }],
    ["conversations_status", { status: "open", isArchived: false }],
    ["conversations_status", { status: "closed", assignedToUserId: "none" }],
  ])("walks along %s for %j, from where the page before ended, and sorts nothing", async (index, filter) => {
    await fill();
    const plans = await explainQueries(bench.database, () => list(filter));
    expect(plans.join("\n")).not.toMatch(/SCAN|TEMP B-TREE/);
    expect(plans[0]).toContain(`INDEX ${index} (organization_id=? AND session_id=?`);
    const cursor = bench.database
      .createCursors("conversations", { ...crm, ...anyConversation, ...filter })
      .encode([1_000, ANA]);
    const [next] = await explainQueries(bench.database, () => list(filter, { limit: 1, cursor }));
    expect(next).toContain("last_message_at<?");
  });
});

describe("a conversation", () => {
  it("is found by the index", async () => {
    await bench.receive();
    const plans = await explainQueries(bench.database, async () => {
      await bench.find();
      await bench.store.lastPosition(crm, ANA);
      await bench.store.markRead(crm, ANA, 0, null);
      await bench.store.update(crm, ANA, { status: "closed", assignedToUserId: MEMBER }, null);
      await bench.receive();
    });
    expect(plans.join("\n")).toContain("SEARCH conversations");
    expect(plans.filter((plan) => plan.includes("SCAN"))).toEqual([]);
  });

  it("is led to by a LID whose number is known", async () => {
    expect(await bench.store.chatIdOf(crm, LID)).toBe(LID);
    await bench.receive({ phone: ANA, lid: LID });
    expect(await bench.store.chatIdOf(crm, LID)).toBe(ANA);
    expect(await bench.store.chatIdOf(other, LID)).toBe(LID);
    expect(await bench.store.chatIdOf(crm, GROUP)).toBe(GROUP);
    // Also where it was looked up before the number was known.
    expect(await bench.store.find(crm, LID)).toMatchObject({ chatId: ANA });
    expect(await bench.store.lastPosition(crm, LID)).toBe(1);
    expect(await bench.store.update(crm, LID, { status: "closed" }, null)).toMatchObject({ chatId: ANA });
  });

  it("changes what is asked for, which is told once with who did it, and nothing else", async () => {
    await bench.receive();
    await bench.clock.advance(1_000);
    const changed = await bench.store.update(crm, ANA, { status: "closed", assignedToUserId: MEMBER }, 7);
    const now = bench.clock.now();
    expect(changed).toMatchObject({ status: "closed", closedAt: now, assignedToUserId: MEMBER, isArchived: false });
    expect(changed).toEqual(await bench.find());
    expect(bench.told()).toMatchObject([
      { chatId: ANA, changes: ["status", "assignedToUserId"], status: "closed", assignedToUserId: MEMBER, userId: 7 },
    ]);
    await bench.clock.advance(1_000);
    expect(await bench.store.update(crm, ANA, { status: "closed", assignedToUserId: MEMBER }, 7)).toEqual(changed);
    expect(await bench.store.update(crm, ANA, {}, 7)).toEqual(changed);
    expect(bench.told()).toHaveLength(1);
  });

  it("is reopened, unarchived and given back to everybody", async () => {
    await bench.receive();
    await bench.store.update(crm, ANA, { status: "closed", isArchived: true, assignedToUserId: MEMBER }, null);
    const changes = { status: "open", isArchived: false, assignedToUserId: null } as const;
    expect(await bench.store.update(crm, ANA, changes, null)).toMatchObject({ ...changes, closedAt: null });
    expect(bench.told().at(-1)).toMatchObject({ changes: ["status", "isArchived", "assignedToUserId"], userId: null });
  });

  it("leaves nobody waiting once it is closed", async () => {
    await bench.receive();
    await bench.store.update(crm, ANA, { status: "closed" }, null);
    await bench.clock.advance(60_000);
    await bench.writeOnPhone(ANA);
    expect(bench.waits()).toEqual([]);
  });

  it("is given to members only, and to nobody of another organization", async () => {
    await bench.receive();
    await bench.addMember(6, 2);
    const refused = bench.store.update(crm, ANA, { status: "closed", assignedToUserId: 6 }, null);
    await expect(refused).rejects.toMatchObject({ code: "MEMBER_NOT_FOUND", params: { userId: 6 } });
    expect(await bench.find()).toMatchObject({ status: "open", assignedToUserId: null });
  });

  it("that is not there is not changed", async () => {
    await bench.receive({ ref: other });
    expect(await bench.store.update(crm, ANA, { status: "closed" }, null)).toBeNull();
    expect(await bench.store.markRead(crm, ANA, null, null)).toBeNull();
    expect(bench.told()).toEqual([]);
    expect(bench.database.orm.select().from(conversations).all()).toMatchObject([{ status: "open", unreadCount: 1 }]);
  });
});

describe("a conversation that is read", () => {
  it("has nothing unread, which is told once", async () => {
    await bench.receive();
    await bench.receive();
    expect(await bench.store.markRead(crm, ANA, null, 7)).toMatchObject({ unreadCount: 0 });
    await bench.store.markRead(crm, ANA, null, 7);
    expect(bench.told()).toMatchObject([{ changes: ["unreadCount"], unreadCount: 0, userId: 7 }]);
  });

  it("has unread what came after it was looked at, however often that is said", async () => {
    await bench.receive();
    await bench.receive();
    const position = await bench.store.lastPosition(crm, ANA);
    await bench.move(await bench.accept(ANA), "sent");
    await bench.receive({ text: "una cosa más" });
    await bench.receive({ phone: BEA });
    expect(await bench.store.markRead(crm, ANA, position, null)).toMatchObject({ unreadCount: 1 });
    expect(await bench.store.markRead(crm, ANA, position, null)).toMatchObject({ unreadCount: 1 });
    expect(bench.told()).toHaveLength(1);
  });

  it("never gets more unread by being read", async () => {
    await bench.receive();
    await bench.receive();
    await bench.store.markRead(crm, ANA, null, null);
    expect(await bench.store.markRead(crm, ANA, 0, null)).toMatchObject({ unreadCount: 0 });
  });
});

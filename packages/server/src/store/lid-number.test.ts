import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  type ConversationBench,
  createConversationBench,
  crm,
  GROUP,
  LID,
} from "../../test/support/conversation-bench";
import { explainQueries } from "../../test/support/explain-queries";
import { insertSessions } from "../../test/support/session-rows";
import { moveToNumber } from "./lid-number";
import { pollVotes, reactions } from "./schema/messages";
import { chatActivity } from "./schema/statistics";

const QUARTER = 900_000;
const other = { organizationId: 2, sessionId: "crm" };

let bench: ConversationBench;
beforeEach(async () => {
  bench = await createConversationBench();
  await insertSessions(bench.database, other);
});
afterEach(() => bench.database.close());

const chats = () => bench.messageRows().map(({ chatId, peer }) => [chatId, peer]);
const activity = () =>
  bench.database.orm
    .select()
    .from(chatActivity)
    .orderBy(asc(chatActivity.quarter))
    .all()
    .filter(({ organizationId }) => organizationId === 1)
    .map(({ quarter, chatId }) => [quarter, chatId]);
const move = () =>
  bench.database.write(() =>
    moveToNumber({ orm: bench.database.orm, conversations: bench.chats }, crm, { lid: LID, phone: ANA }),
  );

describe("when a LID turns out to have a number", () => {
  it("what they wrote and were written stands under the number from then on", async () => {
    await bench.receive({ phone: null, lid: LID, name: "Ana" });
    await bench.accept(LID);
    await bench.receive({ phone: null, lid: LID, group: GROUP });
    await bench.receive({ phone: BEA });
    await bench.receive({ phone: null, lid: LID, ref: other });
    await bench.receive({ phone: ANA, lid: LID, name: "Ana" });
    expect(chats()).toEqual([
      [ANA, ANA],
      [ANA, ANA],
      [GROUP, ANA],
      [BEA, BEA],
      [LID, LID],
      [ANA, ANA],
    ]);
    expect(bench.conversationRows().map(({ organizationId, chatId }) => [organizationId, chatId])).toEqual([
      [1, GROUP],
      [2, LID],
      [1, ANA],
      [1, BEA],
    ]);
    expect(await bench.find()).toMatchObject({ name: "Ana", unreadCount: 2, contact: { phone: ANA, lid: LID } });
    // As it was before the message that revealed it, which has an event of its own.
    expect(bench.told()).toEqual([
      {
        chatId: ANA,
        previousChatId: LID,
        changes: ["chatId"],
        status: "open",
        isArchived: false,
        unreadCount: 1,
        assignedToUserId: null,
        userId: null,
        timestamp: new Date(bench.clock.now()).toISOString(),
      },
    ]);
  });

  it("their two conversations become one, in which nothing is lost, and which is told where it differs", async () => {
    await bench.addMember(5);
    await bench.receive({ phone: ANA });
    const first = bench.clock.now();
    await bench.store.update(crm, ANA, { status: "closed", isArchived: true }, null);
    await bench.clock.advance(60_000);
    await bench.receive({ phone: null, lid: LID, text: "uno" });
    await bench.receive({ phone: null, lid: LID, text: "dos" });
    await bench.store.update(crm, LID, { assignedToUserId: 5 }, null);
    const before = bench.told().length;
    await move();
    expect(bench.conversationRows()).toHaveLength(1);
    expect(await bench.find()).toMatchObject({
      status: "open",
      closedAt: null,
      isArchived: false,
      unreadCount: 3,
      assignedToUserId: 5,
      lastMessage: { text: "dos" },
      lastMessageAt: first + 60_000,
      createdAt: first,
    });
    expect(bench.row()?.waitingSince).toBe(first + 60_000);
    expect(bench.told().slice(before)).toMatchObject([
      {
        chatId: ANA,
        previousChatId: LID,
        changes: ["chatId", "status", "isArchived", "unreadCount", "assignedToUserId"],
        unreadCount: 3,
        userId: null,
      },
    ]);
  });

  it("the number's own conversation keeps its assignee, its last message, and who waits longest", async () => {
    await bench.addMember(5);
    await bench.addMember(6);
    await bench.receive({ phone: null, lid: LID, text: "antes" });
    const first = bench.clock.now();
    await bench.store.update(crm, LID, { assignedToUserId: 5, isArchived: true }, null);
    await bench.clock.advance(60_000);
    await bench.receive({ phone: ANA, text: "después" });
    await bench.store.update(crm, ANA, { assignedToUserId: 6, isArchived: true }, null);
    await move();
    expect(await bench.find()).toMatchObject({
      assignedToUserId: 6,
      isArchived: true,
      lastMessage: { text: "después" },
    });
    expect(bench.row()).toMatchObject({ waitingSince: first, createdAt: first });
    expect(bench.told().at(-1)).toMatchObject({ chatId: ANA, previousChatId: LID, unreadCount: 2 });
  });

  it("two closed conversations stay closed since the later one was", async () => {
    await bench.receive({ phone: ANA });
    await bench.receive({ phone: null, lid: LID });
    await bench.store.update(crm, ANA, { status: "closed" }, null);
    await bench.clock.advance(60_000);
    await bench.store.update(crm, LID, { status: "closed" }, null);
    await move();
    expect(await bench.find()).toMatchObject({ status: "closed", closedAt: bench.clock.now() });
  });

  it("is told where their two conversations differ in nothing that is told, too", async () => {
    await bench.receive({ phone: ANA });
    await bench.receive({ phone: null, lid: LID });
    await bench.store.markRead(crm, LID, null, null);
    const before = bench.told().length;
    await move();
    expect(bench.told().slice(before)).toMatchObject([{ chatId: ANA, previousChatId: LID, changes: ["chatId"] }]);
  });

  it("is not told where there was no conversation under the LID", async () => {
    await bench.receive({ phone: ANA });
    await move();
    expect(bench.told()).toEqual([]);
  });

  it("they were one chat in every quarter of an hour", async () => {
    const start = bench.clock.now() / QUARTER;
    await bench.receive({ phone: null, lid: LID });
    await bench.receive({ phone: ANA });
    await bench.clock.advance(QUARTER);
    await bench.receive({ phone: null, lid: LID });
    await bench.receive({ phone: null, lid: LID, ref: other });
    await bench.clock.advance(QUARTER);
    await bench.receive({ phone: null, lid: LID, group: GROUP });
    await move();
    expect(activity()).toEqual([
      [start, ANA],
      [start + 1, ANA],
      [start + 2, GROUP],
    ]);
  });

  it("their reactions and votes are the number's, and the later one counts where there are two", async () => {
    const { orm } = bench.database;
    await bench.receive({ phone: BEA });
    await bench.receive({ phone: BEA });
    await bench.receive({ phone: BEA });
    await bench.receive({ phone: null, lid: LID, ref: other });
    const [first = "", second = "", third = "", foreign = ""] = bench.messageRows().map(({ id }) => id);
    const answers = [
      { messageId: first, from: LID, at: 1 },
      { messageId: second, from: LID, at: 1 },
      { messageId: second, from: ANA, at: 2 },
      { messageId: third, from: LID, at: 2 },
      { messageId: third, from: ANA, at: 1 },
      { messageId: third, from: BEA, at: 1 },
      { messageId: foreign, from: LID, at: 1 },
    ];
    await bench.database.write(() => {
      for (const answer of answers) {
        const mark = `${answer.from} ${answer.at}`;
        orm
          .insert(reactions)
          .values({ ...answer, emoji: mark })
          .run();
        orm
          .insert(pollVotes)
          .values({ ...answer, options: [mark] })
          .run();
      }
    });
    await move();
    const sorted = (rows: readonly { readonly messageId: string; readonly from: string; readonly mark: unknown }[]) =>
      rows.map(({ messageId, from, mark }) => `${messageId} ${from} ${mark}`).sort();
    const expected = [
      { messageId: first, from: ANA, mark: `${LID} 1` },
      { messageId: second, from: ANA, mark: `${ANA} 2` },
      { messageId: third, from: ANA, mark: `${LID} 2` },
      { messageId: third, from: BEA, mark: `${BEA} 1` },
      { messageId: foreign, from: LID, mark: `${LID} 1` },
    ];
    const reacted = orm.select().from(reactions).all();
    expect(sorted(reacted.map((row) => ({ ...row, mark: row.emoji })))).toEqual(sorted(expected));
    const voted = orm.select().from(pollVotes).all();
    expect(sorted(voted.map((row) => ({ ...row, mark: row.options })))).toEqual(sorted(expected));
  });

  it("everything is found by its index, so that somebody with nothing under a LID costs nothing", async () => {
    await bench.receive({ phone: null, lid: LID });
    const plans = await explainQueries(bench.database, move);
    expect(plans.filter((plan) => /\bSCAN (?!CONSTANT)/.test(plan))).toEqual([]);
    expect(plans.join("\n")).toContain("messages_lid (organization_id=? AND session_id=? AND peer=?)");
    expect(plans.join("\n")).toContain("reactions_lid (from=?)");
    expect(plans.join("\n")).toContain("poll_votes_lid (from=?)");
  });
});

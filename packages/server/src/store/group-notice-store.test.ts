import type { WebhookEvent } from "@inbox-hub/openapi";
import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../test/support/explain-queries";
import { stubEngine } from "../../test/support/stub-engine";
import type { GroupNotice } from "../engine/engine-group";
import { createGroupIntake } from "../features/groups/group-intake";
import { createIds } from "../lib/ids";
import { createManualClock, type ManualClock } from "../lib/manual-clock";
import { createSignal } from "../lib/signal";
import { migrationsFolder } from "../migrations-folder";
import { insertContact } from "./contact-rows";
import { type Database, openDatabase } from "./database";
import { createEventLog, type EventLog } from "./event-log";
import { createGroupNoticeStore } from "./group-notice-store";
import { conversations, groupNotices } from "./schema/conversations";
import { events } from "./schema/events";
import { sessions } from "./schema/sessions";

const ref = { organizationId: 1, sessionId: "crm" };
const GROUP = "120363000000000001@g.us";
const ANA = "34612345678";
const LID = "100000012345678@lid";
const notice: GroupNotice = {
  key: "NOTICE-1",
  groupId: GROUP,
  action: "joined",
  participants: [`${ANA}@c.us`],
  author: null,
  subject: null,
  timestamp: Date.UTC(2026, 0, 1),
};

let database: Database;
let clock: ManualClock;
let eventLog: EventLog;

beforeEach(async () => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
  clock = createManualClock();
  eventLog = createEventLog({
    database,
    clock,
    newId: createIds(clock.now),
    delivered: createSignal(),
    appended: createSignal<number>(),
  });
  await addSession(ref);
});
afterEach(() => database.close());

const addSession = ({ organizationId, sessionId }: typeof ref) =>
  database.write(() => {
    const row = { organizationId, id: sessionId, desired: "running", status: "connected", since: 0 } as const;
    database.orm
      .insert(sessions)
      .values({ ...row, createdAt: 0, updatedAt: 0 })
      .run();
  });
const addConversation = (session: typeof ref, chatId: string, subject: string | null) =>
  database.write(() => {
    const row = { ...session, chatId, type: "group", subject, lastMessageId: "msg_1", lastMessageAt: 5 } as const;
    database.orm
      .insert(conversations)
      .values({ ...row, createdAt: 5, updatedAt: 5 })
      .run();
  });
const tell = (changes: Partial<GroupNotice> = {}, session = ref, log = eventLog) => {
  const notices = createGroupNoticeStore({ database, events: log, clock });
  return createGroupIntake({ notices }).group(session, { ...notice, ...changes }, stubEngine({}));
};
const told = () =>
  database.orm
    .select()
    .from(events)
    .orderBy(asc(events.seq))
    .all()
    .map(({ body }) => JSON.parse(body.toString()) as WebhookEvent);
const rows = () => database.orm.select().from(conversations).orderBy(asc(conversations.chatId)).all();

describe("what WhatsApp tells of a group", () => {
  it("is told as one event, in the order of the group's chat", async () => {
    await tell({ author: `${ANA}@c.us` });
    expect(told()).toEqual([
      {
        id: expect.stringMatching(/^evt_/),
        event: "group_update",
        type: "group_update",
        timestamp: expect.any(String),
        sessionId: "crm",
        sequence: 1,
        data: {
          groupId: GROUP,
          action: "joined",
          participants: [ANA],
          author: ANA,
          timestamp: "2026-01-01T00:00:00.000Z",
        },
      },
    ]);
    expect(database.orm.select().from(events).get()).toMatchObject({ lane: `crm/${GROUP}` });
  });

  it.each(["created", "joined", "left", "promoted", "demoted", "subject", "description", "settings"] as const)(
    "is told as it is: %s",
    async (action) => {
      await tell({ action, participants: [] });
      expect(told()).toMatchObject([{ data: { action, participants: [], author: null } }]);
    },
  );

  it("names people by their number once the contacts know it, else by their LID", async () => {
    await database.write(() => {
      insertContact(database.orm, { id: "ct_1", ...ref, phone: ANA, lid: LID, createdAt: 0, updatedAt: 0 });
    });
    await tell({ participants: [LID, "100000087654321@lid"], author: LID });
    expect(told()).toMatchObject([{ data: { participants: [ANA, "100000087654321@lid"], author: ANA } }]);
  });

  it("twice is told once, in each session", async () => {
    const other = { organizationId: 1, sessionId: "other" };
    const theirs = { organizationId: 2, sessionId: "crm" };
    await Promise.all([addSession(other), addSession(theirs)]);
    await tell();
    await Promise.all([tell(), tell({ key: "NOTICE-2" }), tell({}, other), tell({}, theirs), tell()]);
    expect(told().map(({ sessionId, sequence }) => [sessionId, sequence])).toEqual([
      ["crm", 1],
      ["crm", 2],
      ["other", 1],
      ["crm", 1],
    ]);
  });

  it("of a session that is gone is not kept", async () => {
    await tell({}, { organizationId: 2, sessionId: "crm" });
    expect(told()).toEqual([]);
    expect(database.orm.select().from(groupNotices).all()).toEqual([]);
  });

  it("renames the group's chat in that session, and touches nothing else of it", async () => {
    const other = { organizationId: 1, sessionId: "other" };
    await addConversation(ref, GROUP, "Obra");
    await addConversation(ref, "120363000000000002@g.us", "Ventas");
    await addConversation(other, GROUP, "Obra");
    const before = rows();
    await tell({ action: "subject", participants: [], subject: "Obra Atocha" });
    expect(rows()).toEqual(
      before.map((row) => (row.sessionId === "crm" && row.chatId === GROUP ? { ...row, subject: "Obra Atocha" } : row)),
    );
  });

  it("makes no chat of a group in which nobody has written", async () => {
    await tell({ action: "created", subject: "Obra Atocha" });
    expect(rows()).toEqual([]);
  });

  it("is not told again by an old notice that comes twice", async () => {
    await addConversation(ref, GROUP, null);
    await tell({ key: "1", action: "subject", subject: "Uno" });
    await tell({ key: "2", action: "subject", subject: "Dos" });
    await tell({ key: "1", action: "subject", subject: "Uno" });
    await tell({ key: "3", action: "joined", subject: null });
    expect(rows()).toMatchObject([{ subject: "Dos" }]);
  });

  it("is kept with its event or not at all, so that it can be told again", async () => {
    await addConversation(ref, GROUP, "Obra");
    const broken: EventLog = {
      append: () => {
        throw new Error("The event could not be written");
      },
    };
    await expect(tell({ subject: "Obra Atocha" }, ref, broken)).rejects.toThrow();
    expect(rows()).toMatchObject([{ subject: "Obra" }]);
    await tell({ subject: "Obra Atocha" });
    expect(told()).toHaveLength(1);
    expect(rows()).toMatchObject([{ subject: "Obra Atocha" }]);
  });

  it("is written down without a walk through a table", async () => {
    const plans = await explainQueries(database, () => tell({ subject: "Obra", participants: [LID, `${ANA}@c.us`] }));
    expect(plans.join("\n")).toContain("conversations");
    for (const plan of plans) expect(plan).not.toMatch(/SCAN (?!webhooks|asked)/);
  });
});

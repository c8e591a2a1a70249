import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  type ConversationBench,
  createConversationBench,
  crm,
  GROUP,
} from "../../test/support/conversation-bench";

let bench: ConversationBench;
beforeEach(async () => {
  bench = await createConversationBench();
});
afterEach(() => bench.database.close());

const MINUTE = 60_000;

describe("a message that arrives", () => {
  it("begins a conversation, which is unread and waits for an answer", async () => {
    const { clock } = bench;
    await bench.receive({ name: "Ana", at: clock.now() - 5_000 });
    expect(await bench.find()).toMatchObject({
      chatId: ANA,
      type: "direct",
      name: "Ana",
      contact: { name: "Ana", phone: ANA, lid: null },
      status: "open",
      isArchived: false,
      unreadCount: 1,
      assignedToUserId: null,
      lastMessage: { direction: "inbound", text: "hola", status: "received", at: clock.now() - 5_000 },
      lastMessageAt: clock.now() - 5_000,
      closedAt: null,
      createdAt: clock.now(),
    });
    expect(bench.row()?.waitingSince).toBe(clock.now() - 5_000);
    expect(bench.told()).toEqual([]);
  });

  it("counts, and does not count again when it is told twice", async () => {
    for (const text of ["uno", "dos", "tres"]) await bench.receive({ text, key: text });
    await bench.receive({ text: "dos", key: "dos" });
    expect(await bench.find()).toMatchObject({ unreadCount: 3, lastMessage: { text: "tres" } });
    // Its own event says so already.
    expect(bench.told()).toEqual([]);
  });

  it("reopens a closed conversation, which is told", async () => {
    await bench.receive();
    await bench.store.update(crm, ANA, { status: "closed" }, 5);
    await bench.clock.advance(MINUTE);
    await bench.receive();
    expect(await bench.find()).toMatchObject({ status: "open", closedAt: null, unreadCount: 2 });
    expect(bench.told().at(-1)).toEqual({
      chatId: ANA,
      changes: ["status"],
      status: "open",
      isArchived: false,
      unreadCount: 2,
      assignedToUserId: null,
      userId: null,
      timestamp: new Date(bench.clock.now()).toISOString(),
    });
    // Whoever wrote before was answered by the closing: the waiting begins with this message.
    expect(bench.row()?.waitingSince).toBe(bench.clock.now());
  });

  it("leaves an archived conversation archived", async () => {
    await bench.receive();
    await bench.store.update(crm, ANA, { isArchived: true }, null);
    await bench.receive();
    expect(await bench.find()).toMatchObject({ isArchived: true, unreadCount: 2 });
  });

  it("late does not take the place of a newer one, but is unread, and waited since then", async () => {
    const { clock } = bench;
    await bench.receive({ text: "nuevo" });
    await bench.receive({ text: "viejo", at: clock.now() - MINUTE });
    expect(await bench.find()).toMatchObject({
      lastMessage: { text: "nuevo" },
      lastMessageAt: clock.now(),
      unreadCount: 2,
    });
    expect(bench.row()?.waitingSince).toBe(clock.now() - MINUTE);
  });

  it("in the same second as the last one comes after it, without taking the list back", async () => {
    const at = bench.clock.now() + 900;
    await bench.receive({ text: "uno", at });
    await bench.receive({ text: "dos", at: at - 900 });
    expect(await bench.find()).toMatchObject({ lastMessage: { text: "dos" }, lastMessageAt: at });
  });

  it("in a group names the conversation by its subject, and leaves nobody waiting", async () => {
    await bench.receive({ group: GROUP, subject: "Obra", name: "Ana" });
    expect(await bench.find(GROUP)).toMatchObject({ type: "group", name: "Obra", contact: null, unreadCount: 1 });
    await bench.receive({ group: GROUP, subject: null });
    expect((await bench.find(GROUP))?.name).toBe("Obra");
    await bench.receive({ group: GROUP, subject: "Obra Atocha" });
    expect((await bench.find(GROUP))?.name).toBe("Obra Atocha");
    expect(bench.row(GROUP)?.waitingSince).toBeNull();
    expect(await bench.find(ANA)).toBeNull();
  });

  it("that was deleted for everyone is still the last one, without its text", async () => {
    const key = await bench.receive();
    await bench.changes.recordRevoke(crm, key, { at: bench.clock.now() });
    expect(await bench.find()).toMatchObject({ lastMessage: { text: null } });
  });
});

describe("a message that is written on the phone", () => {
  it("begins a conversation, which nobody waits in", async () => {
    await bench.writeOnPhone(`${ANA}@c.us`);
    expect(await bench.find()).toMatchObject({ unreadCount: 0, name: null, lastMessage: { direction: "outbound" } });
    expect(bench.row()?.waitingSince).toBeNull();
  });

  it("shows that everything was read, which is told, and answers", async () => {
    await bench.receive();
    const since = bench.clock.now();
    await bench.clock.advance(90_500);
    await bench.receive();
    await bench.writeOnPhone(`${ANA}@c.us`);
    expect(await bench.find()).toMatchObject({ unreadCount: 0, lastMessage: { text: "desde el móvil" } });
    expect(bench.told()).toMatchObject([{ changes: ["unreadCount"], unreadCount: 0, userId: null }]);
    expect(bench.waits()).toEqual([{ at: since, seconds: 90 }]);
    expect(bench.row()?.waitingSince).toBeNull();
    await bench.writeOnPhone(`${ANA}@c.us`);
    expect(bench.waits()).toHaveLength(1);
    expect(bench.told()).toHaveLength(1);
  });

  it("before what waits now is neither the last one nor an answer", async () => {
    await bench.receive();
    await bench.writeOnPhone(`${ANA}@c.us`, { at: bench.clock.now() - MINUTE });
    expect(await bench.find()).toMatchObject({ unreadCount: 1, lastMessage: { text: "hola" } });
    expect(bench.waits()).toEqual([]);
    expect(bench.row()?.waitingSince).toBe(bench.clock.now());
  });

  it.each(["status@broadcast", "1234567890@broadcast", "120363@newsletter"])(
    "to %s makes no conversation",
    async (to) => {
      await bench.writeOnPhone(to);
      expect(bench.messageRows()).toHaveLength(1);
      expect(bench.conversationRows()).toEqual([]);
    },
  );
});

describe("a message of the API", () => {
  it.each(["sent", "unknown"] as const)("is in the conversation once it is %s, and not before", async (status) => {
    const messageId = await bench.accept(BEA);
    await bench.move(messageId, "sending");
    expect(await bench.find(BEA)).toBeNull();
    await bench.clock.advance(MINUTE);
    await bench.move(messageId, status);
    expect(await bench.find(BEA)).toMatchObject({
      unreadCount: 0,
      lastMessage: { messageId, direction: "outbound", status },
      lastMessageAt: bench.clock.now(),
    });
    expect(bench.told()).toEqual([]);
  });

  it("that fails or is canceled is in no conversation", async () => {
    await bench.move(await bench.accept(BEA), "failed");
    await bench.move(await bench.accept(BEA), "canceled");
    expect(await bench.find(BEA)).toBeNull();
  });

  it("stays where it is when its receipts come", async () => {
    const messageId = await bench.accept(ANA);
    await bench.move(messageId, "unknown");
    const at = bench.clock.now();
    await bench.clock.advance(MINUTE);
    await bench.receive({ text: "después" });
    await bench.clock.advance(MINUTE);
    for (const status of ["sent", "delivered", "read"] as const) await bench.move(messageId, status);
    expect(await bench.find()).toMatchObject({ lastMessage: { text: "después" }, lastMessageAt: at + MINUTE });
    expect(bench.row()?.waitingSince).toBe(at + MINUTE);
  });

  it("that had failed and was delivered after all is in the conversation", async () => {
    const messageId = await bench.accept(ANA);
    await bench.move(messageId, "failed");
    await bench.move(messageId, "delivered");
    expect(await bench.find()).toMatchObject({ lastMessage: { messageId } });
  });

  it("that a receipt tells of late does not take the place of a newer one", async () => {
    const messageId = await bench.accept(ANA);
    const at = bench.clock.now();
    await bench.clock.advance(MINUTE);
    await bench.receive({ text: "nuevo" });
    await bench.move(messageId, "sent", at);
    expect(await bench.find()).toMatchObject({ lastMessage: { text: "nuevo" }, lastMessageAt: at + MINUTE });
  });

  it("answers whoever waits, and leaves what is unread unread", async () => {
    await bench.receive();
    const since = bench.clock.now();
    await bench.clock.advance(42_999);
    await bench.move(await bench.accept(ANA), "sent");
    expect(bench.waits()).toEqual([{ at: since, seconds: 42 }]);
    expect(bench.row()).toMatchObject({ waitingSince: null, unreadCount: 1 });
  });

  it("answers at once, where the customer's clock is ahead", async () => {
    await bench.receive({ at: bench.clock.now() + 2_000 });
    await bench.move(await bench.accept(ANA), "sent");
    expect(bench.waits()).toEqual([{ at: bench.clock.now(), seconds: 0 }]);
  });

  it("that was under way when the customer wrote answers nobody", async () => {
    const underWay = await bench.accept(ANA);
    await bench.clock.advance(MINUTE);
    await bench.receive();
    const since = bench.clock.now();
    await bench.clock.advance(MINUTE);
    await bench.move(underWay, "sent");
    expect(bench.waits()).toEqual([]);
    expect(await bench.find()).toMatchObject({ lastMessage: { messageId: underWay } });
    expect(bench.row()?.waitingSince).toBe(since);
    await bench.move(await bench.accept(ANA), "sent");
    expect(bench.waits()).toEqual([{ at: since, seconds: 60 }]);
  });

  it("of a batch, or that was scheduled, is no answer", async () => {
    await bench.receive();
    await bench.move(await bench.acceptBatch(ANA), "sent");
    const scheduled = await bench.accept(ANA, { sendAt: bench.clock.now() + MINUTE });
    await bench.clock.advance(MINUTE);
    await bench.move(scheduled, "sent");
    expect(await bench.find()).toMatchObject({ lastMessage: { messageId: scheduled } });
    expect(bench.waits()).toEqual([]);
    expect(bench.row()?.waitingSince).not.toBeNull();
  });
});

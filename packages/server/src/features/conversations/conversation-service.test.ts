import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  ANA,
  anyConversation,
  type ConversationBench,
  createConversationBench,
  GROUP,
  LID,
} from "../../../test/support/conversation-bench";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { stubEngine } from "../../../test/support/stub-engine";
import type { Actor } from "../../contract/tenant";
import { type Engine, EngineError, type EngineErrorCode } from "../../engine/engine";
import { createKeyedQueue } from "../../lib/keyed-queue";
import { createConversationService } from "./conversation-service";

const tenant = { organizationId: 1, sessionIds: null };
const stranger = { organizationId: 2, sessionIds: null };
const limited = { organizationId: 1, sessionIds: new Set(["ventas"]) };
const ana: Actor = { type: "user", userId: 5, loginId: "lgn_1" };
const key: Actor = { type: "api_key", keyId: "key_1" };
const chat = `${ANA}@c.us`;
const disconnected = { code: "SESSION_DISCONNECTED" };

let bench: ConversationBench;
beforeEach(async () => {
  bench = await createConversationBench();
  await bench.addMember(5);
});
afterEach(() => bench.database.close());

/** Over an engine that answers only what a test gives it; without one, the session is not connected. */
function serviceOver(answers: Partial<Engine> | null = null) {
  return createConversationService({
    conversations: bench.store,
    sessions: fakeSessionAccess({ crm: answers && stubEngine(answers) }),
    members: { isMember: async (organizationId, userId) => organizationId === 1 && userId === 5 },
    queue: createKeyedQueue(),
  });
}

const failing = (code: EngineErrorCode) => () => Promise.reject(new EngineError(code, "Cannot"));

describe("a conversation", () => {
  it.each([ANA, `+${ANA}`, "+34 612-345 678", LID])("is got by %s, also while the session is down", async (name) => {
    await bench.receive({ phone: ANA, lid: LID });
    expect(await serviceOver().get(tenant, "crm", name)).toMatchObject({ chatId: ANA });
  });

  it("is nobody's of another organization, session or key", async () => {
    await bench.receive();
    const service = serviceOver({});
    await expect(service.get(limited, "crm", ANA)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    await expect(service.list(tenant, "ventas", anyConversation, { limit: 1, cursor: null })).rejects.toMatchObject({
      code: "SESSION_NOT_FOUND",
    });
    const notFound = { code: "CONVERSATION_NOT_FOUND" };
    await expect(service.get(stranger, "crm", ANA)).rejects.toMatchObject(notFound);
    await expect(service.update(stranger, key, "crm", ANA, { isArchived: true })).rejects.toMatchObject(notFound);
    await expect(service.markRead(stranger, key, "crm", ANA)).rejects.toMatchObject(notFound);
    await expect(service.get(tenant, "crm", GROUP)).rejects.toMatchObject(notFound);
    expect((await service.list(stranger, "crm", anyConversation, { limit: 9, cursor: null })).items).toEqual([]);
  });
});

describe("changing a conversation", () => {
  it("assigns, closes and reopens without a connection, in the name of who does it", async () => {
    await bench.receive();
    const service = serviceOver();
    const changes = { assignedToUserId: 5, status: "closed" } as const;
    expect(await service.update(tenant, ana, "crm", ANA, changes)).toMatchObject(changes);
    expect(await service.update(tenant, key, "crm", ANA, { status: "open" })).toMatchObject({ status: "open" });
    expect(bench.told().map(({ userId }) => userId)).toEqual([5, null]);
  });

  it("archives on the phone first, and only when that is news", async () => {
    await bench.receive();
    const setArchived = vi.fn<Engine["setArchived"]>(async () => undefined);
    const service = serviceOver({ setArchived });
    await service.update(tenant, ana, "crm", ANA, { isArchived: false });
    expect(await service.update(tenant, ana, "crm", ANA, { isArchived: true })).toMatchObject({ isArchived: true });
    await service.update(tenant, ana, "crm", ANA, { isArchived: true, status: "closed" });
    expect(setArchived.mock.calls).toEqual([[chat, true]]);
    expect(bench.told().map(({ changes }) => changes)).toEqual([["isArchived"], ["status"]]);
  });

  it("archives nothing that the phone refuses, or while the session is down", async () => {
    await bench.receive();
    const archive = (answers: Partial<Engine> | null) =>
      serviceOver(answers).update(tenant, ana, "crm", ANA, { isArchived: true, status: "closed" });
    await expect(archive(null)).rejects.toMatchObject(disconnected);
    await expect(archive({ setArchived: failing("INVALID_STATE") })).rejects.toMatchObject(disconnected);
    await expect(archive({ setArchived: failing("TIMEOUT") })).rejects.toMatchObject({ code: "ENGINE_FAILED" });
    expect(await bench.find()).toMatchObject({ isArchived: false, status: "open" });
    expect(bench.told()).toEqual([]);
  });

  it.each(["CHAT_NOT_FOUND", "NOT_ON_WHATSAPP"] as const)(
    "archives a chat that the phone answers %s to",
    async (code) => {
      await bench.receive();
      const service = serviceOver({ setArchived: failing(code) });
      expect(await service.update(tenant, ana, "crm", ANA, { isArchived: true })).toMatchObject({ isArchived: true });
    },
  );

  it("refuses an assignee who is no member, before the phone hears of it", async () => {
    await bench.receive();
    const changes = { isArchived: true, assignedToUserId: 6 };
    // The engine would refuse in other words.
    await expect(serviceOver({}).update(tenant, ana, "crm", ANA, changes)).rejects.toMatchObject({
      code: "MEMBER_NOT_FOUND",
      params: { userId: 6 },
    });
  });

  it("both ways at once ends as the last one wanted it, on the phone and here", async () => {
    await bench.receive();
    let isArchivedOnPhone = false;
    let answer: () => void = () => undefined;
    const setArchived = async (_: string, archived: boolean) => {
      if (archived)
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
      isArchivedOnPhone = archived;
    };
    const service = serviceOver({ setArchived });
    const archived = service.update(tenant, ana, "crm", ANA, { isArchived: true });
    const unarchived = service.update(tenant, ana, "crm", ANA, { isArchived: false });
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    answer();
    await Promise.all([archived, unarchived]);
    expect(isArchivedOnPhone).toBe(false);
    expect(await bench.find()).toMatchObject({ isArchived: false });
    expect(bench.told().map(({ isArchived }) => isArchived)).toEqual([true, false]);
  });

  it("does not wait for the phone where the phone has no part in it", async () => {
    await bench.receive();
    const service = serviceOver({ setArchived: () => new Promise(() => undefined) });
    service.update(tenant, ana, "crm", ANA, { isArchived: true });
    expect(await service.update(tenant, ana, "crm", ANA, { status: "closed" })).toMatchObject({ status: "closed" });
  });
});

describe("reading a conversation", () => {
  it("sends the receipts once, and asks nothing of WhatsApp when nothing is unread", async () => {
    await bench.receive();
    const markRead = vi.fn<Engine["markRead"]>(async () => undefined);
    expect(await serviceOver({ markRead }).markRead(tenant, ana, "crm", ANA)).toMatchObject({ unreadCount: 0 });
    expect(await serviceOver().markRead(tenant, ana, "crm", ANA)).toMatchObject({ unreadCount: 0 });
    expect(markRead.mock.calls).toEqual([[chat]]);
    expect(bench.told()).toMatchObject([{ changes: ["unreadCount"], userId: 5 }]);
  });

  it("leaves unread what arrives meanwhile", async () => {
    await bench.receive();
    const markRead = async () => {
      await bench.receive({ text: "una cosa más" });
    };
    expect(await serviceOver({ markRead }).markRead(tenant, ana, "crm", ANA)).toMatchObject({
      unreadCount: 1,
      lastMessage: { text: "una cosa más" },
    });
  });

  it("leaves it unread when WhatsApp does not answer, or the session is down", async () => {
    await bench.receive();
    const read = (answers: Partial<Engine> | null) => serviceOver(answers).markRead(tenant, ana, "crm", ANA);
    await expect(read(null)).rejects.toMatchObject(disconnected);
    await expect(read({ markRead: failing("TIMEOUT") })).rejects.toMatchObject({ code: "ENGINE_FAILED" });
    expect(await bench.find()).toMatchObject({ unreadCount: 1 });
  });

  it("is done with where the phone has no such chat", async () => {
    await bench.receive();
    const markRead = failing("CHAT_NOT_FOUND");
    expect(await serviceOver({ markRead }).markRead(tenant, ana, "crm", ANA)).toMatchObject({ unreadCount: 0 });
  });

  it("finds nothing when the conversation goes meanwhile", async () => {
    await bench.receive();
    const markRead = async () => {
      await bench.database.write(() => {
        const row = bench.row();
        if (row) bench.rows.delete(row);
      });
    };
    const read = serviceOver({ markRead }).markRead(tenant, ana, "crm", ANA);
    await expect(read).rejects.toMatchObject({ code: "CONVERSATION_NOT_FOUND" });
  });
});

describe("typing", () => {
  it("is shown to whoever is named, also before the first message", async () => {
    const setTyping = vi.fn<Engine["setTyping"]>(async () => undefined);
    const service = serviceOver({ setTyping });
    await service.setTyping(tenant, "crm", "+34 612-345 678", "typing");
    await service.setTyping(tenant, "crm", GROUP, "recording");
    await service.setTyping(tenant, "crm", LID, "paused");
    await bench.receive({ phone: ANA, lid: LID });
    await service.setTyping(tenant, "crm", LID, "typing");
    expect(setTyping.mock.calls).toEqual([
      [chat, "typing"],
      [GROUP, "recording"],
      [LID, "paused"],
      [chat, "typing"],
    ]);
  });

  it.each([
    ["NOT_ON_WHATSAPP", ANA, "RECIPIENT_NOT_ON_WHATSAPP"],
    ["INVALID_RECIPIENT", ANA, "RECIPIENT_NOT_ON_WHATSAPP"],
    ["CHAT_NOT_FOUND", LID, "RECIPIENT_NOT_ON_WHATSAPP"],
    ["CHAT_NOT_FOUND", GROUP, "GROUP_NOT_FOUND"],
    ["TIMEOUT", ANA, "ENGINE_FAILED"],
    ["FORBIDDEN", GROUP, "ENGINE_FAILED"],
    ["INVALID_STATE", ANA, "SESSION_DISCONNECTED"],
  ] as const)("that WhatsApp refuses with %s for %s is %s", async (refusal, to, code) => {
    const typing = serviceOver({ setTyping: failing(refusal) }).setTyping(tenant, "crm", to, "typing");
    await expect(typing).rejects.toMatchObject({ code, params: code === "GROUP_NOT_FOUND" ? { groupId: GROUP } : {} });
  });

  it("needs a session that is connected and seen", async () => {
    await expect(serviceOver().setTyping(tenant, "crm", ANA, "typing")).rejects.toMatchObject(disconnected);
    const unseen = serviceOver({}).setTyping(limited, "crm", ANA, "typing");
    await expect(unseen).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
  });
});

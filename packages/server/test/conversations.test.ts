import { InboxHub, isErrorCode, type Schemas } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { createTemporaryFolder, type TemporaryFolder } from "./support/temporary-folder";

const quickly = { timeout: 10_000, interval: 10 };
const sessionId = "session_crm_01";
const NOT_ON_WHATSAPP = "34600000404";
const NO_GROUP = "120363999999999999@g.us";

let folder: TemporaryFolder;
let sandbox: Sandbox;
let count = 0;

const start = async () => {
  sandbox = await startSandbox({}, { dataDir: folder.path });
  const { hub } = sandbox;
  await vi.waitFor(async () => expect((await hub.sessions.status(sessionId)).isConnected).toBe(true), quickly);
};
beforeAll(async () => {
  folder = await createTemporaryFolder();
  await start();
});
afterAll(async () => {
  await sandbox.stop();
  await folder.remove();
});

const newPhone = () => `34688${String(++count).padStart(6, "0")}`;
const is = (code: Schemas["ErrorCode"]) => (error: unknown) => isErrorCode(error, code);
const refused = (call: Promise<unknown>, code: Schemas["ErrorCode"]) => expect(call).rejects.toSatisfy(is(code));
const get = (chatId: string, id = sessionId) => sandbox.hub.conversations.get(id, chatId);
const update = (chatId: string, body: Schemas["UpdateConversationRequest"]) =>
  sandbox.hub.conversations.update(sessionId, chatId, body);

/** Somebody writes, and the hub has it. */
async function receive(from: string, message: string, more: { groupId?: string; name?: string } = {}): Promise<void> {
  await sandbox.hub.sandbox.receiveMessage(sessionId, { from, message, ...more });
  const last = async () => (await get(more.groupId ?? from)).lastMessage?.message;
  await expect.poll(() => last().catch(() => null), quickly).toBe(message);
}

async function newMember(): Promise<number> {
  const email = `agente${++count}@empresa.com`;
  const member = { email, name: "Agente", role: "agent", password: "una frase larga y suya" } as const;
  return (await sandbox.hub.organizations.addMember(1, member)).userId;
}

/** What was told of a chat, oldest first. */
async function toldOf(chatId: string): Promise<Schemas["ConversationUpdateEventData"][]> {
  const told: Schemas["ConversationUpdateEventData"][] = [];
  for await (const event of await sandbox.hub.events.list({ types: ["conversation_update"], sessionId })) {
    if (event.type === "conversation_update" && event.data.chatId === chatId) told.push(event.data);
  }
  return told;
}

describe("a conversation", () => {
  it("lives from the first message through its assignment, its closing and its reopening, and says so", async () => {
    const chatId = newPhone();
    const agent = await newMember();
    await refused(get(chatId), "CONVERSATION_NOT_FOUND");
    await receive(chatId, "Hola", { name: "Lucía" });
    expect(await get(chatId)).toMatchObject({ name: "Lucía", unreadCount: 1, status: "open", assignedToUserId: null });
    await update(chatId, { assignedToUserId: agent });
    await sandbox.hub.conversations.read(sessionId, chatId);
    await update(chatId, { status: "closed", isArchived: true });
    await update(chatId, { status: "closed", isArchived: true, assignedToUserId: agent });
    await receive(chatId, "Una cosa más");
    expect(await get(chatId)).toMatchObject({
      status: "open",
      closedAt: null,
      isArchived: true,
      unreadCount: 1,
      assignedToUserId: agent,
    });
    expect((await toldOf(chatId)).map(({ changes, userId }) => ({ changes, userId }))).toEqual([
      { changes: ["assignedToUserId"], userId: null },
      { changes: ["unreadCount"], userId: null },
      { changes: ["status", "isArchived"], userId: null },
      { changes: ["status"], userId: null },
    ]);
  });

  it("is told of with the member who changes it, and with nobody for a key", async () => {
    const chatId = newPhone();
    await receive(chatId, "Hola");
    const credentials = { identifier: "test@empresa.com", password: "test_password" };
    const { accessToken, user } = await new InboxHub({ baseUrl: sandbox.url }).auth.login(credentials);
    const { userId } = user;
    const headers = { authorization: `Bearer ${accessToken}` };
    await sandbox.hub.conversations.update(sessionId, chatId, { assignedToUserId: userId }, { headers });
    await update(chatId, { assignedToUserId: null });
    expect(await toldOf(chatId)).toMatchObject([
      { assignedToUserId: userId, userId },
      { assignedToUserId: null, userId: null },
    ]);
  });

  it("is found however its number is written, and by nothing that is no chat", async () => {
    const chatId = newPhone();
    await receive(chatId, "Hola");
    const spelled = `+34 ${chatId.slice(2, 5)} ${chatId.slice(5, 8)}-${chatId.slice(8)}`;
    expect(await get(spelled)).toMatchObject({ chatId });
    for (const bad of ["nadie", "123", `${chatId}@c.us`, "status@broadcast", "%00", "' OR 1=1"]) {
      await refused(get(bad), "INVALID_REQUEST");
    }
    await refused(get(newPhone()), "CONVERSATION_NOT_FOUND");
    await refused(get("100000000000001@lid"), "CONVERSATION_NOT_FOUND");
    await refused(get(NO_GROUP), "CONVERSATION_NOT_FOUND");
    await refused(get(chatId, "nothing"), "SESSION_NOT_FOUND");
  });

  it("has the name of its contact, also of one that was made later, and none when the contact is deleted", async () => {
    const chatId = newPhone();
    await sandbox.hub.messages.send(sessionId, { to: chatId, message: "Buenos días" });
    expect(await get(chatId)).toMatchObject({ name: null, contact: null, unreadCount: 0 });
    const { contactId } = await sandbox.hub.contacts.create(sessionId, { phone: chatId, name: "Marcos" });
    expect(await get(chatId)).toMatchObject({
      name: "Marcos",
      contact: { id: contactId, name: "Marcos", phone: chatId },
    });
    await sandbox.hub.contacts.delete(contactId);
    expect(await get(chatId)).toMatchObject({ name: null, contact: null, lastMessage: { message: "Buenos días" } });
  });

  it("shows the beginning of a long last message, and nothing of a deleted one", async () => {
    const chatId = newPhone();
    const text = `${"a".repeat(199)}👍🏽 y más`;
    const { messageId } = await sandbox.hub.messages.send(sessionId, { to: chatId, message: text });
    expect((await get(chatId)).lastMessage).toMatchObject({ messageId, message: "a".repeat(199) });
    await sandbox.hub.messages.revoke(sessionId, messageId);
    expect((await get(chatId)).lastMessage).toMatchObject({ messageId, message: null });
  });

  it("with a group has its subject, from whoever wrote first", async () => {
    const member = newPhone();
    const theirs = await sandbox.hub.sandbox.createGroup(sessionId, { from: member, subject: "Obra Atocha" });
    await receive(member, "buenas", { groupId: theirs.groupId });
    expect(await get(theirs.groupId)).toMatchObject({
      type: "group",
      name: "Obra Atocha",
      contact: null,
      unreadCount: 1,
    });
    const ours = await sandbox.hub.groups.create(sessionId, { subject: "Avisos", participants: [member] });
    await sandbox.hub.messages.send(sessionId, { to: ours.group.groupId, message: "hola a todos" });
    await expect.poll(async () => (await get(ours.group.groupId)).name, quickly).toBe("Avisos");
    await sandbox.hub.groups.update(sessionId, ours.group.groupId, { subject: "Novedades" });
    await expect.poll(async () => (await get(ours.group.groupId)).name, quickly).toBe("Novedades");
  });

  it("is nobody's of another organization, nor of a key that may not see its session", async () => {
    const chatId = newPhone();
    await receive(chatId, "Hola");
    const { organizationId } = await sandbox.hub.organizations.create({ name: "Otra" });
    const keyOf = async (id: number, options: object) =>
      new InboxHub({
        baseUrl: sandbox.url,
        apiKey: (await sandbox.hub.organizations.createApiKey(id, { name: "CRM", ...options })).apiKey,
      });
    await sandbox.hub.sessions.create({ sessionId: "session_other", start: false });
    const stranger = await keyOf(organizationId, {});
    const limited = await keyOf(1, { sessionIds: ["session_other"] });
    for (const { conversations } of [stranger, limited]) {
      await refused(conversations.list(sessionId), "SESSION_NOT_FOUND");
      await refused(conversations.get(sessionId, chatId), "SESSION_NOT_FOUND");
      await refused(conversations.update(sessionId, chatId, { status: "closed" }), "SESSION_NOT_FOUND");
      await refused(conversations.read(sessionId, chatId), "SESSION_NOT_FOUND");
      await refused(conversations.typing(sessionId, chatId), "SESSION_NOT_FOUND");
    }
    await stranger.sessions.create({ sessionId, start: false });
    expect((await stranger.conversations.list(sessionId)).items).toEqual([]);
    await refused(stranger.conversations.get(sessionId, chatId), "CONVERSATION_NOT_FOUND");
    // A member of one organization is nobody in another.
    const agent = await newMember();
    const theirs = await stranger.conversations.update(sessionId, chatId, { assignedToUserId: agent }).catch((e) => e);
    expect(theirs).toSatisfy(is("CONVERSATION_NOT_FOUND"));
    const readOnly = await keyOf(1, { scopes: ["conversations:read"] });
    expect((await readOnly.conversations.get(sessionId, chatId)).chatId).toBe(chatId);
    await refused(readOnly.conversations.update(sessionId, chatId, { status: "closed" }), "FORBIDDEN");
  });

  it("goes back to everybody when its agent is removed", async () => {
    const chatId = newPhone();
    const agent = await newMember();
    await receive(chatId, "Hola");
    const { contactId } = await sandbox.hub.contacts.search(sessionId, chatId);
    await update(chatId, { assignedToUserId: agent });
    await sandbox.hub.contacts.update(contactId, { assignedToUserId: agent });
    await sandbox.hub.organizations.removeMember(1, agent);
    expect((await get(chatId)).assignedToUserId).toBeNull();
    expect((await sandbox.hub.contacts.search(sessionId, chatId)).assignedToUserId).toBeNull();
    expect(await toldOf(chatId)).toMatchObject([{ assignedToUserId: agent }, { assignedToUserId: null }]);
    await refused(update(chatId, { assignedToUserId: agent }), "MEMBER_NOT_FOUND");
  });
});

describe("the list of conversations", () => {
  it("takes the filters of the contract, and refuses the others", async () => {
    const agent = await newMember();
    const [mine, nobodys] = [newPhone(), newPhone()];
    await receive(mine, "Hola");
    await receive(nobodys, "Hola");
    await update(mine, { assignedToUserId: agent });
    const chats = async (query: object) =>
      (await sandbox.hub.conversations.list(sessionId, query)).items.map(({ chatId }) => chatId);
    expect(await chats({ assignedToUserId: agent })).toEqual([mine]);
    const unassigned = await chats({
      assignedToUserId: "none",
      unread: true,
      archived: false,
      status: "open",
      type: "direct",
    });
    expect(unassigned[0]).toBe(nobodys);
    expect(unassigned).not.toContain(mine);
    for (const query of [
      { assignedToUserId: "somebody" },
      { assignedToUserId: 0 },
      { assignedToUserId: "1.5" },
      { unread: "perhaps" },
      { status: "archived" },
      { type: "channel" },
      { limit: 101 },
      { assigned: agent },
    ]) {
      await refused(chats(query), "INVALID_REQUEST");
    }
    await refused(chats({ cursor: "forged" }), "INVALID_CURSOR");
    const { pagination } = await sandbox.hub.conversations.list(sessionId, { limit: 1 });
    await refused(chats({ limit: 1, cursor: pagination.nextCursor, unread: true }), "INVALID_CURSOR");
  });

  it("shows each conversation once, page by page", async () => {
    for (let index = 0; index < 5; index += 1) await receive(newPhone(), "Hola");
    const all = (await sandbox.hub.conversations.list(sessionId, { limit: 100 })).items.map(({ chatId }) => chatId);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { limit: 2, ...(cursor === null ? {} : { cursor }) };
      const page = await sandbox.hub.conversations.list(sessionId, query);
      seen.push(...page.items.map(({ chatId }) => chatId));
      cursor = page.pagination.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
  });
});

describe("typing", () => {
  it("is shown to a person and a group, also before the first message, and to nobody who is not there", async () => {
    const { hub } = sandbox;
    const chatId = newPhone();
    await hub.conversations.typing(sessionId, chatId);
    await hub.conversations.typing(sessionId, `+${chatId}`, { state: "paused" });
    await refused(get(chatId), "CONVERSATION_NOT_FOUND");
    const { groupId } = await hub.sandbox.createGroup(sessionId, { from: chatId, subject: "Obra" });
    await hub.conversations.typing(sessionId, groupId, { state: "recording" });
    await refused(hub.conversations.typing(sessionId, NOT_ON_WHATSAPP), "RECIPIENT_NOT_ON_WHATSAPP");
    await refused(hub.conversations.typing(sessionId, "100000000000001@lid"), "RECIPIENT_NOT_ON_WHATSAPP");
    await refused(hub.conversations.typing(sessionId, NO_GROUP), "GROUP_NOT_FOUND");
  });
});

describe("while a session is down", () => {
  it("everything goes on that WhatsApp has no part in", async () => {
    const { hub } = sandbox;
    const [unread, read] = [newPhone(), newPhone()];
    await receive(unread, "Hola");
    await receive(read, "Hola");
    await hub.conversations.read(sessionId, read);
    await hub.sessions.stop(sessionId);
    expect(await update(unread, { status: "closed", isArchived: false })).toMatchObject({ status: "closed" });
    expect(await hub.conversations.read(sessionId, read)).toMatchObject({ unreadCount: 0 });
    await refused(hub.conversations.read(sessionId, unread), "SESSION_DISCONNECTED");
    await refused(update(unread, { isArchived: true, status: "open" }), "SESSION_DISCONNECTED");
    await refused(hub.conversations.typing(sessionId, unread), "SESSION_DISCONNECTED");
    expect(await get(unread)).toMatchObject({ unreadCount: 1, isArchived: false, status: "closed" });
    await hub.sessions.start(sessionId);
    await expect.poll(async () => (await hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
  });
});

describe("the conversations of a session", () => {
  it("are there after a restart", async () => {
    const chatId = newPhone();
    await receive(chatId, "Hola");
    await update(chatId, { status: "closed", isArchived: true });
    const before = await get(chatId);
    await sandbox.stop();
    await start();
    expect(await get(chatId)).toEqual(before);
    expect(await update(chatId, { isArchived: false })).toMatchObject({ isArchived: false });
  });

  it("go with it", async () => {
    const { hub } = sandbox;
    const id = "session_short_lived";
    const chatId = newPhone();
    await hub.sessions.create({ sessionId: id });
    await expect.poll(async () => (await hub.sessions.status(id)).status, quickly).toBe("pairing");
    await hub.sandbox.scan(id, {});
    await expect.poll(async () => (await hub.sessions.status(id)).isConnected, quickly).toBe(true);
    await hub.messages.send(id, { to: chatId, message: "Hola" });
    expect(await get(chatId, id)).toMatchObject({ chatId });
    await hub.sessions.delete(id);
    await refused(get(chatId, id), "SESSION_NOT_FOUND");
    await hub.sessions.create({ sessionId: id, start: false });
    expect((await hub.conversations.list(id)).items).toEqual([]);
  });
});

import { InboxHub, isErrorCode, type Schemas } from "@inbox-hub/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { createTemporaryFolder, type TemporaryFolder } from "./support/temporary-folder";

const quickly = { timeout: 10_000 };
let folder: TemporaryFolder;
let sandbox: Sandbox;
let count = 0;
let sessionId: string;

beforeAll(async () => {
  folder = await createTemporaryFolder();
  sandbox = await startSandbox({}, { dataDir: folder.path });
});
afterAll(async () => {
  await sandbox.stop();
  await folder.remove();
});
beforeEach(async () => {
  count += 1;
  sessionId = (await sandbox.hub.sessions.create({ sessionId: `agenda_${count}`, start: false })).sessionId;
});

const is = (code: Schemas["ErrorCode"]) => (error: unknown) => isErrorCode(error, code);
const refused = (call: Promise<unknown>, code: Schemas["ErrorCode"]) => expect(call).rejects.toSatisfy(is(code));
const connected = () =>
  expect.poll(async () => (await sandbox.hub.sessions.status("session_crm_01")).isConnected, quickly).toBe(true);
const postJson = (path: string, body: string) =>
  fetch(`${sandbox.url}${path}`, {
    method: "POST",
    headers: { "x-api-key": sandbox.apiKey, "content-type": "application/json" },
    body,
  });

/** Names of all pages. */
async function namesOf(query: object, limit = 2): Promise<(string | null)[]> {
  const names: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const { items, pagination } = await sandbox.hub.contacts.list(sessionId, {
      ...query,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    names.push(...items.map(({ name }) => name));
    cursor = pagination.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return names;
}

describe("an import of contacts", () => {
  it("takes 500 with long notes at once, and the same again", async () => {
    const notes = "Cliente desde 2020. Prefiere que le llamen mañana. ".repeat(200).slice(0, 10_000);
    const contacts = Array.from({ length: 500 }, (_, index) => ({
      phone: `+34 655 ${String(index).padStart(6, "0")}`,
      name: `Ñandú ${index}`,
      tags: ["importado", "mañana"],
      notes,
    }));
    const first = await sandbox.hub.contacts.import(sessionId, { contacts });
    expect(first).toMatchObject({ created: 500, updated: 0, refused: 0 });
    const second = await sandbox.hub.contacts.import(sessionId, { contacts });
    expect(second).toMatchObject({ created: 0, updated: 500, refused: 0 });
    expect(second.results.map(({ contactId }) => contactId)).toEqual(first.results.map(({ contactId }) => contactId));
    expect(await sandbox.hub.contacts.search(sessionId, "34655000499")).toMatchObject({
      name: "Ñandú 499",
      tags: ["importado", "mañana"],
      notes,
    });
    const page = await sandbox.hub.contacts.list(sessionId, { tag: "importado", page: 5, limit: 100 });
    expect(page.pagination).toMatchObject({ total: 500, hasMore: false });
  });

  it("tells each bad one apart, by its place and its code", async () => {
    const stranger = await sandbox.hub.organizations.create({ name: "Otra" });
    expect(stranger.organizationId).toBeGreaterThan(1);
    const {
      created,
      updated,
      refused: bad,
      results,
    } = await sandbox.hub.contacts.import(sessionId, {
      contacts: [
        { phone: "0034600000001" },
        { phone: "34600000001", name: "Ana", assignedToUserId: 999_999 },
        { phone: "34600000001", name: "Ana", tags: ["a"], notes: "una" },
        { phone: "+34-600 000 001", notes: null },
      ],
    });
    expect([created, updated, bad]).toEqual([1, 1, 2]);
    const contactId = results[2]?.contactId;
    expect(results).toEqual([
      { phone: "0034600000001", contactId: null, outcome: "refused", code: "INVALID_REQUEST" },
      { phone: "34600000001", contactId: null, outcome: "refused", code: "MEMBER_NOT_FOUND" },
      { phone: "34600000001", contactId, outcome: "created" },
      { phone: "+34-600 000 001", contactId, outcome: "updated" },
    ]);
    expect(await sandbox.hub.contacts.search(sessionId, "34600000001")).toMatchObject({
      contactId,
      name: "Ana",
      tags: ["a"],
      notes: null,
      assignedToUserId: null,
    });
  });

  it("makes no contact twice when two come at once, and single ones in between", async () => {
    const contacts = Array.from({ length: 200 }, (_, index) => ({ phone: `3466600${String(index).padStart(4, "0")}` }));
    const [first, second] = await Promise.all([
      sandbox.hub.contacts.import(sessionId, { contacts }),
      sandbox.hub.contacts.import(sessionId, { contacts: [...contacts].reverse() }),
      ...contacts.slice(0, 10).map((contact) => sandbox.hub.contacts.create(sessionId, contact)),
    ]);
    expect(first.created + first.updated).toBe(200);
    expect(second.created + second.updated).toBe(200);
    const page = await sandbox.hub.contacts.list(sessionId, { page: 1, limit: 1 });
    expect(page.pagination).toMatchObject({ total: 200 });
  });

  it("is refused whole when it breaks the contract or is too large", async () => {
    const of = (contacts: unknown) => postJson(`/api/contacts/${sessionId}/import`, JSON.stringify({ contacts }));
    const contacts = Array.from({ length: 501 }, (_, index) => ({ phone: `3466600${index + 1000}` }));
    for (const wrong of [[], contacts, [{ name: "sin número" }], [{ phone: "34600000001", lid: "x" }]]) {
      expect((await of(wrong)).status).toBe(400);
    }
    const tooLarge = await of([{ phone: "34600000001", notes: "x".repeat(8 * 1024 * 1024) }]);
    expect([tooLarge.status, await tooLarge.json()]).toEqual([
      413,
      expect.objectContaining({ code: "BODY_TOO_LARGE" }),
    ]);
    const single = await postJson(
      `/api/contacts/${sessionId}`,
      JSON.stringify({ phone: "34600000001", x: "x".repeat(300_000) }),
    );
    expect([single.status, await single.json()]).toEqual([413, expect.objectContaining({ code: "BODY_TOO_LARGE" })]);
    expect(await namesOf({})).toEqual([]);
  });

  it("does not reach into a session that is not there, or not the key's", async () => {
    const contacts = [{ phone: "34600000001" }];
    await refused(sandbox.hub.contacts.import("nowhere", { contacts }), "SESSION_NOT_FOUND");
    const { apiKey } = await sandbox.hub.organizations.createApiKey(1, {
      name: "limited",
      sessionIds: ["session_crm_01"],
    });
    const limited = new InboxHub({ baseUrl: sandbox.url, apiKey });
    await refused(limited.contacts.import(sessionId, { contacts }), "SESSION_NOT_FOUND");
  });

  it("leaves no contact behind for a session that is deleted meanwhile", async () => {
    const contacts = Array.from({ length: 100 }, (_, index) => ({ phone: `3466700${index + 1000}` }));
    const imports = Array.from({ length: 10 }, () => sandbox.hub.contacts.import(sessionId, { contacts }));
    await imports[0];
    await sandbox.hub.sessions.delete(sessionId);
    const ended = await Promise.allSettled(imports);
    for (const result of ended)
      if (result.status === "rejected") expect(is("SESSION_NOT_FOUND")(result.reason)).toBe(true);
    await sandbox.hub.sessions.create({ sessionId, start: false });
    expect(await namesOf({})).toEqual([]);
  });
});

describe("the contacts of a session", () => {
  it("are filtered by the beginning of name or number, tag and assignee, all at once", async () => {
    const { hub } = sandbox;
    const member = await hub.organizations.addMember(1, {
      email: `agente${count}@empresa.com`,
      password: "una frase larga y suya",
      name: "Agente",
      role: "agent",
    });
    const assignedToUserId = member.userId;
    await hub.contacts.import(sessionId, {
      contacts: [
        { phone: "34600000001", name: "Álvaro", tags: ["vip", "50%"], assignedToUserId },
        { phone: "34600000002", name: "alba_1", tags: ["vip"], assignedToUserId },
        { phone: "34600000003", name: "Alicia", tags: ["vip"] },
        { phone: "34600000004", name: "Al%", assignedToUserId },
        { phone: "34700000005", name: "Zoe", tags: ["vip"], assignedToUserId },
      ],
    });
    expect(await namesOf({ q: "ÁL" })).toEqual(["Al%", "alba_1", "Alicia", "Álvaro"]);
    expect(await namesOf({ q: "al%" })).toEqual(["Al%"]);
    expect(await namesOf({ q: "alba_" })).toEqual(["alba_1"]);
    expect(await namesOf({ q: "_" })).toEqual([]);
    expect(await namesOf({ q: "%" })).toEqual([]);
    expect(await namesOf({ q: "+34 6", tag: "vip" })).toEqual(["alba_1", "Alicia", "Álvaro"]);
    expect(await namesOf({ tag: "50%" })).toEqual(["Álvaro"]);
    for (const limit of [1, 2, 10]) {
      expect(await namesOf({ q: "al", tag: "vip", assignedToUserId }, limit)).toEqual(["alba_1", "Álvaro"]);
    }
    const page = await hub.contacts.list(sessionId, { q: "al", tag: "vip", assignedToUserId, page: 2, limit: 1 });
    expect(page).toMatchObject({ items: [{ name: "Álvaro" }], pagination: { total: 2, page: 2, hasMore: false } });
    await refused(hub.contacts.list(sessionId, { q: "" }), "INVALID_REQUEST");
    const { pagination } = await hub.contacts.list(sessionId, { q: "al", limit: 1 });
    const cursor = pagination.nextCursor ?? "";
    await refused(hub.contacts.list(sessionId, { q: "ál", tag: "vip", limit: 1, cursor }), "INVALID_CURSOR");
    await refused(hub.contacts.list(sessionId, { q: "al", page: 2, limit: 1, cursor }), "INVALID_REQUEST");
  });

  it("are one, however the number is written, by hand or by WhatsApp", async () => {
    const { hub } = sandbox;
    await connected();
    const session = "session_crm_01";
    const { contactId } = await hub.contacts.create(session, {
      phone: "+34 611-222-333",
      name: "Marta",
      tags: ["vip"],
    });
    const again = await hub.contacts.create(session, { phone: "34611222333", notes: "nota" });
    expect(again).toMatchObject({ contactId, name: "Marta", tags: ["vip"], notes: "nota" });
    await hub.sandbox.receiveMessage(session, { from: "34611222333", name: "Martita", message: "Hola" });
    await expect
      .poll(async () => await hub.contacts.search(session, "+34611222333"), quickly)
      .toMatchObject({
        contactId,
        name: "Marta",
        pushName: "Martita",
        tags: ["vip"],
        lastMessageAt: expect.any(String),
      });
  });

  it("appear by themselves, and again after they were deleted", async () => {
    const { hub } = sandbox;
    await connected();
    const session = "session_crm_01";
    const phone = "34611222444";
    const written = async () => (await hub.contacts.search(session, phone).catch(() => null))?.pushName;
    await hub.sandbox.receiveMessage(session, { from: phone, name: "Leo", message: "Hola" });
    await expect.poll(written, quickly).toBe("Leo");
    const { contactId } = await hub.contacts.search(session, phone);
    await hub.contacts.update(contactId, { name: "Leonardo", tags: ["vip"], notes: "x" });
    await hub.contacts.delete(contactId);
    await refused(hub.contacts.search(session, phone), "CONTACT_NOT_FOUND");
    await refused(hub.contacts.update(contactId, { name: "x" }), "CONTACT_NOT_FOUND");
    await hub.sandbox.receiveMessage(session, { from: phone, message: "¿Sigues ahí?" });
    await expect.poll(written, quickly).toBe("Leo");
    const back = await hub.contacts.search(session, phone);
    expect(back).toMatchObject({ name: null, tags: [], notes: null });
    expect(back.contactId).not.toBe(contactId);
  });

  it("are asked for at WhatsApp once a day, also over a restart", async () => {
    await connected();
    const session = "session_crm_01";
    const first = await sandbox.hub.contacts.check(session, "+34 611 222 555");
    await sandbox.stop();
    sandbox = await startSandbox({}, { dataDir: folder.path });
    // It is not even asked: the session need not be connected.
    await sandbox.hub.sessions.stop(session);
    expect(await sandbox.hub.contacts.check(session, "34611222555")).toEqual(first);
    await refused(sandbox.hub.contacts.check(session, "34611222556"), "SESSION_DISCONNECTED");
    await sandbox.hub.sessions.start(session);
    await connected();
  });
});

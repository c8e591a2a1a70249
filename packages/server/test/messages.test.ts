import { APIError, type Schemas } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { lidOf } from "../src/engine/simulator/world/addresses";
import { quickly, refused, required } from "./scenarios/stage";
import { type Sandbox, startSandbox } from "./start-sandbox";

const crm = "session_crm_01";
const UNKNOWN_LID = "100000000000099@lid";

let sandbox: Sandbox;
let hub: Sandbox["hub"];
let count = 0;

beforeAll(async () => {
  sandbox = await startSandbox();
  hub = sandbox.hub;
  await vi.waitFor(async () => expect((await hub.sessions.status(crm)).isConnected).toBe(true), quickly);
});
afterAll(() => sandbox.stop());

const newPhone = () => `34655${String(++count).padStart(6, "0")}`;
const lidOfPhone = (phone: string) => `${lidOf(phone)}@lid`;
const get = (messageId: string) => hub.messages.get(crm, messageId);

async function receive(message: Schemas["SandboxMessageRequest"]): Promise<Schemas["Message"]> {
  const inbound = async () => (await hub.messages.list(crm, { direction: "inbound", limit: 1 })).items[0];
  const before = await inbound();
  await hub.sandbox.receiveMessage(crm, message);
  await expect.poll(async () => (await inbound())?.messageId, quickly).not.toBe(before?.messageId);
  return required(await inbound());
}

/** What a call was refused with. */
async function errorOf(call: Promise<unknown>): Promise<APIError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof APIError)) throw new Error("It was not refused", { cause: error });
  return error;
}

async function events(type: Schemas["EventType"]) {
  const all = [];
  let after: string | undefined;
  for (;;) {
    const page = await hub.events.list({ types: [type], limit: 100, ...(after === undefined ? {} : { after }) });
    all.push(...page.items);
    if (!page.pagination.hasMore) return all;
    after = page.pagination.nextCursor ?? undefined;
  }
}

describe("a message", () => {
  const contents: Record<string, Partial<Schemas["SendMessageRequest"]> & Partial<Schemas["Message"]>> = {
    text: { message: "https://example.com" },
    location: { location: { latitude: -33.45, longitude: -70.66, name: "Plaza", address: "Centro" } },
    contact: { contact: { name: "Juan Pérez", phone: "34612345678", organization: "Taller" } },
    poll: { poll: { question: "¿Cuándo?", options: ["Mañana", "Pasado"], multiple: true } },
  };

  it.each(Object.entries(contents))(
    "of type %s is sent, received and shown with all it says",
    async (type, content) => {
      const to = newPhone();
      const sent = await hub.messages.send(crm, { to, ...content, linkPreview: false });
      expect(await get(sent.messageId)).toMatchObject({ type, direction: "outbound", to, ...content });
      expect(await receive({ from: to, ...content })).toMatchObject({
        type,
        direction: "inbound",
        from: to,
        ...content,
      });
    },
  );

  it("keeps the time of each step", async () => {
    const { messageId } = await hub.messages.send(crm, { to: newPhone(), message: "Hola" });
    await expect.poll(async () => (await get(messageId)).status, quickly).toBe("read");
    const { queued, sending, sent, delivered, read, ...others } = (await get(messageId)).statusTimes;
    expect(others).toEqual({});
    const times = [queued, sending, sent, delivered, read].map((at) => Date.parse(required(at)));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it("whose answer is lost is looked up, not sent twice", async () => {
    const to = newPhone();
    await hub.sandbox.failNextSend(crm, { how: "answer_lost" });
    const { messageId } = await hub.messages.send(crm, { to, message: "Una vez" });
    await expect.poll(async () => (await get(messageId)).status, quickly).toBe("read");
    await hub.messages.send(crm, { to, message: "Otra cosa" });
    expect((await hub.messages.list(crm, { chat: to })).items.map(({ message }) => message)).toEqual([
      "Otra cosa",
      "Una vez",
    ]);
  });

  it("shows all votes in its poll, and tells each", async () => {
    const to = newPhone();
    const poll = { question: "¿Qué día?", options: ["Lunes", "Martes"], multiple: true };
    const { messageId } = await hub.messages.send(crm, { to, poll });
    await hub.sandbox.vote(crm, messageId, { from: to, options: ["Martes", "Lunes"] });
    const timestamp = expect.any(String);
    await expect
      .poll(async () => (await get(messageId)).votes, quickly)
      .toEqual([{ from: to, options: ["Lunes", "Martes"], timestamp }]);
    await hub.sandbox.vote(crm, messageId, { from: to, options: [] });
    await expect.poll(async () => (await get(messageId)).votes, quickly).toEqual([]);
    const told = (await events("poll_vote")).map(({ data }) => data);
    expect(told).toEqual([
      { messageId, from: to, options: ["Lunes", "Martes"], timestamp, chatId: to },
      { messageId, from: to, options: [], timestamp, chatId: to },
    ]);
  });

  it("answers another of the same chat, and none of another", async () => {
    const from = newPhone();
    const question = await receive({ from, message: "¿Tenéis hueco?" });
    const { messageId } = await hub.messages.send(crm, {
      to: from,
      message: "Sí",
      quotedMessageId: question.messageId,
    });
    expect((await get(messageId)).quotedMessageId).toBe(question.messageId);
    const wrong = { message: "Sí", quotedMessageId: question.messageId };
    for (const to of [newPhone(), [from, newPhone()]]) {
      const error = await errorOf(hub.messages.send(crm, { to, ...wrong }));
      expect(error).toMatchObject({
        status: 400,
        code: "INVALID_REQUEST",
        details: [{ path: "body.quotedMessageId", message: "es un mensaje de otro chat" }],
      });
    }
    await refused(
      hub.messages.send(crm, { to: from, message: "Sí", quotedMessageId: "msg_nothing" }),
      "MESSAGE_NOT_FOUND",
    );
  });

  it("mentions people by number or by LID", async () => {
    const mentions = ["+34 612 345 678", lidOfPhone(newPhone())];
    const { messageId } = await hub.messages.send(crm, { to: newPhone(), message: "@34612345678", mentions });
    expect((await get(messageId)).mentions).toEqual(["34612345678", mentions[1]]);
  });
});

describe("a change of a message that cannot be made says why", () => {
  it("when somebody else wrote it", async () => {
    const { messageId } = await receive({ from: newPhone(), message: "Mío" });
    for (const call of [
      () => hub.messages.edit(crm, messageId, { message: "x" }),
      () => hub.messages.revoke(crm, messageId),
    ]) {
      const error = await errorOf(call());
      expect(error).toMatchObject({ status: 409, code: "MESSAGE_NOT_EDITABLE" });
      expect(error.message).toContain("lo escribió otra persona");
    }
  });

  it("when it was deleted, by us or by them", async () => {
    const to = newPhone();
    const own = await hub.messages.send(crm, { to, message: "Ay" });
    await hub.messages.revoke(crm, own.messageId);
    const theirs = await receive({ from: to, message: "Perdón" });
    await hub.sandbox.revokeMessage(crm, theirs.messageId);
    await expect.poll(async () => (await get(theirs.messageId)).revokedAt, quickly).not.toBeNull();
    for (const call of [
      () => hub.messages.edit(crm, own.messageId, { message: "x" }),
      () => hub.messages.revoke(crm, own.messageId),
      () => hub.messages.react(crm, own.messageId, { emoji: "👍" }),
      () => hub.messages.react(crm, theirs.messageId, { emoji: "👍" }),
    ]) {
      const error = await errorOf(call());
      expect(error).toMatchObject({ status: 409, code: "MESSAGE_NOT_EDITABLE" });
      expect(error.message).toContain("se eliminó");
    }
    await refused(hub.messages.forward(crm, own.messageId, { to }), "MESSAGE_NOT_EDITABLE");
    await refused(hub.messages.forward(crm, theirs.messageId, { to }), "MESSAGE_NOT_EDITABLE");
  });

  it("when there is no such message, batch or session", async () => {
    const to = newPhone();
    for (const call of [
      () => hub.messages.get(crm, "msg_nothing"),
      () => hub.messages.edit(crm, "msg_nothing", { message: "x" }),
      () => hub.messages.revoke(crm, "msg_nothing"),
      () => hub.messages.react(crm, "msg_nothing", { emoji: null }),
      () => hub.messages.forward(crm, "msg_nothing", { to }),
      () => hub.messages.cancel(crm, "msg_nothing"),
    ]) {
      const error = await errorOf(call());
      expect(error).toMatchObject({ status: 404, code: "MESSAGE_NOT_FOUND" });
      expect(error.message).toContain("msg_nothing");
    }
    for (const call of [
      () => hub.messages.getBatch(crm, "bat_nothing"),
      () => hub.messages.cancelBatch(crm, "bat_nothing"),
    ]) {
      const error = await errorOf(call());
      expect(error).toMatchObject({ status: 404, code: "BATCH_NOT_FOUND" });
      expect(error.message).toContain("bat_nothing");
    }
    const { batchId } = await hub.messages.send(crm, { to: [to], message: "x" });
    await refused(hub.messages.getBatch("session_01", batchId), "BATCH_NOT_FOUND");
    await refused(hub.messages.getBatch("none", batchId), "SESSION_NOT_FOUND");
  });
});

describe("somebody named by a LID", () => {
  it("gets messages, batches and templates, at their number once that is known", async () => {
    const phone = newPhone();
    const lid = lidOfPhone(phone);
    // WhatsApp knows them, this session does not.
    await hub.sandbox.receiveMessage("session_01", { from: phone, message: "Hola" });
    const first = await hub.messages.send(crm, { to: lid, message: "¿Quién eres?" });
    expect(first).toMatchObject({ status: "sent", to: lid });
    expect(await get(first.messageId)).toMatchObject({ chatId: lid, to: lid });

    await receive({ from: phone, message: "Soy Ana" });
    expect(await get(first.messageId)).toMatchObject({ chatId: phone, to: phone });
    expect(await hub.messages.send(crm, { to: lid, message: "Hola, Ana" })).toMatchObject({ to: phone });
    const batch = await hub.messages.send(crm, { to: [lid, phone], message: "Oferta" });
    expect(batch.results.map(({ to }) => to)).toEqual([lid, phone]);
    expect(new Set(batch.results.map(({ messageId }) => messageId)).size).toBe(1);
    const { items } = await hub.templates.list(1);
    const variables = { nombre: "Ana", pedido: "1", fecha: "hoy" };
    const used = await hub.templates.use(required(items[0]).templateId, { sessionId: crm, to: lid, variables });
    expect(used).toMatchObject({ to: phone });

    const chat = async (address: string) => (await hub.messages.list(crm, { chat: address })).items;
    await expect.poll(async () => (await chat(lid)).length, quickly).toBe(5);
    expect(await chat(lid)).toEqual(await chat(phone));
  });

  it("is not on WhatsApp when WhatsApp does not know the LID", async () => {
    await refused(hub.messages.send(crm, { to: UNKNOWN_LID, message: "Hola" }), "RECIPIENT_NOT_ON_WHATSAPP");
    const { batchId } = await hub.messages.send(crm, { to: [UNKNOWN_LID, "nadie"], message: "Hola" });
    const results = async () => (await hub.messages.getBatch(crm, batchId)).results;
    await expect.poll(results, quickly).toMatchObject([
      { to: UNKNOWN_LID, status: "failed", code: "RECIPIENT_NOT_ON_WHATSAPP" },
      { to: "nadie", messageId: null, status: "failed", code: "INVALID_RECIPIENT" },
    ]);
  });
});

describe("the list of messages", () => {
  const chat = newPhone();
  const list = async (query: object) =>
    (await hub.messages.list(crm, { chat, ...query })).items.map(({ message }) => message);
  beforeAll(async () => {
    for (const message of ["Nos vemos mañana", "Mañana NO", "manzanas y peras", "¿Señor Pérez?"]) {
      await hub.messages.send(crm, { to: chat, message });
    }
  });

  it.each([
    ["manana", ["Mañana NO", "Nos vemos mañana"]],
    ["MAÑANA", ["Mañana NO", "Nos vemos mañana"]],
    ["perez senor", ["¿Señor Pérez?"]],
    ["vemos mañana", ["Nos vemos mañana"]],
    ["mañana vemos", ["Nos vemos mañana"]],
    ["man*", ["manzanas y peras", "Mañana NO", "Nos vemos mañana"]],
    ["man", []],
  ])("for %j finds %j", async (q, found) => {
    expect(await list({ q })).toEqual(found);
  });

  it.each([
    '"',
    "-",
    ":",
    "*",
    "OR",
    "AND NOT",
    "manana OR peras",
    "body:manzanas",
    "place:s",
    "NEAR(a b)",
    "^manzanas",
    "(",
    ")",
    "' ; --",
    "\\",
    "{body}",
    "+a",
    "?!…",
    "👍🏽",
    "👨‍👩‍👧",
    "½",
    "a".repeat(200),
    "ñ ".repeat(100),
    "* ".repeat(100),
    '"'.repeat(200),
    "\u0000",
    "%",
  ])("answers %j with a page", async (q) => {
    const page = await hub.messages.list(crm, { q });
    expect(page.items.length).toBeLessThanOrEqual(50);
  });

  it("refuses what is longer than 200 characters, or nothing", async () => {
    for (const q of ["a".repeat(201), ""]) await refused(hub.messages.list(crm, { q }), "INVALID_REQUEST");
  });

  it("leads through a span of time, newest first", async () => {
    const all = (await hub.messages.list(crm, { chat })).items;
    const [newest, , , oldest] = all.map(({ timestamp }) => timestamp);
    const walked: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const query: object = { chat, from: oldest, limit: 1, ...(cursor === null ? {} : { cursor }) };
      const page = await hub.messages.list(crm, query);
      walked.push(...page.items.map(({ message }) => message));
      cursor = page.pagination.nextCursor;
    } while (cursor !== null);
    expect(walked).toEqual(all.map(({ message }) => message));
    expect(await list({ to: oldest })).toEqual([]);
    expect(await list({ from: newest })).toContain("¿Señor Pérez?");
  });

  it("refuses a cursor that was forged, or belongs to another query", async () => {
    const { nextCursor } = (await hub.messages.list(crm, { chat, limit: 1 })).pagination;
    const cursor = required(nextCursor);
    for (const query of [
      { cursor },
      { chat, q: "man*", cursor },
      { chat, cursor: `${cursor}x` },
      { chat, cursor: "x" },
    ]) {
      await refused(hub.messages.list(crm, query), "INVALID_CURSOR");
    }
    await refused(hub.messages.list("session_01", { chat, cursor }), "INVALID_CURSOR");
  });
});

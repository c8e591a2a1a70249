import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineMessage } from "../../../test/support/engine-message";
import {
  ANA,
  BEA,
  CARLA,
  createMessageBench,
  crm,
  everything,
  firstPage,
  type MessageBench,
  SHOP,
  tenant,
} from "../../../test/support/message-bench";
import { stubEngine } from "../../../test/support/stub-engine";
import { contacts } from "../../store/schema/contacts";
import { sessions } from "../../store/schema/sessions";

const text = (words: string) => ({ type: "text" as const, text: words });

describe("what WhatsApp tells", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const boot = async (options: Parameters<MessageBench["boot"]>[0] = {}) => {
    const process = await bench.boot(options);
    const list = async () => (await process.messages.list(tenant, "crm", everything, firstPage)).items;
    return { ...process, list };
  };

  it("of a message is stored with its contact, its session's activity and its event", async () => {
    const { receive, pass, list, clock } = await boot();
    const at = clock.now();
    await receive({ from: ANA, name: "Ana", content: text("Hola, ¿mi pedido?") });
    await pass();
    const [message] = await list();
    expect(message).toMatchObject({
      direction: "inbound",
      status: "received",
      peer: ANA,
      chatId: ANA,
      type: "text",
      text: "Hola, ¿mi pedido?",
      createdAt: at,
    });
    expect(bench.eventsOf("message")).toEqual([
      {
        id: expect.stringMatching(/^evt_/),
        event: "message",
        type: "message",
        timestamp: expect.any(String),
        sessionId: "crm",
        sequence: 1,
        data: {
          messageId: message?.messageId,
          from: ANA,
          to: "crm",
          message: "Hola, ¿mi pedido?",
          type: "text",
          timestamp: new Date(at).toISOString(),
          chatId: ANA,
          mediaId: null,
          quotedMessageId: null,
          contact: { id: expect.stringMatching(/^ct_/), name: "Ana", phone: ANA, lid: expect.stringMatching(/@lid$/) },
        },
      },
    ]);
    const [session] = bench.database.orm.select().from(sessions).all();
    expect(session?.lastActivityAt).toBe(at);
  });

  it("twice is stored once", async () => {
    const { receive, pass } = await boot();
    await receive({ from: ANA, content: text("hola") });
    await pass();
    // WhatsApp tells a process that comes back what the one before may not have kept.
    const next = await boot();
    await next.pass(1_000);
    next.intake.onSessionEvent(crm, stubEngine({}), { name: "message", payload: news });
    next.intake.onSessionEvent(crm, stubEngine({}), { name: "message", payload: news });
    await next.pass();
    expect(bench.eventsOf("message").map(({ data }) => data.message)).toEqual(["hola", "otra"]);
    expect(bench.rows()).toHaveLength(2);
  });

  it("of media is stored with the file", async () => {
    const { receive, pass, list } = await boot();
    const bytes = Buffer.from("a picture");
    const media = { mimetype: "image/png", filename: "a.png", size: bytes.length, read: async () => bytes };
    await receive({ from: ANA, content: { type: "media", media, caption: "mira" } });
    await pass();
    const [message] = await list();
    expect(message).toMatchObject({ type: "image", text: "mira", mediaId: expect.stringMatching(/^media_/) });
    const file = await bench.media.open(1, message?.mediaId ?? "");
    expect(await file?.read()).toEqual(bytes);
    expect(bench.eventsOf("message")[0]?.data).toMatchObject({ mediaId: message?.mediaId, message: "mira" });
  });

  it("of media is stored without the file when that cannot be had", async () => {
    const { receive, pass, list } = await boot({
      engine: (real) => ({ ...real, downloadMedia: () => Promise.reject(new Error("expired")) }),
    });
    const media = { mimetype: "image/png", filename: null, size: 1, read: async () => Buffer.from("x") };
    await receive({ from: ANA, content: { type: "media", media, caption: null } });
    await pass();
    expect(await list()).toMatchObject([{ type: "image", text: null, mediaId: null }]);
  });

  it("of a place, a card and a poll is stored and told as it is", async () => {
    const { receive, pass } = await boot();
    await receive({ from: ANA, content: { type: "location", latitude: 1, longitude: 2, name: "Sol", address: null } });
    await receive({ from: ANA, content: { type: "contact", name: "Bea", phone: BEA, organization: "Taller" } });
    await receive({ from: ANA, content: { type: "poll", question: "¿?", options: ["a", "b"], multiple: true } });
    await pass();
    expect(bench.eventsOf("message").map(({ data }) => data)).toMatchObject([
      { type: "location", message: "", location: { latitude: 1, longitude: 2, name: "Sol" } },
      { type: "contact", card: { name: "Bea", phone: BEA, organization: "Taller" } },
      { type: "poll", poll: { question: "¿?", options: ["a", "b"], multiple: true } },
    ]);
  });

  it("in a group names the group and the writer", async () => {
    const { receive, pass, world, list } = await boot();
    const { group } = world.groups.create({ phone: ANA, device: null }, "Obra", [`${SHOP}@c.us`, `${BEA}@c.us`]);
    await receive({ from: BEA, content: text("buenas"), chatId: group.id });
    await pass();
    expect(await list()).toMatchObject([{ chatId: group.id, peer: BEA }]);
    expect(bench.eventsOf("message")[0]?.data).toMatchObject({ chatId: group.id, from: BEA, contact: { phone: BEA } });
  });

  it("of somebody whose number is hidden goes by the LID, until the number is known", async () => {
    const { receive, pass, world, list } = await boot();
    world.accounts.setProfile(ANA, { addressing: "hidden" });
    await receive({ from: ANA, name: "Ana", content: text("uno") });
    await pass();
    const [hidden] = await list();
    expect(hidden?.chatId).toMatch(/^\d+@lid$/);
    expect(bench.eventsOf("message")[0]?.data.contact).not.toHaveProperty("phone");
    world.accounts.setProfile(ANA, { addressing: "phone" });
    await receive({ from: ANA, content: text("dos") });
    world.accounts.setProfile(ANA, { addressing: "hidden" });
    await receive({ from: ANA, content: text("tres") });
    await pass();
    expect((await list()).map(({ chatId }) => chatId)).toEqual([ANA, ANA, ANA]);
    expect(new Set(bench.eventsOf("message").map(({ data }) => data.contact.id)).size).toBe(1);
  });

  it("of somebody's story is nothing: no message, no contact, no file", async () => {
    const { pass, intake, list } = await boot();
    const media = { mimetype: "image/jpeg", filename: null, size: 3 };
    const payload = engineMessage({ chatId: "status@broadcast", author: `${ANA}@c.us`, type: "image", media });
    // The engine is not asked for the file: it would refuse, and that would be in the log.
    intake.onSessionEvent(crm, stubEngine({}), { name: "message", payload });
    await pass();
    expect(await list()).toEqual([]);
    expect(bench.database.orm.select().from(contacts).all()).toEqual([]);
    expect(bench.logged.filter(({ msg }) => msg.includes("media"))).toEqual([]);
  });

  it("of a message that was written on the phone is told as sent elsewhere", async () => {
    const { receive, pass, list } = await boot();
    await receive({ from: SHOP, chatId: `${ANA}@c.us`, content: text("desde el móvil") });
    await pass(2_000);
    const [message] = await list();
    expect(message).toMatchObject({ direction: "outbound", peer: ANA, status: "read", text: "desde el móvil" });
    expect(bench.eventsOf("message")).toEqual([]);
    expect(bench.eventsOf("message_sent").map(({ data }) => data)).toEqual([
      {
        messageId: message?.messageId,
        from: "crm",
        to: ANA,
        message: "desde el móvil",
        type: "text",
        timestamp: expect.any(String),
        chatId: ANA,
        mediaId: null,
      },
    ]);
    expect(bench.statusesTold(message?.messageId ?? "")).toEqual(["delivered", "read"]);
  });

  it("is kept in order, and not lost while the store takes no writes", async () => {
    let failures = 3;
    const { receive, pass, list } = await boot({
      incoming: (real) => ({
        ...real,
        recordIncoming: async (...args) => {
          failures -= 1;
          if (failures >= 0) throw new Error("The disk is full");
          return real.recordIncoming(...args);
        },
      }),
    });
    await receive({ from: ANA, content: text("uno") });
    await receive({ from: ANA, content: text("dos") });
    await pass(10_000);
    expect((await list()).map((message) => message.text)).toEqual(["dos", "uno"]);
  });

  it("does not stop the rest when it can never be stored, and is not waited for at the end", async () => {
    const { receive, pass, list, intake } = await boot({
      incoming: (real) => ({
        ...real,
        recordIncoming: async (ref, message) => {
          if (message.content.text === "veneno") throw new Error("broken");
          return real.recordIncoming(ref, message);
        },
      }),
    });
    await receive({ from: ANA, content: text("veneno") });
    await receive({ from: ANA, content: text("sano") });
    await pass(200_000, 1_000);
    expect((await list()).map((message) => message.text)).toEqual(["sano"]);
    await receive({ from: ANA, content: text("veneno") });
    await pass();
    await intake.stop();
  });

  it("is stored with its event or not at all", async () => {
    let isBroken = true;
    const { receive, pass } = await boot({
      eventLog: (real) => ({
        append(event) {
          real.append(event);
          if (isBroken) throw new Error("The event could not be written");
        },
      }),
    });
    await receive({ from: ANA, content: text("hola") });
    await pass();
    expect(bench.rows()).toEqual([]);
    expect(bench.eventsOf("message")).toEqual([]);
    isBroken = false;
    await pass(2_000);
    expect(bench.rows()).toHaveLength(1);
    expect(bench.eventsOf("message")).toHaveLength(1);
  });

  it("of a session that is gone is not kept", async () => {
    const { connect, intake, pass } = await boot();
    const engine = await connect({ organizationId: 1, sessionId: "other" }, CARLA);
    intake.onSessionEvent({ organizationId: 1, sessionId: "deleted" }, engine, { name: "message", payload: news });
    await pass();
    expect(bench.rows()).toEqual([]);
    expect(bench.eventsOf("message")).toEqual([]);
  });
});

const news = engineMessage({ text: "otra" });

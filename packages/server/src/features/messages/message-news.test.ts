import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineMessage } from "../../../test/support/engine-message";
import {
  ANA,
  createMessageBench,
  crm,
  everything,
  firstPage,
  type MessageBench,
  SHOP,
  tenant,
} from "../../../test/support/message-bench";
import { stubEngine } from "../../../test/support/stub-engine";

const text = (words: string) => ({ type: "text" as const, text: words });

describe("what WhatsApp tells of messages that are there", () => {
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

  it("of our own message as if it were news only proves that it was sent", async () => {
    const { send, intake, pass, messages, failNextSend } = await boot();
    failNextSend({ code: "TIMEOUT" });
    const accepted = await send({ to: ANA, message: "hola" });
    const messageId = accepted.type === "message" ? accepted.message.messageId : "";
    const { waKey } = await messages.get(tenant, "crm", messageId);
    const payload = engineMessage({ key: waKey ?? "", fromMe: true, ack: 1 });
    intake.onSessionEvent(crm, stubEngine({}), { name: "message", payload });
    await pass();
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("sent");
    expect(bench.eventsOf("message_sent")).toEqual([]);
    expect(bench.rows()).toHaveLength(1);
  });

  it("of receipts moves a message on, each step once, and never back", async () => {
    const { send, intake, pass, messages } = await boot();
    const accepted = await send({ to: ANA, message: "hola" });
    const messageId = accepted.type === "message" ? accepted.message.messageId : "";
    const { waKey } = await messages.get(tenant, "crm", messageId);
    for (const ack of [3, 2, 3, 1, 0, -1, 4, 4] as const) {
      intake.onSessionEvent(crm, stubEngine({}), { name: "ack", payload: { key: waKey ?? "", ack, timestamp: 1 } });
    }
    await pass(2_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("played");
    expect(bench.statusesTold(messageId)).toEqual(["sent", "read", "played"]);
  });

  it("of a refusal after all fails the message", async () => {
    const { send, control, messages, pass } = await boot();
    const accepted = await send({ to: ANA, message: "hola" });
    const messageId = accepted.type === "message" ? accepted.message.messageId : "";
    const { waKey } = await messages.get(tenant, "crm", messageId);
    control.moveReceipt("1.crm", waKey ?? "", -1);
    await pass(2_000);
    expect(await messages.get(tenant, "crm", messageId)).toMatchObject({ status: "failed", errorCode: "SEND_FAILED" });
  });

  it("of edits, reactions and deletions changes the row, with its event, once", async () => {
    const { receive, world, pass, list } = await boot();
    const key = await receive({ from: ANA, content: text("hola") });
    const ana = { phone: ANA, device: null };
    const chat = `${SHOP}@c.us`;
    await pass();
    world.messages.edit(ana, chat, key, "hola, ¿qué tal?");
    world.messages.react(ana, chat, key, "👍");
    world.messages.react(ana, chat, key, "❤️");
    await pass();
    const [edited] = await list();
    expect(edited).toMatchObject({
      text: "hola, ¿qué tal?",
      editedAt: expect.any(Number),
      reactions: [{ from: ANA, emoji: "❤️" }],
    });
    world.messages.react(ana, chat, key, "");
    world.messages.revoke(ana, chat, key);
    await pass();
    const [revoked] = await list();
    expect(revoked).toMatchObject({
      text: null,
      mediaId: null,
      extras: {},
      revokedAt: expect.any(Number),
      reactions: [],
    });
    const messageId = edited?.messageId;
    expect(bench.eventsOf("message_edited").map(({ data }) => data)).toMatchObject([
      { messageId, message: "hola, ¿qué tal?" },
    ]);
    expect(bench.eventsOf("message_reaction").map(({ data }) => [data.from, data.emoji])).toEqual([
      [ANA, "👍"],
      [ANA, "❤️"],
      [ANA, null],
    ]);
    expect(bench.eventsOf("message_deleted").map(({ data }) => data)).toEqual([
      { messageId, chatId: ANA, timestamp: expect.any(String) },
    ]);
    // Told again by a WhatsApp that does not know what was kept.
    const next = await bench.boot();
    await next.pass();
    expect(bench.eventsOf("message_edited")).toHaveLength(1);
    expect(bench.eventsOf("message_reaction")).toHaveLength(3);
    expect(bench.eventsOf("message_deleted")).toHaveLength(1);
  });

  it("of messages that are not known here is ignored", async () => {
    const { intake, pass } = await boot();
    intake.onSessionEvent(crm, stubEngine({}), { name: "edit", payload: { key: "X", text: "x", timestamp: 1 } });
    intake.onSessionEvent(crm, stubEngine({}), { name: "revoke", payload: { key: "X", timestamp: 1 } });
    intake.onSessionEvent(crm, stubEngine({}), { name: "ack", payload: { key: "X", ack: 2, timestamp: 1 } });
    await pass();
    expect(bench.rows()).toEqual([]);
    expect(bench.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});

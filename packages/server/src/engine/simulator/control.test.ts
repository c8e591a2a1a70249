import { magicNumbers } from "@inbox-hub/openapi/rules";
import { describe, expect, it } from "vitest";
import { createManualClock } from "../../lib/manual-clock";
import type { EngineMessage } from "../engine";
import { createSimulatorMemory } from "./journal/simulator-journal";
import { createSeededRandom } from "./seeded-random";
import { createSimulator } from "./simulator";

const KEY = "1.session_crm_01";
const ANA = "34612345678";
const BEA = "34687654321";
const HOUR = 3_600_000;
const text = (words: string) => ({ type: "text" as const, text: words });

function setUp() {
  const clock = createManualClock();
  const simulator = createSimulator({ clock, random: createSeededRandom(1), journal: createSimulatorMemory() });
  return { clock, ...simulator };
}

async function setUpConnected() {
  const stage = setUp();
  stage.control.link(KEY, ANA);
  const engine = stage.createEngine(KEY);
  const messages: EngineMessage[] = [];
  const acks: number[] = [];
  engine.on("message", (message) => void messages.push(message));
  engine.on("ack", ({ ack }) => void acks.push(ack));
  await engine.start();
  const send = (key: string) => engine.send(`${BEA}@c.us`, text("hola"), { key });
  return { ...stage, engine, messages, acks, send };
}

const invalidState = expect.objectContaining({ name: "EngineError", code: "INVALID_STATE" });

describe("the control of the simulator", () => {
  it("takes a request that comes again within a day for the same message, and later for another", async () => {
    const { control, clock, messages } = await setUpConnected();
    const write = (requestKey: string) => control.receiveMessage(KEY, { from: BEA, content: text("hola"), requestKey });
    const key = await write("request 1");
    await clock.advance(23 * HOUR);
    expect(await write("request 1")).toBe(key);
    expect(messages).toHaveLength(1);
    expect(await write("request 2")).not.toBe(key);
    await clock.advance(HOUR);
    expect(await write("request 1")).not.toBe(key);
    expect(messages).toHaveLength(3);
  });

  it("takes a request that comes again within a day for the same group, and later for another", async () => {
    const { control, clock } = await setUpConnected();
    const create = (requestKey: string) => control.createGroup({ from: BEA, subject: "Obra", with: KEY, requestKey });
    const group = create("request 1");
    expect(group.groupId).toMatch(/^120363\d{12}@g\.us$/);
    expect(create("request 1")).toEqual(group);
    expect(create("request 2").groupId).not.toBe(group.groupId);
    await clock.advance(24 * HOUR);
    expect(create("request 1").groupId).not.toBe(group.groupId);
  });

  it("scans with a number that follows from the session's key, and is not magic", async () => {
    const first = setUp();
    const engine = first.createEngine(KEY);
    await engine.start();
    const phone = first.control.scan(KEY);
    expect(phone).toMatch(/^346[1-9]\d{7}$/);
    await first.clock.advance(0);
    expect(engine.snapshot()).toMatchObject({ status: "connected", phoneNumber: phone });

    const second = setUp();
    await second.createEngine(KEY).start();
    expect(second.control.scan(KEY)).toBe(phone);
    await second.createEngine("1.other").start();
    expect(second.control.scan("1.other")).not.toBe(phone);
  });

  it("scans with the number that is asked for, if it can be", async () => {
    const { control, createEngine, clock } = setUp();
    const engine = createEngine(KEY);
    await engine.start();
    expect(() => control.scan(KEY, "12")).toThrow(expect.objectContaining({ code: "INVALID_RECIPIENT" }));
    expect(() => control.scan(KEY, magicNumbers.notOnWhatsApp)).toThrow(
      expect.objectContaining({ code: "NOT_ON_WHATSAPP" }),
    );
    expect(control.scan(KEY, ANA)).toBe(ANA);
    await clock.advance(0);
    expect(engine.snapshot().phoneNumber).toBe(ANA);
  });

  it("types the pairing code on the phone that asked for it", async () => {
    const { control, createEngine, clock } = setUp();
    const engine = createEngine(KEY);
    await engine.start();
    await engine.requestPairingCode(BEA);
    expect(control.scan(KEY)).toBe(BEA);
    await clock.advance(0);
    expect(engine.snapshot()).toMatchObject({ status: "connected", phoneNumber: BEA });
  });

  it("scans nothing when there is no QR", async () => {
    const { control, createEngine } = setUp();
    expect(() => control.scan(KEY)).toThrow(invalidState);
    createEngine(KEY);
    expect(() => control.scan(KEY)).toThrow(invalidState);
    const connected = await setUpConnected();
    expect(() => connected.control.scan(KEY)).toThrow(invalidState);
  });

  it("links a session before its engine is made, which then connects without a QR", async () => {
    const { engine, control } = await setUpConnected();
    expect(engine.snapshot()).toMatchObject({ status: "connected", phoneNumber: ANA });
    control.link(KEY, ANA);
    expect(() => control.link(KEY, BEA)).toThrow(invalidState);
  });

  it("links a session that is pairing", async () => {
    const { control, createEngine, clock } = setUp();
    const engine = createEngine(KEY);
    await engine.start();
    control.link(KEY, ANA);
    await clock.advance(0);
    expect(engine.snapshot()).toMatchObject({ status: "connected", phoneNumber: ANA });
  });

  it("makes a message arrive, from somebody with a name", async () => {
    const { control, messages } = await setUpConnected();
    const key = await control.receiveMessage(KEY, { from: BEA, name: "Bea", content: text("¿Hola?") });
    expect(messages).toMatchObject([{ key, phone: BEA, senderName: "Bea", text: "¿Hola?", chatId: `${BEA}@c.us` }]);
    const answer = await control.receiveMessage(KEY, { from: BEA, content: text("¿Y?"), quotedKey: key });
    expect(messages[1]).toMatchObject({ key: answer, quotedKey: key, senderName: "Bea" });
  });

  it("makes a message arrive in a group, or from the session's own phone", async () => {
    const { control, messages, world } = await setUpConnected();
    const { group } = world.groups.create({ phone: BEA, device: null }, "Obra", [`${ANA}@c.us`]);
    await control.receiveMessage(KEY, { from: BEA, content: text("uno"), chatId: group.id });
    await control.receiveMessage(KEY, { from: ANA, content: text("dos"), chatId: `${BEA}@c.us` });
    expect(messages).toMatchObject([
      { chatId: group.id, author: `${BEA}@c.us`, fromMe: false },
      { chatId: `${BEA}@c.us`, author: null, fromMe: true },
    ]);
  });

  it("keeps a message for a session that is stopped", async () => {
    const { control, engine, messages, clock } = await setUpConnected();
    await engine.stop();
    await control.receiveMessage(KEY, { from: BEA, content: text("hola") });
    expect(messages).toEqual([]);
    await engine.start();
    await clock.advance(0);
    expect(messages).toHaveLength(1);
  });

  it("makes no message arrive that cannot", async () => {
    const { control } = await setUpConnected();
    const receive = (message: { from: string; chatId?: string }) =>
      control.receiveMessage(KEY, { ...message, content: text("x") });
    await expect(receive({ from: "12" })).rejects.toMatchObject({ code: "INVALID_RECIPIENT" });
    await expect(receive({ from: magicNumbers.notOnWhatsApp })).rejects.toMatchObject({ code: "NOT_ON_WHATSAPP" });
    await expect(receive({ from: ANA })).rejects.toMatchObject({ code: "INVALID_RECIPIENT" });
    await expect(receive({ from: BEA, chatId: "120363000000000000@g.us" })).rejects.toMatchObject({
      code: "CHAT_NOT_FOUND",
    });
    await expect(setUp().control.receiveMessage(KEY, { from: BEA, content: text("x") })).rejects.toThrow(invalidState);
  });

  it("moves the receipts of what the session sent, and of nothing else", async () => {
    const { control, send, acks, engine } = await setUpConnected();
    const key = engine.newKey();
    await send(key);
    control.moveReceipt(KEY, key, 3);
    control.moveReceipt(KEY, key, 4);
    expect(acks).toEqual([1, 3, 4]);
    expect(() => control.moveReceipt(KEY, key, 2)).toThrow(invalidState);
    const received = await control.receiveMessage(KEY, { from: BEA, content: text("x") });
    for (const other of [received, "3EB0NOTHING"]) {
      expect(() => control.moveReceipt(KEY, other, 4)).toThrow(expect.objectContaining({ code: "MESSAGE_NOT_FOUND" }));
    }
  });

  it("fails the next sends, one kind after the other", async () => {
    const { control, send, world, clock, engine } = await setUpConnected();
    control.failNextSend(KEY, {});
    control.failNextSend(KEY, { times: 2, code: "TIMEOUT", retryable: true });
    control.failNextSend(KEY, { answerLost: true });
    control.failNextSend(KEY, { delayMs: 2_000 });
    await expect(send("K1")).rejects.toMatchObject({ code: "SEND_FAILED", retryable: false });
    await expect(send("K2")).rejects.toMatchObject({ code: "TIMEOUT", retryable: true });
    await expect(send("K3")).rejects.toMatchObject({ code: "TIMEOUT" });
    await expect(send("K4")).rejects.toMatchObject({ code: "SEND_UNKNOWN", retryable: false });
    const slow = send("K5");
    await clock.advance(1_999);
    expect(world.received(BEA).map(({ key }) => key)).toEqual(["K4"]);
    await clock.advance(1);
    expect(await slow).toMatchObject({ ack: 1 });
    expect(await send("K6")).toMatchObject({ ack: 1 });
    expect(await engine.find(`${BEA}@c.us`, "K1")).toBeNull();
    expect(world.received(BEA).map(({ key }) => key)).toEqual(["K4", "K5", "K6"]);
  });

  it("drops the connection for a while, or until it is restored", async () => {
    const { control, engine, clock } = await setUpConnected();
    control.dropConnection(KEY, 1_000);
    expect(engine.snapshot().status).toBe("reconnecting");
    expect(() => control.dropConnection(KEY)).toThrow(invalidState);
    await clock.advance(1_000);
    expect(engine.snapshot().status).toBe("connected");
    control.dropConnection(KEY);
    await clock.advance(3_600_000);
    expect(engine.snapshot().status).toBe("reconnecting");
    control.restoreConnection(KEY);
    expect(engine.snapshot().status).toBe("connected");
  });

  it("unlinks from the phone, and takes over in a conflict", async () => {
    const { control, engine } = await setUpConnected();
    control.conflict(KEY);
    expect(engine.snapshot().status).toBe("conflict");
    await engine.start();
    control.unlink(KEY);
    expect(engine.snapshot()).toMatchObject({ status: "logged_out", reason: "unlinked" });
    for (const call of [
      () => control.unlink(KEY),
      () => control.conflict(KEY),
      () => control.dropConnection(KEY),
      () => control.failNextSend(KEY, {}),
      () => control.moveReceipt(KEY, "K", 2),
    ]) {
      expect(call).toThrow(invalidState);
    }
  });
});

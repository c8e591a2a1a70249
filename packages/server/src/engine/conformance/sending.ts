import { magicNumbers } from "@inbox-hub/openapi/rules";
import { expect, it } from "vitest";
import type { EngineContent } from "../engine";
import { chatWith, mediaOf, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";

/** What happens to a message that a session sends. */
export function sendingPromises(stage: () => Stage): void {
  it("sends a text, and hears that it was sent, delivered and read, in that order", async () => {
    const { connect, until, world } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    const key = engine.newKey();
    const message = await engine.send(chatWith(BEA), text("hola"), { key });
    expect(message).toMatchObject({
      key,
      chatId: chatWith(BEA),
      from: chatWith(ANA),
      author: null,
      fromMe: true,
      phone: ANA,
      type: "text",
      text: "hola",
      quotedKey: null,
      media: null,
    });
    expect(message.ack).toBeGreaterThanOrEqual(1);

    await until("read", () => told.ack.some(({ ack }) => ack === 3));
    expect(told.ack.map(({ key: of, ack }) => [of, ack])).toEqual([
      [key, 1],
      [key, 2],
      [key, 3],
    ]);
    expect(world.received(BEA).map((received) => received.key)).toEqual([key]);
  });

  it("does not announce as a message what it has sent itself", async () => {
    const { connect, pass } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    await engine.send(chatWith(BEA), text("hola"), { key: engine.newKey() });
    await pass(1_000);
    expect(told.message).toEqual([]);
  });

  it("makes a new key each time", async () => {
    const { create } = stage();
    const { engine } = create("1.shop");
    const keys = new Set(Array.from({ length: 100 }, () => engine.newKey()));
    expect(keys.size).toBe(100);
  });

  it("sends nothing twice under one key", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    const key = engine.newKey();
    await engine.send(chatWith(BEA), text("hola"), { key });
    expect(await engine.send(chatWith(BEA), text("hola"), { key })).toMatchObject({ key });
    expect(world.received(BEA)).toHaveLength(1);
  });

  it("lets two sessions write to each other, each message under the same key on both sides", async () => {
    const { connect, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const question = ana.engine.newKey();
    await ana.engine.send(chatWith(BEA), text("¿Vienes?"), { key: question });
    await until("the question", () => bea.told.message.length === 1);
    expect(bea.told.message[0]).toMatchObject({ key: question, from: chatWith(ANA), fromMe: false, text: "¿Vienes?" });

    const answer = bea.engine.newKey();
    await bea.engine.send(chatWith(ANA), text("Sí"), { key: answer, quotedKey: question });
    await until("the answer", () => ana.told.message.length === 1);
    expect(ana.told.message[0]).toMatchObject({ key: answer, quotedKey: question, text: "Sí" });
  });

  const contents: readonly (readonly [string, EngineContent, object])[] = [
    [
      "location",
      { type: "location", latitude: 40.4, longitude: -3.7, name: "Sol", address: null },
      { location: { latitude: 40.4, longitude: -3.7, name: "Sol", address: null } },
    ],
    [
      "contact",
      { type: "contact", name: "Carla", phone: "34611111111", organization: "Taller" },
      { contact: { name: "Carla", phone: "34611111111", organization: "Taller" } },
    ],
    [
      "poll",
      { type: "poll", question: "¿Cuándo?", options: ["Hoy", "Mañana"], multiple: false },
      { poll: { question: "¿Cuándo?", options: ["Hoy", "Mañana"], multiple: false } },
    ],
  ];
  it.each(contents)("sends a %s, which arrives as it was", async (type, content, expected) => {
    const { connect, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const sent = await ana.engine.send(chatWith(BEA), content, { key: ana.engine.newKey() });
    expect(sent).toMatchObject({ type, ...expected });
    await until("it arrives", () => bea.told.message.length === 1);
    expect(bea.told.message[0]).toMatchObject({ type, fromMe: false, ...expected });
  });

  it("sends media that arrives byte for byte, with its caption and name", async () => {
    const { connect, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256));
    const media = mediaOf(bytes, "application/pdf", "presupuesto.pdf");
    const key = ana.engine.newKey();
    const sent = await ana.engine.send(chatWith(BEA), { type: "media", media, caption: "Aquí está" }, { key });
    const expected = {
      type: "document",
      text: "Aquí está",
      media: { mimetype: "application/pdf", filename: "presupuesto.pdf", size: 5_000 },
    };
    expect(sent).toMatchObject(expected);

    await until("it arrives", () => bea.told.message.length === 1);
    expect(bea.told.message[0]).toMatchObject(expected);
    const file = await bea.engine.downloadMedia(chatWith(ANA), key, { maxBytes: 10_000 });
    expect(file).toMatchObject({ mimetype: "application/pdf", filename: "presupuesto.pdf", size: 5_000 });
    expect(await file.read()).toEqual(bytes);
    expect(await file.read()).toEqual(bytes);
  });

  it("sends a link with a preview or without, as it is asked to", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    const send = async (content: EngineContent) => {
      const key = engine.newKey();
      await engine.send(chatWith(BEA), content, { key });
      return world.message(key)?.content;
    };
    const link = { type: "text", text: "https://example.com" } as const;
    expect(await send({ ...link, linkPreview: false })).toMatchObject({ linkPreview: false });
    expect(await send({ ...link, linkPreview: true })).toMatchObject({ linkPreview: true });
    expect(await send(link)).not.toHaveProperty("linkPreview");
  });

  it("refuses everything while it is not connected", async () => {
    const { create } = stage();
    const { engine } = create("1.shop");
    const calls = [
      engine.send(chatWith(BEA), text("x"), { key: engine.newKey() }),
      engine.find(chatWith(BEA), "K"),
      engine.edit(chatWith(BEA), "K", "x"),
      engine.revoke(chatWith(BEA), "K"),
      engine.react(chatWith(BEA), "K", "👍"),
      engine.markRead(chatWith(BEA)),
      engine.downloadMedia(chatWith(BEA), "K", { maxBytes: 1 }),
      engine.checkNumber(BEA),
      engine.profilePicture(chatWith(BEA)),
      engine.setBlocked(chatWith(BEA), true),
      engine.setTyping(chatWith(BEA), "typing"),
      engine.setArchived(chatWith(BEA), true),
      engine.groups(),
      engine.group("120363000000000000@g.us"),
      engine.createGroup("Obra", []),
      engine.updateGroup("120363000000000000@g.us", { subject: "Obra" }),
      engine.changeParticipants("120363000000000000@g.us", "add", [chatWith(BEA)]),
      engine.inviteCode("120363000000000000@g.us"),
      engine.revokeInviteCode("120363000000000000@g.us"),
      engine.joinGroup("code"),
      engine.leaveGroup("120363000000000000@g.us"),
    ];
    for (const call of calls) expect((await refusal(call)).code).toBe("INVALID_STATE");
  });

  const refused: readonly (readonly [string, string])[] = [
    ["INVALID_RECIPIENT", "hola"],
    ["INVALID_RECIPIENT", "123@c.us"],
    ["INVALID_RECIPIENT", "34687654321@example.com"],
    ["NOT_ON_WHATSAPP", chatWith(magicNumbers.notOnWhatsApp)],
    ["NOT_ON_WHATSAPP", "199999999999999@lid"],
    ["CHAT_NOT_FOUND", "120363000000000000@g.us"],
    ["SEND_FAILED", chatWith(magicNumbers.failing)],
  ];
  it.each(refused)("answers %s to a send to %s, and nothing is kept of it", async (code, to) => {
    const { connect } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    const key = engine.newKey();
    expect((await refusal(engine.send(to, text("x"), { key }))).code).toBe(code);
    expect(await engine.find(to, key)).toBeNull();
    expect(told.ack).toEqual([]);
  });

  it("does not answer a message that is not there", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    const send = engine.send(chatWith(BEA), text("x"), { key: engine.newKey(), quotedKey: "3EB0NOTHING" });
    expect((await refusal(send)).code).toBe("MESSAGE_NOT_FOUND");
    expect(world.received(BEA)).toEqual([]);
  });

  it("refuses media that is too large, and media that cannot be read", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    const small = mediaOf(Buffer.from("x"), "image/png", null);
    const send = (media: typeof small) =>
      refusal(engine.send(chatWith(BEA), { type: "media", media, caption: null }, { key: engine.newKey() }));

    expect((await send({ ...small, size: 51 * 1024 * 1024 })).code).toBe("MEDIA_TOO_LARGE");
    const unreadable = await send({ ...small, read: () => Promise.reject(new Error("gone")) });
    expect(unreadable.code).toBe("MEDIA_UNAVAILABLE");
    expect(world.received(BEA)).toEqual([]);
  });

  it("fails a send on request, and only that one", async () => {
    const { connect, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    world.faults.failSends(deviceOf(ANA), 1, { kind: "fail", code: "SEND_FAILED", retryable: true });
    const key = engine.newKey();
    expect(await refusal(engine.send(chatWith(BEA), text("x"), { key }))).toMatchObject({
      code: "SEND_FAILED",
      retryable: true,
    });
    expect(await engine.find(chatWith(BEA), key)).toBeNull();
    await engine.send(chatWith(BEA), text("y"), { key });
    expect(world.received(BEA)).toHaveLength(1);
  });

  it("says SEND_UNKNOWN when the answer is lost, and finds the message afterwards", async () => {
    const { connect, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    world.faults.failSends(deviceOf(ANA), 1, { kind: "answer-lost" });
    const key = engine.newKey();
    expect((await refusal(engine.send(chatWith(BEA), text("x"), { key }))).code).toBe("SEND_UNKNOWN");
    expect(await engine.find(chatWith(BEA), key)).toMatchObject({ key, text: "x", fromMe: true });
    expect(await engine.find(chatWith("34611111111"), key)).toBeNull();
    expect(world.received(BEA)).toHaveLength(1);
  });

  it("finds what it has sent, not what others have", async () => {
    const { connect, until, write } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    const key = await write(BEA, chatWith(ANA), text("hola"));
    await until("the message", () => told.message.length === 1);
    expect(await engine.find(chatWith(BEA), key)).toBeNull();
    expect(await engine.find(chatWith(BEA), "3EB0NOTHING")).toBeNull();
  });

  it("says SEND_UNKNOWN when WhatsApp takes longer than allowed", async () => {
    const { connect, pass, world, deviceOf, until } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    world.faults.failSends(deviceOf(ANA), 1, { kind: "slow", delayMs: 40_000 });
    const key = engine.newKey();
    const send = refusal(engine.send(chatWith(BEA), text("x"), { key }));
    await pass(30_000);
    expect((await send).code).toBe("SEND_UNKNOWN");
    await pass(10_000);
    await until("it was sent after all", () => told.ack.some((ack) => ack.key === key));
    await engine.send(chatWith(BEA), text("later calls are fine"), { key: engine.newKey() });
  });

  it("says SEND_UNKNOWN at once when the network goes, or the session stops, before the answer", async () => {
    const { connect, until, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    const sendSlowly = async () => {
      const key = engine.newKey();
      const send = refusal(engine.send(chatWith(magicNumbers.slow), text("x"), { key }));
      await until("WhatsApp was asked", () => world.message(key) !== null);
      return { send };
    };

    const dropped = await sendSlowly();
    world.lines.drop(deviceOf(ANA), 10);
    expect((await dropped.send).code).toBe("SEND_UNKNOWN");

    await until("connected", () => engine.snapshot().status === "connected");
    const stopped = await sendSlowly();
    await engine.stop();
    expect((await stopped.send).code).toBe("SEND_UNKNOWN");
  });

  it("waits for a slow recipient", async () => {
    const { connect, pass, world, until } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    let outcome = "waiting";
    const send = engine.send(chatWith(magicNumbers.slow), text("x"), { key: engine.newKey() }).then((message) => {
      outcome = `ack ${message.ack}`;
    });
    await pass(4_900);
    expect(outcome).toBe("waiting");
    expect(world.received(magicNumbers.slow)).toEqual([]);
    await pass(100);
    await send;
    expect(outcome).toBe("ack 1");
    await until("read", () => told.ack.length === 3);
    expect(told.ack.map(({ ack }) => ack)).toEqual([1, 2, 3]);
  });
}

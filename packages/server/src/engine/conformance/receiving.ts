import { magicNumbers } from "@inbox-hub/openapi/rules";
import { expect, it } from "vitest";
import { chatWith, mediaOf, person, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";

/** What a session hears of others, and what it can ask about them. */
export function receivingPromises(stage: () => Stage): void {
  it("hears a message once, with its sender's number and name", async () => {
    const { connect, pass, until, write, world } = stage();
    const { told } = await connect("1.shop", ANA);
    world.accounts.setProfile(BEA, { name: "Bea" });
    const key = await write(BEA, chatWith(ANA), text("¿Tienen stock?"));
    await until("the message", () => told.message.length > 0);
    await pass(5_000);
    expect(told.message).toHaveLength(1);
    expect(told.message[0]).toMatchObject({
      key,
      chatId: chatWith(BEA),
      from: chatWith(BEA),
      author: null,
      fromMe: false,
      phone: BEA,
      senderName: "Bea",
      type: "text",
      text: "¿Tienen stock?",
    });
  });

  it("knows the number behind a LID, and keeps to one address for one person", async () => {
    const { connect, until, write, world } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    world.accounts.setProfile(BEA, { addressing: "lid" });
    await write(BEA, chatWith(ANA), text("hola"));
    await until("the message", () => told.message.length === 1);
    const { lid } = world.accounts.get(BEA);
    expect(told.message[0]).toMatchObject({ phone: BEA, lid, from: chatWith(BEA), chatId: chatWith(BEA) });
    const sent = await engine.send(`${lid}@lid`, text("hola"), { key: engine.newKey() });
    expect(sent.chatId).toBe(chatWith(BEA));
    expect(world.received(BEA)).toHaveLength(1);
  });

  it("keeps the LID of a person whose number is hidden, and can answer it", async () => {
    const { connect, until, write, world } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    world.accounts.setProfile(BEA, { addressing: "hidden" });
    await write(BEA, chatWith(ANA), text("hola"));
    await until("the message", () => told.message.length === 1);
    const { lid } = world.accounts.get(BEA);
    expect(told.message[0]).toMatchObject({ phone: null, lid, from: `${lid}@lid`, chatId: `${lid}@lid` });
    await engine.send(`${lid}@lid`, text("hola"), { key: engine.newKey() });
    expect(world.received(BEA)).toHaveLength(1);
  });

  it("hears what was written on its own phone, and how far it has come", async () => {
    const { connect, until, write } = stage();
    const { told } = await connect("1.shop", ANA);
    const key = await write(ANA, chatWith(BEA), text("desde el móvil"));
    await until("read", () => told.ack.some(({ ack }) => ack === 3));
    expect(told.message).toHaveLength(1);
    expect(told.message[0]).toMatchObject({ key, fromMe: true, chatId: chatWith(BEA), phone: ANA });
  });

  it("hears what another of its linked devices has sent", async () => {
    const { connect, until } = stage();
    const first = await connect("1.first", ANA);
    const second = await connect("1.second", ANA);
    const key = first.engine.newKey();
    await first.engine.send(chatWith(BEA), text("hola"), { key });
    await until("the message", () => second.told.message.length === 1);
    expect(second.told.message[0]).toMatchObject({ key, fromMe: true });
    expect(first.told.message).toEqual([]);
  });

  it("hears a group message with its author", async () => {
    const { connect, until, write, world } = stage();
    const { told } = await connect("1.shop", ANA);
    const { group } = world.groups.create(person(BEA), "Obra", [chatWith(ANA)]);
    await write(BEA, group.id, text("buenas"));
    await until("the message", () => told.message.length === 1);
    expect(told.message[0]).toMatchObject({ chatId: group.id, author: chatWith(BEA), phone: BEA });
  });

  it("receives media byte for byte, but no more than it wants", async () => {
    const { connect, until, write } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    const bytes = Buffer.from([0, 255, 10, 13, 128, 0]);
    const media = mediaOf(bytes, "image/png", null);
    const key = await write(BEA, chatWith(ANA), { type: "media", media, caption: null });
    await until("the message", () => told.message.length === 1);
    expect(told.message[0]).toMatchObject({
      type: "image",
      text: "",
      media: { mimetype: "image/png", filename: null, size: 6 },
    });
    const file = await engine.downloadMedia(chatWith(BEA), key, { maxBytes: 6 });
    expect(await file.read()).toEqual(bytes);
    expect((await refusal(engine.downloadMedia(chatWith(BEA), key, { maxBytes: 5 }))).code).toBe("MEDIA_TOO_LARGE");
  });

  it("says so when a file has expired, when there is none, and when there is no such message", async () => {
    const { connect, until, write, world } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    const media = mediaOf(Buffer.from("x"), "audio/ogg; codecs=opus", null);
    const withFile = await write(BEA, chatWith(ANA), { type: "media", media, caption: null });
    const without = await write(BEA, chatWith(ANA), text("hola"));
    await until("both messages", () => told.message.length === 2);
    expect(told.message[0]).toMatchObject({ type: "voice" });
    const content = world.message(withFile)?.content;
    world.media.expire(content?.type === "media" ? content.media.sha256 : "");

    const download = (key: string) => refusal(engine.downloadMedia(chatWith(BEA), key, { maxBytes: 100 }));
    expect((await download(withFile)).code).toBe("MEDIA_UNAVAILABLE");
    expect((await download(without)).code).toBe("MEDIA_UNAVAILABLE");
    expect((await download("3EB0NOTHING")).code).toBe("MESSAGE_NOT_FOUND");
  });

  it("tells the writer that a chat was read", async () => {
    const { connect, until, world } = stage();
    world.receipts.configure({ readMs: null });
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    await ana.engine.send(chatWith(BEA), text("hola"), { key: ana.engine.newKey() });
    await until("delivered", () => ana.told.ack.some(({ ack }) => ack === 2));
    await bea.engine.markRead(chatWith(ANA));
    await bea.engine.markRead(chatWith(ANA));
    await until("read", () => ana.told.ack.some(({ ack }) => ack === 3));
    expect((await refusal(bea.engine.markRead(chatWith("34611111111")))).code).toBe("CHAT_NOT_FOUND");
  });

  it("knows which numbers are on WhatsApp", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    expect(await engine.checkNumber(BEA)).toEqual({
      exists: true,
      chatId: chatWith(BEA),
      lid: world.accounts.get(BEA).lid,
    });
    expect(await engine.checkNumber(magicNumbers.notOnWhatsApp)).toEqual({ exists: false, chatId: null, lid: null });
    expect((await refusal(engine.checkNumber("0034"))).code).toBe("INVALID_RECIPIENT");
  });

  it("fetches a profile picture where there is one", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    expect(await engine.profilePicture(chatWith(BEA))).toBeNull();
    const data = Buffer.from("picture");
    const { sha256 } = await world.media.upload(data);
    world.accounts.setProfile(BEA, { picture: { mimetype: "image/jpeg", sha256 } });
    expect(await engine.profilePicture(chatWith(BEA))).toEqual({ mimetype: "image/jpeg", data });
  });

  it("hears nothing of somebody it has blocked, until it lets them in again", async () => {
    const { connect, pass, until, write } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    await engine.setBlocked(chatWith(BEA), true);
    await write(BEA, chatWith(ANA), text("oye"));
    await pass(1_000);
    expect(told.message).toEqual([]);
    await engine.setBlocked(chatWith(BEA), false);
    await write(BEA, chatWith(ANA), text("gracias"));
    await until("the message", () => told.message.length === 1);
    expect(told.message[0]?.text).toBe("gracias");
  });
}

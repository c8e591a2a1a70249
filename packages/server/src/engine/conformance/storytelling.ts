import { STORIES } from "@inbox-hub/openapi/rules";
import { expect, it } from "vitest";
import { chatWith, mediaOf, person, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";
const CARLA = "34611111111";
const DANI = "34622222222";

/** Messages to everybody who may see the account's stories, and the stories of others. */
export function storytellingPromises(stage: () => Stage): void {
  it("tells a story to everybody it has exchanged messages with, unless one has blocked the other", async () => {
    const { connect, until, world, write } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    await write(BEA, chatWith(ANA), text("hola"));
    await write(ANA, chatWith(CARLA), text("hola"));
    await write(DANI, chatWith(ANA), text("hola"));
    await write(ANA, chatWith("34633333333"), text("hola"));
    await ana.engine.setBlocked(chatWith(DANI), true);
    world.accounts.setBlocked("34633333333", ANA, true);
    world.groups.create(person("34644444444"), "Obra", [chatWith(ANA)]);

    const key = ana.engine.newKey();
    const story = { type: "text", text: "Abrimos hoy", background: "#128C7E", font: 2 } as const;
    const sent = await ana.engine.send(STORIES, story, { key });
    expect(sent).toMatchObject({ key, chatId: STORIES, from: chatWith(ANA), author: null, fromMe: true, type: "text" });
    const stories = () => bea.told.message.filter(({ chatId }) => chatId === STORIES);
    await until("it arrives", () => stories().length === 1);
    expect(stories()[0]).toMatchObject({ key, chatId: STORIES, from: chatWith(ANA), text: "Abrimos hoy" });
    const { recipients, content } = world.message(key) ?? {};
    expect(recipients).toEqual([BEA, CARLA]);
    expect(content).toMatchObject(story);
  });

  it("finds its story again, and deletes it for everyone, with its file", async () => {
    const { connect, until, write } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    await write(BEA, chatWith(ANA), text("hola"));
    const key = ana.engine.newKey();
    const media = mediaOf(Buffer.from("x"), "image/png", null);
    await ana.engine.send(STORIES, { type: "media", media, caption: "Oferta" }, { key });
    expect(await ana.engine.find(STORIES, key)).toMatchObject({ key, type: "image", text: "Oferta" });
    expect(await ana.engine.find(chatWith(BEA), key)).toBeNull();
    await ana.engine.revoke(STORIES, key);
    await until("the deletion", () => bea.told.revoke.length === 1);
    expect(await ana.engine.find(STORIES, key)).toMatchObject({ key, text: "", media: null });
    expect((await refusal(ana.engine.revoke(STORIES, key))).code).toBe("MESSAGE_NOT_FOUND");
    expect((await refusal(bea.engine.downloadMedia(STORIES, key, { maxBytes: 9 }))).code).toBe("MEDIA_UNAVAILABLE");
  });

  it("hears the stories of others, and what they answer to its own", async () => {
    const { connect, until, world, write } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    await write(ANA, chatWith(BEA), text("hola"));
    const story = await write(BEA, STORIES, text("De vacaciones"));
    await write(CARLA, STORIES, text("Nadie me conoce"));
    await until("both", () => told.message.length === 2);
    expect(told.message[1]).toMatchObject({ key: story, chatId: STORIES, from: chatWith(BEA), fromMe: false });
    await engine.react(STORIES, story, "😍");

    const key = engine.newKey();
    await engine.send(STORIES, text("Abrimos hoy"), { key });
    const answer = {
      key: "3EB0ANSWER",
      to: chatWith(ANA),
      content: { type: "text", text: "¡Bien!", mentions: [] },
    } as const;
    world.messages.send(person(BEA), { ...answer, quotedKey: key });
    await until("the answer", () => told.message.length === 3);
    expect(told.message[2]).toMatchObject({ chatId: chatWith(BEA), quotedKey: key });
  });

  it("is neither a chat to be read nor one to be archived", async () => {
    const { connect } = stage();
    const { engine } = await connect("1.ana", ANA);
    await engine.send(STORIES, text("Abrimos hoy"), { key: engine.newKey() });
    const calls = [engine.markRead(STORIES), engine.setArchived(STORIES, true), engine.setTyping(STORIES, "typing")];
    for (const call of calls) expect((await refusal(call)).code).toBe("CHAT_NOT_FOUND");
  });
}

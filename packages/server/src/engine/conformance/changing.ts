import { expect, it } from "vitest";
import { chatWith, mediaOf, person, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";

/** What can be done to a message that is already there. */
export function changingPromises(stage: () => Stage): void {
  it("edits its own text, and the other side hears of it", async () => {
    const { connect, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const key = ana.engine.newKey();
    await ana.engine.send(chatWith(BEA), text("hloa"), { key });
    await ana.engine.edit(chatWith(BEA), key, "hola");
    await until("the edit", () => bea.told.edit.length === 1);
    expect(bea.told.edit[0]).toMatchObject({ key, text: "hola" });
    expect(await ana.engine.find(chatWith(BEA), key)).toMatchObject({ text: "hola" });
  });

  it("edits the caption of media, but nothing else", async () => {
    const { connect } = stage();
    const { engine } = await connect("1.ana", ANA);
    const media = mediaOf(Buffer.from("x"), "image/png", null);
    const picture = engine.newKey();
    await engine.send(chatWith(BEA), { type: "media", media, caption: "a" }, { key: picture });
    await engine.edit(chatWith(BEA), picture, "b");
    expect(await engine.find(chatWith(BEA), picture)).toMatchObject({ text: "b", type: "image" });

    const poll = engine.newKey();
    const content = { type: "poll", question: "¿?", options: ["a", "b"], multiple: false } as const;
    await engine.send(chatWith(BEA), content, { key: poll });
    expect((await refusal(engine.edit(chatWith(BEA), poll, "x"))).code).toBe("FORBIDDEN");
  });

  it("does not edit or delete what somebody else has written", async () => {
    const { connect, until, write } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const key = await write(BEA, chatWith(ANA), text("hola"));
    await until("the message", () => told.message.length === 1);
    expect((await refusal(engine.edit(chatWith(BEA), key, "x"))).code).toBe("FORBIDDEN");
    expect((await refusal(engine.revoke(chatWith(BEA), key))).code).toBe("FORBIDDEN");
  });

  it("deletes its own message for everyone, with its file", async () => {
    const { connect, until } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const key = ana.engine.newKey();
    const media = mediaOf(Buffer.from("x"), "image/png", null);
    await ana.engine.send(chatWith(BEA), { type: "media", media, caption: "secreto" }, { key });
    await ana.engine.revoke(chatWith(BEA), key);
    await until("the deletion", () => bea.told.revoke.length === 1);
    expect(bea.told.revoke[0]).toMatchObject({ key });
    expect(await ana.engine.find(chatWith(BEA), key)).toMatchObject({ key, text: "", media: null });
    expect((await refusal(ana.engine.edit(chatWith(BEA), key, "x"))).code).toBe("MESSAGE_NOT_FOUND");
    expect((await refusal(bea.engine.downloadMedia(chatWith(ANA), key, { maxBytes: 9 }))).code).toBe(
      "MEDIA_UNAVAILABLE",
    );
  });

  it("lets an admin delete what a member has written in the group", async () => {
    const { connect, until, write, world } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const { group } = world.groups.create(person(ANA), "Obra", [chatWith(BEA)]);
    const key = await write(BEA, group.id, text("spam"));
    await until("the message", () => told.message.length === 1);
    await engine.revoke(group.id, key);
    expect(world.message(key)?.revoked).toBe(true);
  });

  it("reacts, and takes the reaction back", async () => {
    const { connect, until, write } = stage();
    const ana = await connect("1.ana", ANA);
    const bea = await connect("1.bea", BEA);
    const key = await write(ANA, chatWith(BEA), text("hola"));
    await until("the message", () => bea.told.message.length === 1);
    await bea.engine.react(chatWith(ANA), key, "👍");
    await bea.engine.react(chatWith(ANA), key, "");
    await until("both", () => ana.told.reaction.length === 2);
    expect(ana.told.reaction).toMatchObject([
      { key, from: chatWith(BEA), fromMe: false, emoji: "👍" },
      { key, from: chatWith(BEA), fromMe: false, emoji: "" },
    ]);
  });

  it("finds no message to change where there is none", async () => {
    const { connect, write } = stage();
    const { engine } = await connect("1.ana", ANA);
    const elsewhere = await write(BEA, chatWith("34611111111"), text("hola"));
    for (const key of ["3EB0NOTHING", elsewhere]) {
      expect((await refusal(engine.edit(chatWith(BEA), key, "x"))).code).toBe("MESSAGE_NOT_FOUND");
      expect((await refusal(engine.revoke(chatWith(BEA), key))).code).toBe("MESSAGE_NOT_FOUND");
      expect((await refusal(engine.react(chatWith(BEA), key, "👍"))).code).toBe("MESSAGE_NOT_FOUND");
    }
  });
}

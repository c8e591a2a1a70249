import { magicNumbers } from "@inbox-hub/openapi/rules";
import { expect, it } from "vitest";
import { chatWith, person, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";
const CARLA = "34611111111";

/** What a session does with a whole chat, and what it hears of its own phone and devices. */
export function chattingPromises(stage: () => Stage): void {
  it("shows that it is typing for 25 seconds", async () => {
    const { connect, pass, world } = stage();
    const { engine } = await connect("1.ana", ANA);
    await engine.setTyping(chatWith(BEA), "typing");
    expect(world.chats.typing(BEA, chatWith(ANA))).toEqual([{ phone: ANA, state: "typing" }]);
    expect(world.chats.typing(CARLA, chatWith(ANA))).toEqual([]);
    await pass(20_000);
    await engine.setTyping(chatWith(BEA), "recording");
    await pass(20_000);
    expect(world.chats.typing(BEA, chatWith(ANA))).toEqual([{ phone: ANA, state: "recording" }]);
    await pass(5_000);
    expect(world.chats.typing(BEA, chatWith(ANA))).toEqual([]);
  });

  it("shows no more that it is typing once it pauses, or has written", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.ana", ANA);
    const { group } = await engine.createGroup("Obra", [chatWith(BEA)]);
    for (const chatId of [chatWith(BEA), group.id]) await engine.setTyping(chatId, "typing");
    await engine.setTyping(chatWith(BEA), "paused");
    expect(world.chats.typing(BEA, chatWith(ANA))).toEqual([]);
    expect(world.chats.typing(BEA, group.id)).toEqual([{ phone: ANA, state: "typing" }]);
    await engine.send(group.id, text("hola"), { key: engine.newKey() });
    expect(world.chats.typing(BEA, group.id)).toEqual([]);
  });

  it("types to nobody who is not there", async () => {
    const { connect } = stage();
    const { engine } = await connect("1.ana", ANA);
    const type = async (chatId: string) => (await refusal(engine.setTyping(chatId, "typing"))).code;
    expect(await type(chatWith(magicNumbers.notOnWhatsApp))).toBe("NOT_ON_WHATSAPP");
    expect(await type("hola")).toBe("INVALID_RECIPIENT");
    expect(await type("120363000000000000@g.us")).toBe("CHAT_NOT_FOUND");
  });

  it("archives a chat, which its other devices hear", async () => {
    const { connect, until, world } = stage();
    const first = await connect("1.first", ANA);
    const second = await connect("1.second", ANA);
    await first.engine.send(chatWith(BEA), text("hola"), { key: first.engine.newKey() });
    await first.engine.setArchived(chatWith(BEA), true);
    await first.engine.setArchived(chatWith(BEA), true);
    expect(world.chats.isArchived(ANA, chatWith(BEA))).toBe(true);
    expect(world.chats.isArchived(BEA, chatWith(ANA))).toBe(false);
    await first.engine.setArchived(chatWith(BEA), false);
    await until("both", () => second.told.archive.length === 2);
    expect(second.told.archive).toMatchObject([
      { chatId: chatWith(BEA), archived: true },
      { chatId: chatWith(BEA), archived: false },
    ]);
    expect((await refusal(first.engine.setArchived(chatWith(CARLA), true))).code).toBe("CHAT_NOT_FOUND");
  });

  it("hears what was archived on the phone", async () => {
    const { connect, until, world } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const { group } = await engine.createGroup("Obra", [chatWith(BEA)]);
    world.chats.setArchived(person(ANA), group.id, true);
    await until("it is archived", () => told.archive.length === 1);
    expect(told.archive[0]).toEqual({ chatId: group.id, archived: true, timestamp: expect.any(Number) });
  });

  it("hears what was read on the phone, and what another of its devices has read", async () => {
    const { connect, until, world, write } = stage();
    const first = await connect("1.first", ANA);
    const second = await connect("1.second", ANA);
    world.accounts.setProfile(BEA, { addressing: "lid" });
    await write(BEA, chatWith(ANA), text("hola"));
    const { group } = await first.engine.createGroup("Obra", [chatWith(BEA)]);
    world.chats.markRead(person(ANA), chatWith(BEA));
    await first.engine.markRead(group.id);
    await until("both", () => second.told.read.length === 2);
    expect(second.told.read).toMatchObject([{ chatId: chatWith(BEA) }, { chatId: group.id }]);
    expect(first.told.read[0]).toMatchObject({ chatId: chatWith(BEA) });
  });
}

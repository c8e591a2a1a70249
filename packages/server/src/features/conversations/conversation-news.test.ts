import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANA, BEA, createMessageBench, crm, type MessageBench, SHOP } from "../../../test/support/message-bench";
import { toEngineKey } from "../../engine/engine-key";

const key = toEngineKey(crm);
const chat = `${ANA}@c.us`;
const text = (words: string) => ({ type: "text" as const, text: words });

describe("what is done on the phone", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const boot = async () => {
    const process = await bench.boot();
    const find = (chatId = ANA) => process.stores.conversations.find(crm, chatId);
    const told = () => bench.eventsOf("conversation_update").map(({ data }) => data);
    return { ...process, find, told };
  };

  it("reads a chat, which is told once", async () => {
    const { receive, pass, control, find, told } = await boot();
    await receive({ from: ANA, name: "Ana", content: text("uno") });
    await receive({ from: ANA, content: text("dos") });
    await pass();
    expect(await find()).toMatchObject({ unreadCount: 2, name: "Ana" });
    control.readChat(key, chat);
    control.readChat(key, chat);
    await pass();
    expect(await find()).toMatchObject({ unreadCount: 0 });
    expect(told()).toMatchObject([{ chatId: ANA, changes: ["unreadCount"], unreadCount: 0, userId: null }]);
  });

  it("archives a chat and takes it out again", async () => {
    const { receive, pass, control, find, told } = await boot();
    await receive({ from: ANA, content: text("hola") });
    await pass();
    control.archiveChat(key, chat, true);
    await pass();
    expect(await find()).toMatchObject({ isArchived: true });
    control.archiveChat(key, chat, false);
    await pass();
    expect(await find()).toMatchObject({ isArchived: false });
    expect(told()).toMatchObject([
      { changes: ["isArchived"], isArchived: true, userId: null },
      { changes: ["isArchived"], isArchived: false, userId: null },
    ]);
  });

  it("of a chat whose number is hidden goes by the LID, and by the number once it is known", async () => {
    const { receive, pass, control, world, find } = await boot();
    world.accounts.setProfile(ANA, { addressing: "hidden" });
    await receive({ from: ANA, content: text("uno") });
    await pass();
    const [hidden] = bench.rows();
    expect(await find(hidden?.chatId)).toMatchObject({ unreadCount: 1 });
    control.readChat(key, chat);
    await pass();
    expect(await find(hidden?.chatId)).toMatchObject({ unreadCount: 0 });
    world.accounts.setProfile(ANA, { addressing: "phone" });
    await receive({ from: ANA, content: text("dos") });
    world.accounts.setProfile(ANA, { addressing: "hidden" });
    await pass();
    expect(await find(hidden?.chatId)).toMatchObject({ chatId: ANA, unreadCount: 1 });
    control.readChat(key, chat);
    await pass();
    expect(await find()).toMatchObject({ unreadCount: 0, lastMessage: { text: "dos" } });
  });

  it("with a chat that has no conversation is nothing", async () => {
    const { pass, world, control, find, told } = await boot();
    const { group } = world.groups.create({ phone: ANA, device: null }, "Obra", [`${SHOP}@c.us`, `${BEA}@c.us`]);
    control.readChat(key, group.id);
    control.archiveChat(key, group.id, true);
    await pass();
    expect(await find(group.id)).toBeNull();
    expect(told()).toEqual([]);
    expect(bench.logged).toEqual([]);
  });

  it("writes a message, which shows that everything was read", async () => {
    const { receive, pass, find, told } = await boot();
    await receive({ from: ANA, content: text("¿hay alguien?") });
    await receive({ from: SHOP, chatId: chat, content: text("sí") });
    await pass();
    expect(await find()).toMatchObject({ unreadCount: 0, lastMessage: { direction: "outbound", text: "sí" } });
    expect(told()).toMatchObject([{ changes: ["unreadCount"], userId: null }]);
  });

  it("a sent message of the API is in its conversation", async () => {
    const { send, find } = await boot();
    await send({ to: ANA, message: "hola" });
    expect(await find()).toMatchObject({ unreadCount: 0, lastMessage: { direction: "outbound", text: "hola" } });
  });

  it("a sent message of the API to a group has the group's subject", async () => {
    const { send, world, pass, find } = await boot();
    const { group } = world.groups.create({ phone: ANA, device: null }, "Obra", [`${SHOP}@c.us`]);
    await pass();
    await send({ to: group.id, message: "hola a todos" });
    expect(await find(group.id)).toMatchObject({ type: "group", name: "Obra", lastMessage: { text: "hola a todos" } });
  });
});

import { STORIES } from "@inbox-hub/openapi/rules";
import { describe, expect, it } from "vitest";
import { ANA, at, BEA, CARLA, listen, person, setUp, text, writeTo } from "../../../../test/support/world-stage";
import type { WorldContent } from "./world-types";

const poll = (multiple: boolean): WorldContent => ({
  type: "poll",
  question: "¿Cuándo?",
  options: ["Hoy", "Mañana", "Pasado"],
  multiple,
});

describe("the chats of the World", () => {
  it("stay archived over a kill", () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    writeTo(world, ANA, at(BEA), "K1");
    writeTo(world, ANA, at(CARLA), "K2");
    for (const chat of [at(BEA), at(CARLA)]) world.chats.setArchived(person(ANA), chat, true);
    world.chats.setArchived(person(ANA), at(CARLA), false);
    world.accounts.setProfile(ANA, { name: "Ana" });

    const after = begin(clock.now()).world;
    expect(after.chats.isArchived(ANA, at(BEA))).toBe(true);
    expect(after.chats.isArchived(ANA, at(CARLA))).toBe(false);
    expect(listen(after, token).filter((what) => what === "archive")).toHaveLength(3);
    const again = begin(clock.now()).world;
    expect(again.chats.isArchived(ANA, at(BEA))).toBe(true);
  });

  it("tell every device but the one that did it", () => {
    const { begin } = setUp();
    const { world } = begin();
    const [first, second] = [world.linking.link(ANA), world.linking.link(ANA)];
    writeTo(world, BEA, at(ANA), "K1");
    const [toldFirst, toldSecond] = [listen(world, first), listen(world, second)];
    const actor = { phone: ANA, device: first };
    world.chats.markRead(actor, at(BEA));
    world.chats.setArchived(actor, at(BEA), true);
    expect(toldFirst).toEqual(["message K1"]);
    expect(toldSecond).toEqual(["message K1", "read", "archive"]);
  });

  it("forget over a kill who is typing", () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    world.chats.setTyping(person(ANA), at(BEA), "recording");
    world.chats.setTyping(person(BEA), at(ANA), "typing");
    const both = [
      { phone: ANA, state: "recording" },
      { phone: BEA, state: "typing" },
    ];
    expect(world.chats.typing(ANA, at(BEA))).toEqual(both);
    expect(world.chats.typing(BEA, at(ANA))).toEqual(both);
    expect(begin(clock.now()).world.chats.typing(ANA, at(BEA))).toEqual([]);
  });

  it("do not take two people for one by typing to a third", () => {
    const { begin } = setUp();
    const { world } = begin();
    world.chats.setTyping(person(BEA), at(CARLA), "typing");
    expect(world.chats.typing(ANA, at(BEA))).toEqual([]);
    expect(world.chats.typing(ANA, at(CARLA))).toEqual([]);
    expect(world.chats.typing(CARLA, at(BEA))).toHaveLength(1);
  });
});

describe("a poll in the World", () => {
  it("keeps what everybody has chosen, in the poll's order, over a kill", () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    writeTo(world, ANA, at(BEA), "K1", poll(true));
    world.messages.vote(person(BEA), at(ANA), "K1", ["Pasado", "Hoy", "Hoy"]);
    world.messages.vote(person(ANA), at(BEA), "K1", ["Hoy"]);
    world.messages.vote(person(ANA), at(BEA), "K1", []);
    const votes = { [BEA]: ["Hoy", "Pasado"], [ANA]: [] };
    expect(world.message("K1")?.votes).toEqual(votes);
    expect(begin(clock.now()).world.message("K1")?.votes).toEqual(votes);
  });

  it("refuses an option that it does not have, several where it takes one, and those who do not have it", () => {
    const { begin } = setUp();
    const { world } = begin();
    writeTo(world, ANA, at(BEA), "K1", poll(false));
    writeTo(world, ANA, at(BEA), "K2");
    const vote = (phone: string, key: string, ...options: string[]) =>
      world.messages.vote(person(phone), phone === ANA ? at(BEA) : at(ANA), key, options);
    expect(() => vote(BEA, "K1", "Nunca")).toThrow("no such option");
    expect(() => vote(BEA, "K1", "Hoy", "Nunca")).toThrow("no such option");
    expect(() => vote(BEA, "K1", "Hoy", "Mañana")).toThrow("one option only");
    expect(() => vote(BEA, "K2", "Hoy")).toThrow("no poll");
    expect(() => vote(CARLA, "K1", "Hoy")).toThrow("no such message");
    world.messages.revoke(person(ANA), at(BEA), "K1");
    expect(() => vote(BEA, "K1", "Hoy")).toThrow("deleted");
    expect(world.message("K1")?.votes).toBeUndefined();
  });
});

describe("a story in the World", () => {
  it("is no message of the chat with whoever wrote it, and can be quoted there only", () => {
    const { begin } = setUp();
    const { world } = begin();
    writeTo(world, ANA, at(BEA), "K1");
    writeTo(world, ANA, at(CARLA), "K2");
    writeTo(world, ANA, STORIES, "S1");
    expect(world.messages.inChat(BEA, at(ANA)).map(({ key }) => key)).toEqual(["K1"]);
    expect(world.messages.find(BEA, STORIES, "S1")).toMatchObject({ chatId: STORIES, from: at(ANA) });
    writeTo(world, ANA, at("34644444444"), "K5");
    const late = { key: "K6", to: at(ANA), content: text("K6"), quotedKey: "S1" };
    expect(() => world.messages.send(person("34644444444"), late)).toThrow("no such message");
    const quote = (to: string, key: string) =>
      world.messages.send(person(BEA), {
        key,
        to,
        content: { type: "text", text: key, mentions: [] },
        quotedKey: "S1",
      });
    expect(quote(at(ANA), "K3")).toMatchObject({ quotedKey: "S1" });
    expect(() => quote(at(CARLA), "K4")).toThrow("no such message");
  });

  it("goes to nobody whom a message could not reach", () => {
    const { begin } = setUp();
    const { world } = begin();
    world.receipts.configure({ serverMs: 1_000 });
    writeTo(world, ANA, at(BEA), "K1");
    world.receipts.configure({ serverMs: 0 });
    writeTo(world, ANA, at(ANA), "K2");
    writeTo(world, ANA, STORIES, "S1");
    expect(world.message("S1")).toMatchObject({ recipients: [], ack: 1 });
  });

  it("makes room for the next of the same person only", () => {
    const { begin } = setUp({ messagesPerChat: 2 });
    const { world } = begin();
    for (const key of ["S1", "S2", "S3"]) writeTo(world, ANA, STORIES, key);
    writeTo(world, BEA, STORIES, "S4");
    expect(["S1", "S2", "S3", "S4"].map((key) => world.message(key) !== null)).toEqual([false, true, true, true]);
  });
});

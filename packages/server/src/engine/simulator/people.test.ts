import { STORIES } from "@inbox-hub/openapi/rules";
import { beforeEach, describe, expect, it } from "vitest";
import { createManualClock } from "../../lib/manual-clock";
import type { Engine, EngineEvents } from "../engine";
import { createSimulatorMemory } from "./journal/simulator-journal";
import { createSeededRandom } from "./seeded-random";
import { createSimulator, type Simulator } from "./simulator";

const KEY = "1.session_crm_01";
const ANA = "34612345678";
const BEA = "34687654321";
const CARLA = "34611111111";
const at = (phone: string) => `${phone}@c.us`;
const text = (words: string) => ({ type: "text" as const, text: words });
const refused = (code: string) => expect.objectContaining({ name: "EngineError", code });

let simulator: Simulator;
let engine: Engine;
let told: string[];

beforeEach(async () => {
  simulator = createSimulator({
    clock: createManualClock(),
    random: createSeededRandom(1),
    journal: createSimulatorMemory(),
  });
  simulator.control.link(KEY, ANA);
  engine = simulator.createEngine(KEY);
  told = [];
  const write = <E extends keyof EngineEvents>(event: E, line: (payload: EngineEvents[E]) => string) =>
    engine.on(event, (payload) => void told.push(`${event}: ${line(payload)}`));
  write("message", ({ chatId, text: words }) => `${words} in ${chatId}`);
  write("reaction", ({ from, emoji }) => `${emoji} of ${from}`);
  write("vote", ({ from, options }) => `${options.join("+")} of ${from}`);
  write("edit", ({ text: words }) => words);
  write("revoke", ({ key }) => key);
  write("group", ({ action, participants }) => `${action} ${participants.join("+")}`);
  write("read", ({ chatId }) => chatId);
  write("archive", ({ chatId, archived }) => `${chatId} ${archived}`);
  await engine.start();
});

describe("people, to the simulator's control", () => {
  it("react to what they have, and to nothing else", async () => {
    const { control } = simulator;
    const key = engine.newKey();
    await engine.send(at(BEA), text("hola"), { key });
    control.react(key, { from: BEA, emoji: "👍" });
    control.react(key, { from: BEA, emoji: "" });
    expect(told).toEqual([`reaction: 👍 of ${at(BEA)}`, `reaction:  of ${at(BEA)}`]);
    expect(() => control.react(key, { from: CARLA, emoji: "👍" })).toThrow(refused("MESSAGE_NOT_FOUND"));
    expect(() => control.react("K404", { from: BEA, emoji: "👍" })).toThrow(refused("MESSAGE_NOT_FOUND"));
    await engine.revoke(at(BEA), key);
    expect(() => control.react(key, { from: BEA, emoji: "👍" })).toThrow(refused("FORBIDDEN"));
    expect(() => control.react(key, { from: CARLA, emoji: "👍" })).toThrow(refused("MESSAGE_NOT_FOUND"));
  });

  it("vote in a poll for what it offers", async () => {
    const { control } = simulator;
    const [poll, other] = [engine.newKey(), engine.newKey()];
    const content = { type: "poll", question: "¿Cuándo?", options: ["Hoy", "Mañana"], multiple: false } as const;
    await engine.send(at(BEA), content, { key: poll });
    await engine.send(at(BEA), text("hola"), { key: other });
    control.vote(poll, { from: BEA, options: ["Mañana"] });
    expect(told).toEqual([`vote: Mañana of ${at(BEA)}`]);
    for (const [key, ...options] of [
      [poll, "Nunca"],
      [poll, "Hoy", "Mañana"],
      [other, "Hoy"],
    ] as const) {
      expect(() => control.vote(key, { from: BEA, options })).toThrow(refused("FORBIDDEN"));
    }
  });

  it("edit and delete what they wrote, while it is there", async () => {
    const { control } = simulator;
    const key = await control.receiveMessage(KEY, { from: BEA, content: text("hloa") });
    control.editMessage(key, "hola");
    control.revokeMessage(key);
    expect(told.slice(1)).toEqual(["edit: hola", `revoke: ${key}`]);
    expect(() => control.editMessage(key, "otra")).toThrow(refused("FORBIDDEN"));
    expect(() => control.revokeMessage(key)).toThrow(refused("FORBIDDEN"));
    expect(() => control.editMessage("K404", "otra")).toThrow(refused("MESSAGE_NOT_FOUND"));
  });

  it("create groups, with the session in them or not", async () => {
    const { control } = simulator;
    const without = control.createGroup({ from: BEA, subject: "Familia", participants: [CARLA] });
    expect(await engine.groups()).toEqual([]);
    expect(() => control.membersOf(KEY, without.groupId)).toThrow(refused("CHAT_NOT_FOUND"));
    expect(await engine.joinGroup(without.inviteCode)).toBe(without.groupId);

    const { groupId } = control.createGroup({ from: BEA, subject: "Obra", with: KEY });
    expect(control.membersOf(KEY, groupId)).toEqual([BEA, ANA]);
    expect(told).toEqual([`group: joined ${at(ANA)}`, `group: created ${at(ANA)}`]);
    expect(() => control.createGroup({ from: BEA, subject: "Obra", with: "1.nobody" })).toThrow(
      refused("INVALID_STATE"),
    );
  });

  it("join and leave groups, and write in them", async () => {
    const { control } = simulator;
    const { groupId } = control.createGroup({ from: BEA, subject: "Obra", with: KEY });
    control.joinGroup(groupId, CARLA);
    control.joinGroup(groupId, CARLA);
    await control.receiveMessage(KEY, { from: CARLA, content: text("hola"), chatId: groupId });
    control.leaveGroup(groupId, CARLA);
    expect(told.slice(1)).toEqual([
      `group: joined ${at(CARLA)}`,
      `message: hola in ${groupId}`,
      `group: left ${at(CARLA)}`,
    ]);
    expect(() => control.leaveGroup(groupId, CARLA)).toThrow(refused("FORBIDDEN"));
    for (const phone of [BEA, ANA]) control.leaveGroup(groupId, phone);
    for (const id of [groupId, "120363000000000000@g.us"]) {
      expect(() => control.joinGroup(id, CARLA)).toThrow(refused("CHAT_NOT_FOUND"));
      expect(() => control.leaveGroup(id, CARLA)).toThrow(refused("CHAT_NOT_FOUND"));
    }
  });

  it("read and archive on the session's own phone", async () => {
    const { control } = simulator;
    await control.receiveMessage(KEY, { from: BEA, content: text("hola") });
    control.readChat(KEY, at(BEA));
    control.archiveChat(KEY, at(BEA), true);
    expect(told.slice(1)).toEqual([`read: ${at(BEA)}`, `archive: ${at(BEA)} true`]);
    expect(() => control.readChat(KEY, at(CARLA))).toThrow(refused("CHAT_NOT_FOUND"));
    expect(() => control.archiveChat(KEY, at(CARLA), true)).toThrow(refused("CHAT_NOT_FOUND"));
    expect(() => control.readChat("1.nobody", at(BEA))).toThrow(refused("INVALID_STATE"));
  });

  it("see who is typing, the session too", async () => {
    const { control } = simulator;
    await engine.setTyping(at(BEA), "recording");
    expect(control.typing(KEY, at(BEA))).toEqual([{ phone: ANA, state: "recording" }]);
    await engine.setTyping(at(BEA), "paused");
    expect(control.typing(KEY, at(BEA))).toEqual([]);
  });

  it("tell stories to those that they have written with", async () => {
    const { control } = simulator;
    await control.receiveMessage(KEY, { from: BEA, content: text("hola") });
    await control.receiveMessage(KEY, { from: BEA, content: text("De vacaciones"), chatId: STORIES });
    await control.receiveMessage(KEY, { from: CARLA, content: text("Nadie me ve"), chatId: STORIES });
    expect(told.slice(1)).toEqual([`message: De vacaciones in ${STORIES}`]);
  });
});

import { expect, it } from "vitest";
import { chatWith, person, type Stage } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";
const days = { type: "poll", question: "¿Qué días?", options: ["Lunes", "Martes", "Jueves"] } as const;

/** What a session hears of the votes in a poll. */
export function pollingPromises(stage: () => Stage): void {
  it("hears all that somebody has chosen, each time they change their mind", async () => {
    const { connect, until, world } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const key = engine.newKey();
    await engine.send(chatWith(BEA), { ...days, multiple: true }, { key });
    world.accounts.setProfile(BEA, { addressing: "lid" });
    for (const options of [["Jueves", "Lunes"], ["Martes"], []]) {
      world.messages.vote(person(BEA), chatWith(ANA), key, options);
    }
    await until("all three", () => told.vote.length === 3);
    const vote = { key, from: chatWith(BEA), fromMe: false, timestamp: expect.any(Number) };
    expect(told.vote).toEqual([
      { ...vote, options: ["Lunes", "Jueves"] },
      { ...vote, options: ["Martes"] },
      { ...vote, options: [] },
    ]);
  });

  it("hears at its return of votes in a group, and of those on its own phone", async () => {
    const { connect, until, world } = stage();
    const { engine, told } = await connect("1.ana", ANA);
    const { group } = await engine.createGroup("Obra", [chatWith(BEA)]);
    const key = engine.newKey();
    await engine.send(group.id, { ...days, multiple: false }, { key });
    await engine.stop();
    world.accounts.setProfile(BEA, { addressing: "hidden" });
    world.messages.vote(person(BEA), group.id, key, ["Lunes"]);
    world.messages.vote(person(ANA), group.id, key, ["Martes"]);
    await engine.start();
    await until("both", () => told.vote.length === 2);
    expect(told.vote).toMatchObject([
      { from: `${world.accounts.get(BEA).lid}@lid`, fromMe: false, options: ["Lunes"] },
      { from: chatWith(ANA), fromMe: true, options: ["Martes"] },
    ]);
  });
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createManualClock } from "../../lib/manual-clock";
import type { EngineMessage } from "../engine";
import { createSimulatorFiles } from "./journal/simulator-journal";
import { createSeededRandom } from "./seeded-random";
import { createSimulator } from "./simulator";

const KEY = "1.session_crm_01";
const ANA = "34612345678";
const BEA = "34687654321";
const text = (words: string) => ({ type: "text" as const, text: words });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "simulator-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process over the folder. The one before was killed: nobody moves its clock any more. */
function run(seed: number, now?: number) {
  const clock = createManualClock(now);
  const journal = createSimulatorFiles({ folder });
  return { clock, ...createSimulator({ clock, random: createSeededRandom(seed), journal }) };
}

describe("the simulator on disk", () => {
  it("brings sessions back connected after a kill, and tells truly what went out", async () => {
    const first = run(1);
    first.control.link(KEY, ANA);
    const before = first.createEngine(KEY);
    await before.start();
    await before.send(`${BEA}@c.us`, text("sale"), { key: "K1" });
    first.control.failNextSend(KEY, { answerLost: true });
    await expect(before.send(`${BEA}@c.us`, text("sale"), { key: "K2" })).rejects.toMatchObject({
      code: "SEND_UNKNOWN",
    });
    first.control.failNextSend(KEY, { code: "SEND_UNKNOWN" });
    await expect(before.send(`${BEA}@c.us`, text("no sale"), { key: "K3" })).rejects.toMatchObject({
      code: "SEND_UNKNOWN",
    });

    const second = run(2, first.clock.now() + 100);
    const after = second.createEngine(KEY);
    const acks: string[] = [];
    after.on("ack", ({ key, ack }) => void acks.push(`${key} ${ack}`));
    expect(after.snapshot()).toMatchObject({ status: "stopped", phoneNumber: ANA });
    await after.start();
    expect(after.snapshot().status).toBe("connected");
    expect(await after.find(`${BEA}@c.us`, "K1")).toMatchObject({ text: "sale" });
    expect(await after.find(`${BEA}@c.us`, "K2")).toMatchObject({ text: "sale" });
    expect(await after.find(`${BEA}@c.us`, "K3")).toBeNull();
    await second.clock.advance(1_000);
    expect(acks).toEqual(expect.arrayContaining(["K1 2", "K2 2", "K1 3", "K2 3"]));
    expect(second.world.received(BEA).map(({ key }) => key)).toEqual(["K1", "K2"]);
  });

  it("keeps files over a kill, byte for byte", async () => {
    const first = run(1);
    first.control.link(KEY, ANA);
    const bytes = Buffer.from([0, 255, 13, 10]);
    const media = { mimetype: "image/png", filename: "foto.png", size: 4, read: async () => bytes };
    const key = await first.control.receiveMessage(KEY, {
      from: BEA,
      content: { type: "media", media, caption: null },
    });

    const second = run(2, first.clock.now());
    const engine = second.createEngine(KEY);
    const messages: EngineMessage[] = [];
    engine.on("message", (message) => void messages.push(message));
    await engine.start();
    expect(messages).toMatchObject([{ key, type: "image" }]);
    const file = await engine.downloadMedia(`${BEA}@c.us`, key, { maxBytes: 100 });
    expect(await file.read()).toEqual(bytes);
  });

  it("does not forget a logout", async () => {
    const first = run(1);
    first.control.link(KEY, ANA);
    const before = first.createEngine(KEY);
    await before.start();
    await before.logout();

    const second = run(2, first.clock.now());
    const engine = second.createEngine(KEY);
    await engine.start();
    expect(engine.snapshot()).toMatchObject({ status: "pairing", phoneNumber: null });
    expect(second.world.linking.devicesOf(ANA)).toEqual([]);
  });

  it("lets a destroyed session's key be used again", async () => {
    const { control, createEngine } = run(1);
    control.link(KEY, ANA);
    const first = createEngine(KEY);
    await first.start();
    await first.destroy();
    expect(() => control.failNextSend(KEY, {})).toThrow(expect.objectContaining({ code: "INVALID_STATE" }));
    control.link(KEY, BEA);
    const second = createEngine(KEY);
    await second.start();
    expect(second.snapshot()).toMatchObject({ status: "connected", phoneNumber: BEA });
  });
});

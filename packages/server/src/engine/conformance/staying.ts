import { expect, it } from "vitest";
import { chatWith, refusal, type Stage, text } from "./stage";

const ANA = "34612345678";
const BEA = "34687654321";

/** How a session stays up, goes down and comes back. */
export function stayingPromises(stage: () => Stage): void {
  it("comes back without a QR, and hands over once what came while it was down", async () => {
    const { connect, create, until, write, world } = stage();
    const before = await connect("1.shop", ANA);
    await write(BEA, chatWith(ANA), text("before"));
    await until("the first message", () => before.told.message.length === 1);
    await before.engine.stop();
    await before.engine.stop();
    expect(before.engine.snapshot()).toMatchObject({ status: "stopped", reason: "user", phoneNumber: ANA });

    await write(BEA, chatWith(ANA), text("one"));
    await write(BEA, chatWith(ANA), text("two"));

    const after = create("1.shop");
    expect(after.engine.snapshot().phoneNumber).toBe(ANA);
    await after.engine.start();
    await until("both messages", () => after.told.message.length >= 2);
    expect(after.statuses()).toEqual(["starting (start)", "authenticating (restored)", "connected (ready)"]);
    expect(after.told.message.map((message) => message.text)).toEqual(["one", "two"]);
    expect(before.told.message).toHaveLength(1);

    await after.engine.stop();
    await after.engine.start();
    await write(BEA, chatWith(ANA), text("three"));
    await until("the third", () => after.told.message.length >= 3);
    expect(after.told.message.map((message) => message.text)).toEqual(["one", "two", "three"]);
    expect(world.received(ANA)).toHaveLength(4);
  });

  it("hears at its return how far its messages have come", async () => {
    const { connect, pass, until } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    const key = engine.newKey();
    await engine.send(chatWith(BEA), text("hola"), { key });
    await engine.stop();
    await pass(2_000);
    await engine.start();
    await until("read", () => told.ack.some(({ ack }) => ack === 3));
    expect(told.ack.map(({ ack }) => ack)).toEqual([1, 2, 3]);
  });

  it("answers a second start like the first, and starts once", async () => {
    const { create, scan } = stage();
    const actor = create("1.shop");
    await Promise.all([actor.engine.start(), actor.engine.start()]);
    await actor.engine.start();
    expect(actor.statuses()).toEqual(["starting (start)", "pairing (qr)"]);
    await scan(actor, ANA);
    await actor.engine.start();
    expect(actor.statuses().at(-1)).toBe("connected (ready)");
  });

  it("stops in the middle of a start", async () => {
    const { create, pass } = stage();
    const { engine, statuses } = create("1.shop");
    const start = refusal(engine.start());
    await engine.stop();
    expect((await start).code).toBe("INVALID_STATE");
    await pass(1_000);
    expect(statuses()).toEqual(["starting (start)", "stopped (user)"]);
  });

  it("stops in the middle of coming back", async () => {
    const { connect, pass } = stage();
    const { engine } = await connect("1.shop", ANA);
    await engine.stop();
    const start = refusal(engine.start());
    await engine.stop();
    await start;
    await pass(1_000);
    expect(engine.snapshot()).toMatchObject({ status: "stopped", reason: "user" });
  });

  it("stops while it is being let in", async () => {
    const { connect, pass } = stage();
    const { engine, statuses } = await connect("1.shop", ANA);
    await engine.stop();
    engine.on("state", ({ status }) => {
      if (status === "authenticating") engine.stop();
    });
    expect((await refusal(engine.start())).code).toBe("INVALID_STATE");
    await pass(1_000);
    expect(statuses().slice(-2)).toEqual(["authenticating (restored)", "stopped (user)"]);
  });

  it("waits for a network that is lost while it is being let in", async () => {
    const { connect, pass, until, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    await engine.stop();
    const leave = engine.on("state", ({ status }) => {
      if (status === "authenticating") world.lines.drop(deviceOf(ANA), 1_000);
    });
    const start = engine.start();
    await pass(900);
    expect(engine.snapshot().status).toBe("reconnecting");
    leave();
    await pass(100);
    await start;
    await until("connected", () => engine.snapshot().status === "connected");
  });

  it("waits for a lost network, sends nothing meanwhile, and hands over once what was missed", async () => {
    const { connect, until, write, world, deviceOf } = stage();
    const { engine, told, statuses } = await connect("1.shop", ANA);
    world.lines.drop(deviceOf(ANA));
    await until("reconnecting", () => engine.snapshot().status === "reconnecting");
    expect((await refusal(engine.send(chatWith(BEA), text("x"), { key: engine.newKey() }))).code).toBe("INVALID_STATE");
    await write(BEA, chatWith(ANA), text("missed"));
    expect(told.message).toEqual([]);

    world.lines.restore(deviceOf(ANA));
    await until("the message", () => told.message.length > 0);
    expect(told.message.map((message) => message.text)).toEqual(["missed"]);
    expect(statuses().slice(-3)).toEqual(["connected (ready)", "reconnecting (network)", "connected (ready)"]);
    expect(world.received(BEA)).toEqual([]);
  });

  it("comes back by itself when the network does", async () => {
    const { connect, pass, until, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    world.lines.drop(deviceOf(ANA), 3_000);
    await pass(2_900);
    expect(engine.snapshot()).toMatchObject({ status: "reconnecting", reason: "network" });
    await until("connected", () => engine.snapshot().status === "connected");
  });

  it("hears of being unlinked once the network is back", async () => {
    const { connect, until, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    const device = deviceOf(ANA);
    world.lines.drop(device);
    world.linking.unlink(device);
    await until("reconnecting", () => engine.snapshot().status === "reconnecting");
    world.lines.restore(device);
    await until("logged out", () => engine.snapshot().status === "logged_out");
    expect(engine.snapshot().reason).toBe("unlinked");
  });

  it("gives up a start that finds no network within 45 seconds, and leaves nothing running", async () => {
    const { connect, pass, until, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    await engine.stop();
    world.lines.drop(deviceOf(ANA));
    const start = refusal(engine.start());
    await pass(45_000);
    expect(await start).toMatchObject({ code: "TIMEOUT", retryable: true });
    expect(engine.snapshot()).toMatchObject({ status: "failed", reason: "navigation_failed" });

    world.lines.restore(deviceOf(ANA));
    expect(engine.snapshot().status).toBe("failed");
    await engine.start();
    await until("connected", () => engine.snapshot().status === "connected");
  });

  it("starts as soon as a missing network is there", async () => {
    const { connect, pass, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    await engine.stop();
    world.lines.drop(deviceOf(ANA));
    const start = engine.start();
    await pass(10_000);
    world.lines.restore(deviceOf(ANA));
    await start;
    await pass(60_000);
    expect(engine.snapshot().status).toBe("connected");
  });

  it("yields when WhatsApp is opened elsewhere, and takes over when it is started", async () => {
    const { connect, until, write, world, deviceOf } = stage();
    const { engine, told, statuses } = await connect("1.shop", ANA);
    world.lines.replace(deviceOf(ANA));
    await until("conflict", () => engine.snapshot().status === "conflict");
    expect(engine.snapshot().reason).toBe("replaced");
    expect((await refusal(engine.send(chatWith(BEA), text("x"), { key: engine.newKey() }))).code).toBe("INVALID_STATE");
    await write(BEA, chatWith(ANA), text("meanwhile"));

    await engine.start();
    await until("the message", () => told.message.length > 0);
    expect(told.message.map((message) => message.text)).toEqual(["meanwhile"]);
    expect(statuses().at(-1)).toBe("connected (takeover)");
  });

  it("takes over as soon as there is a network", async () => {
    const { connect, pass, until, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    world.lines.replace(deviceOf(ANA));
    await until("conflict", () => engine.snapshot().status === "conflict");
    world.lines.drop(deviceOf(ANA), 1_000);
    const start = engine.start();
    expect(engine.snapshot().status).toBe("reconnecting");
    await pass(1_000);
    await start;
    expect(engine.snapshot().status).toBe("connected");
  });

  it("stops from a conflict and comes back from it", async () => {
    const { connect, until, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    world.lines.replace(deviceOf(ANA));
    await until("conflict", () => engine.snapshot().status === "conflict");
    await engine.stop();
    await engine.start();
    await until("connected", () => engine.snapshot().status === "connected");
  });

  it("survives listeners that throw and listeners that reject, and reports them", async () => {
    const { create, until, scan, write } = stage();
    const actor = create("1.shop");
    actor.engine.on("message", () => {
      throw new Error("broken");
    });
    actor.engine.on("message", async () => {
      throw new Error("broken later");
    });
    actor.engine.on("fault", () => {
      throw new Error("broken too");
    });
    await actor.engine.start();
    await scan(actor, ANA);
    await write(BEA, chatWith(ANA), text("hola"));
    await until("two faults", () => actor.told.fault.length === 2);
    expect(actor.told.fault.map(({ code }) => code)).toEqual(["INTERNAL", "INTERNAL"]);
    expect(actor.told.message).toHaveLength(1);
    expect(actor.engine.snapshot().status).toBe("connected");
  });

  it("tells a listener nothing more once it has left", async () => {
    const { connect, until, write } = stage();
    const { engine, told } = await connect("1.shop", ANA);
    const heard: string[] = [];
    const leave = engine.on("message", (message) => void heard.push(message.text));
    await write(BEA, chatWith(ANA), text("one"));
    await until("one", () => told.message.length === 1);
    leave();
    await write(BEA, chatWith(ANA), text("two"));
    await until("two", () => told.message.length === 2);
    expect(heard).toEqual(["one"]);
  });
}

import { describe, expect, it } from "vitest";
import { ANA, at, BEA, listen, setUp, text, writeTo } from "../../../../test/support/world-stage";

describe("the lines of linked devices", () => {
  it("keeps what came while a device was away, over a kill too, and hands it over once", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    writeTo(world, BEA, at(ANA), "K1");

    begin(clock.now());
    const second = begin(clock.now());
    writeTo(second.world, BEA, at(ANA), "K2");
    expect(listen(second.world, token)).toEqual(["message K1", "message K2"]);
    await second.clock.advance(4_000);

    const third = begin(second.clock.now());
    expect(listen(third.world, token)).toEqual([]);
  });

  it("hands over again what a device was told just before a kill: it may not have kept it", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    const told = listen(world, token);
    writeTo(world, BEA, at(ANA), "K1");
    await clock.advance(1_500);
    writeTo(world, BEA, at(ANA), "K2");
    await clock.advance(1_500);
    expect(told).toEqual(["message K1", "message K2"]);

    const after = begin(clock.now());
    expect(listen(after.world, token)).toEqual(["message K2"]);
  });

  it("takes what was told as kept when the line, or the World, is closed in good order", () => {
    const { begin } = setUp();
    const first = begin();
    const token = first.world.linking.link(ANA);
    const line = first.world.lines.connect(token, () => undefined);
    line.receive();
    writeTo(first.world, BEA, at(ANA), "K1");
    line.close();

    const second = begin(first.clock.now());
    expect(listen(second.world, token)).toEqual([]);
    writeTo(second.world, BEA, at(ANA), "K2");
    second.world.close();
    expect(listen(begin(first.clock.now()).world, token)).toEqual([]);
  });

  it("hands over again what was told and never stored, however long before the kill, in good order too", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    let isStored = true;
    const stored = async () => {
      if (!isStored) throw new Error("disk full");
    };
    const line = world.lines.connect(token, () => undefined, stored);
    line.receive();
    writeTo(world, BEA, at(ANA), "K1");
    await clock.advance(2_500);
    isStored = false;
    writeTo(world, BEA, at(ANA), "K2");
    await clock.advance(60_000);
    line.close();
    world.close();

    const second = begin(clock.now());
    expect(listen(second.world, token)).toEqual(["message K2"]);
  });

  it("hands over nothing again once it is stored at last", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    let isStored = false;
    const stored = async () => {
      if (!isStored) throw new Error("disk full");
    };
    world.lines.connect(token, () => undefined, stored).receive();
    writeTo(world, BEA, at(ANA), "K1");
    await clock.advance(10_000);
    isStored = true;
    await clock.advance(2_500);
    expect(listen(begin(clock.now()).world, token)).toEqual([]);
  });

  it("tells the sender's other devices of a message once, and then of its further receipts", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const [sender, other] = [world.linking.link(ANA), world.linking.link(ANA)];
    const [toldSender, toldOther] = [listen(world, sender), listen(world, other)];
    world.messages.send({ phone: ANA, device: sender }, { key: "K1", to: at(BEA), content: text("hola") });
    world.messages.send({ phone: ANA, device: sender }, { key: "K2", to: at(ANA), content: text("nota") });
    await clock.advance(300);
    expect(toldSender).toEqual(["ack 1 of K1", "ack 1 of K2", "ack 2 of K1", "ack 2 of K2"]);
    expect(toldOther).toEqual(["message K1", "message K2", "ack 2 of K1", "ack 2 of K2"]);
  });

  it("tells a device nothing while its network is down, and everything in order afterwards", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    const told: string[] = [];
    const line = world.lines.connect(token, (what) => {
      told.push(what.type);
      if (what.type === "online") line.receive();
    });
    line.receive();
    world.lines.drop(token, 1_000);
    world.lines.drop(token, 2_000);
    writeTo(world, BEA, at(ANA), "K1");
    await clock.advance(1_500);
    expect(told).toEqual(["offline"]);
    await clock.advance(500);
    expect(told).toEqual(["offline", "online", "message"]);
  });

  it("ends the first line when the same device connects again", () => {
    const { begin } = setUp();
    const { world } = begin();
    const token = world.linking.link(ANA);
    const first = listen(world, token);
    const second = listen(world, token);
    writeTo(world, BEA, at(ANA), "K1");
    expect(first).toEqual(["replaced"]);
    expect(second).toEqual(["message K1"]);
  });

  it("delivers to a listener that sends while it listens, in order", () => {
    const { begin } = setUp();
    const { world } = begin();
    const token = world.linking.link(ANA);
    const told: string[] = [];
    world.lines
      .connect(token, (what) => {
        if (what.type !== "message") return;
        told.push(what.message.key);
        if (what.message.key === "K1") writeTo(world, BEA, at(ANA), "K2");
      })
      .receive();
    writeTo(world, BEA, at(ANA), "K1");
    expect(told).toEqual(["K1", "K2"]);
  });
});

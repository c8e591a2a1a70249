import { magicNumbers } from "@inbox-hub/openapi/rules";
import { describe, expect, it } from "vitest";
import { ANA, at, BEA, CARLA, listen, person, setUp, text, writeTo } from "../../../../test/support/world-stage";
import type { WorldContent } from "./world-types";

describe("the World", () => {
  it("is the same after the same script, fact by fact", async () => {
    const play = async () => {
      const { journal, begin } = setUp();
      const { world, clock } = begin();
      const token = world.linking.link(ANA);
      listen(world, token);
      const { group } = world.groups.create(person(BEA), "Obra", [at(ANA), at(CARLA)]);
      world.messages.send({ phone: ANA, device: token }, { key: "K1", to: at(BEA), content: text("hola") });
      await clock.advance(500);
      writeTo(world, CARLA, group.id, "K2");
      world.messages.react({ phone: ANA, device: token }, group.id, "K2", "👍");
      world.lines.drop(token, 100);
      writeTo(world, BEA, at(ANA), "K3");
      await clock.advance(10_000);
      return journal.entries;
    };
    const first = await play();
    expect(first.length).toBeGreaterThan(10);
    expect(await play()).toEqual(first);
  });

  it("remembers everything over a kill", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    const { group } = world.groups.create(person(BEA), "Obra", [at(ANA)]);
    world.accounts.setProfile(BEA, { name: "Bea", addressing: "lid" });
    world.accounts.setBlocked(ANA, CARLA, true);
    writeTo(world, ANA, at(BEA), "K1");
    world.messages.edit({ phone: ANA, device: null }, at(BEA), "K1", "mejor");
    world.messages.react({ phone: BEA, device: null }, at(ANA), "K1", "👍");
    writeTo(world, BEA, group.id, "K2");
    world.messages.revoke({ phone: BEA, device: null }, group.id, "K2");
    await clock.advance(1_000);

    const after = begin(clock.now()).world;
    expect(after.linking.devicesOf(ANA)).toEqual([token]);
    expect(after.groups.get(group.id)).toEqual(group);
    expect(after.accounts.get(BEA)).toEqual(world.accounts.get(BEA));
    expect(after.accounts.get(ANA).blocked).toEqual([CARLA]);
    expect(after.message("K1")).toEqual(world.message("K1"));
    expect(after.message("K1")).toMatchObject({ ack: 3, content: { text: "mejor" }, reactions: { [BEA]: "👍" } });
    expect(after.message("K2")).toMatchObject({ revoked: true });
    expect(after.received(BEA).map(({ key }) => key)).toEqual(["K1"]);
  });

  it("goes on with receipts after a kill, and gives at once those that were due meanwhile", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    world.linking.link(ANA);
    writeTo(world, ANA, at(BEA), "K1");
    writeTo(world, ANA, at(magicNumbers.slow), "K2");
    expect(world.message("K1")?.ack).toBe(1);

    const after = begin(clock.now() + 400);
    expect(after.world.message("K1")?.ack).toBe(2);
    await after.clock.advance(500);
    expect(after.world.message("K1")?.ack).toBe(3);
  });

  it("lets a message that WhatsApp had not accepted yet go out once after a kill", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    const token = world.linking.link(ANA);
    listen(world, token);
    world.messages.send({ phone: ANA, device: token }, { key: "K", to: at(magicNumbers.slow), content: text("hola") });
    expect(world.received(magicNumbers.slow)).toEqual([]);

    const after = begin(clock.now() + 1_000);
    expect(after.world.received(magicNumbers.slow)).toEqual([]);
    await after.clock.advance(4_000);
    expect(after.world.received(magicNumbers.slow)).toHaveLength(1);
  });

  it("keeps the notes to oneself apart from what was written to others", () => {
    const { begin } = setUp();
    const { world } = begin();
    writeTo(world, ANA, at(BEA), "K1");
    writeTo(world, ANA, at(ANA), "K2");
    expect(world.messages.find(ANA, at(ANA), "K1")).toBeNull();
    expect(world.messages.find(ANA, at(ANA), "K2")).not.toBeNull();
    expect(world.messages.inChat(ANA, at(BEA)).map(({ key }) => key)).toEqual(["K1"]);
  });

  it("links one device by one QR", () => {
    const { begin } = setUp();
    const { world } = begin();
    const ref = world.linking.offer(() => undefined).newRef();
    world.linking.scan(`${ref},key,key,secret,1`, ANA);
    expect(() => world.linking.scan(`${ref},key,key,secret,1`, BEA)).toThrow("not valid");
    expect(world.linking.devicesOf(ANA)).toHaveLength(1);
    expect(world.linking.devicesOf(BEA)).toHaveLength(0);
  });

  it("has the answering number answer a text once, half a second later", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    writeTo(world, ANA, at(magicNumbers.answering), "K1", text("hola"));
    await clock.advance(499);
    expect(world.received(ANA)).toEqual([]);
    await clock.advance(1);
    expect(world.received(ANA)).toMatchObject([
      { from: magicNumbers.answering, content: { type: "text", text: "Recibido: hola" } },
    ]);

    const after = begin(clock.now());
    await after.clock.advance(5_000);
    expect(after.world.received(ANA)).toHaveLength(1);
  });

  it("has the answering number answer after a kill what it had not answered before", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    writeTo(world, ANA, at(magicNumbers.answering), "K1", text("hola"));
    const after = begin(clock.now() + 10_000);
    await after.clock.advance(1);
    expect(after.world.received(ANA)).toHaveLength(1);
  });

  it("moves a receipt ahead on request, never back, and goes on from there", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    writeTo(world, ANA, at(BEA), "K1");
    world.receipts.move("K1", 2);
    expect(() => world.receipts.move("K1", 1)).toThrow("never goes back");
    await clock.advance(900);
    expect(world.message("K1")?.ack).toBe(3);
    world.receipts.move("K1", 4);
    world.receipts.move("K1", -1);
    expect(() => world.receipts.move("K1", 2)).toThrow("refused");
    expect(() => world.receipts.move("K2", 2)).toThrow("no such message");
  });

  it("gives no receipt but the first for a message to somebody who has blocked the sender", async () => {
    const { begin } = setUp();
    const { world, clock } = begin();
    world.accounts.setBlocked(BEA, ANA, true);
    writeTo(world, ANA, at(BEA), "K1");
    await clock.advance(10_000);
    expect(world.message("K1")?.ack).toBe(1);
    expect(world.received(BEA)).toEqual([]);
  });

  it("remembers a bounded number of messages of each chat, and only the files that they need", async () => {
    const { blobs, journal, begin } = setUp({ messagesPerChat: 2 });
    const { world, clock } = begin();
    const files = await Promise.all(
      ["a", "b", "c"].map(async (content) => (await world.media.upload(Buffer.from(content))).sha256),
    );
    for (const [index, sha256] of files.entries()) {
      const media = { sha256, size: 1, mimetype: "image/png", filename: null };
      const content: WorldContent = { type: "media", kind: "image", media, caption: "", mentions: [] };
      writeTo(world, BEA, at(ANA), `K${index}`, content);
    }
    writeTo(world, BEA, at(CARLA), "K9");
    expect(world.received(ANA).map(({ key }) => key)).toEqual(["K1", "K2"]);

    const before = journal.entries.length;
    const after = begin(clock.now()).world;
    expect(journal.entries.length).toBeLessThan(before);
    expect(after.received(ANA).map(({ key }) => key)).toEqual(["K1", "K2"]);
    expect(after.received(CARLA).map(({ key }) => key)).toEqual(["K9"]);
    const kept = await Promise.all(files.map((sha256) => blobs.get(sha256)));
    expect(kept.map((bytes) => bytes?.toString() ?? null)).toEqual([null, "b", "c"]);
  });

  it("refuses a key that is another message's", () => {
    const { begin } = setUp();
    const { world } = begin();
    writeTo(world, ANA, at(BEA), "K1");
    expect(() => writeTo(world, ANA, at(CARLA), "K1")).toThrow("another message's");
  });

  it("links no phone that is not on WhatsApp", () => {
    const { begin } = setUp();
    const { world } = begin();
    expect(() => world.linking.link(magicNumbers.notOnWhatsApp)).toThrow("not on WhatsApp");
    expect(() => world.linking.link("12")).toThrow("E.164");
  });
});

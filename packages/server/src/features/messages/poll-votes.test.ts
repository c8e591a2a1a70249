import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  createMessageBench,
  crm,
  type MessageBench,
  type Process,
  SHOP,
  tenant,
} from "../../../test/support/message-bench";
import { stubEngine } from "../../../test/support/stub-engine";

const poll = { question: "¿Qué días?", options: ["Lunes", "Martes", "Jueves"], multiple: true };

describe("the votes in a poll", () => {
  let bench: MessageBench;
  let process: Process;
  let messageId: string;
  let key: string;
  beforeEach(async () => {
    bench = createMessageBench();
    process = await bench.boot();
    await process.send({ to: ANA, poll });
    const [row] = bench.rows();
    messageId = row?.id ?? "";
    key = row?.waKey ?? "";
  });
  afterEach(() => bench.close());

  const vote = async (options: readonly string[]) => {
    process.world.messages.vote({ phone: ANA, device: null }, `${SHOP}@c.us`, key, options);
    await process.pass();
  };
  /** As WhatsApp tells it, whatever it was before. */
  const tell = async (news: {
    readonly options: readonly string[];
    readonly timestamp: number;
    readonly from?: string;
    readonly fromMe?: boolean;
  }) => {
    const payload = { key, from: `${ANA}@c.us`, fromMe: false, ...news };
    process.intake.onSessionEvent(crm, stubEngine({}), { name: "vote", payload });
    await process.pass();
  };
  const votes = async () => (await process.messages.get(tenant, "crm", messageId)).votes;
  const told = () => bench.eventsOf("poll_vote").map(({ data }) => data);

  it("are all that somebody has chosen now, and are told each time that changes", async () => {
    await vote(["Jueves", "Lunes"]);
    expect(await votes()).toEqual([{ from: ANA, options: ["Lunes", "Jueves"], at: expect.any(Number) }]);
    await vote(["Martes"]);
    expect(await votes()).toMatchObject([{ from: ANA, options: ["Martes"] }]);
    await vote([]);
    expect(await votes()).toEqual([]);
    const timestamp = expect.any(String);
    expect(told()).toEqual([
      { messageId, from: ANA, options: ["Lunes", "Jueves"], timestamp, chatId: ANA },
      { messageId, from: ANA, options: ["Martes"], timestamp, chatId: ANA },
      { messageId, from: ANA, options: [], timestamp, chatId: ANA },
    ]);
  });

  it("count once, however often and in whatever order they are told", async () => {
    await tell({ options: ["Martes"], timestamp: 2_000 });
    await tell({ options: ["Martes"], timestamp: 2_000 });
    await tell({ options: ["Lunes"], timestamp: 1_000 });
    expect(await votes()).toEqual([{ from: ANA, options: ["Martes"], at: 2_000 }]);
    await tell({ options: [], timestamp: 3_000 });
    await tell({ options: ["Martes"], timestamp: 2_000 });
    await tell({ options: [], timestamp: 3_000 });
    expect(await votes()).toEqual([]);
    expect(told().map(({ options }) => options)).toEqual([["Martes"], []]);
  });

  it("that were never given are not taken back", async () => {
    await tell({ options: [], timestamp: 1_000 });
    expect(told()).toEqual([]);
  });

  it("name a person by the number, by the LID while that is not known, and the session itself by nothing", async () => {
    const lid = "100000000000001@lid";
    await tell({ options: ["Lunes"], timestamp: 1_000, from: lid });
    await tell({ options: ["Martes"], timestamp: 2_000, from: `${SHOP}@c.us`, fromMe: true });
    await tell({ options: ["Jueves"], timestamp: 3_000 });
    const expected = [lid, null, ANA];
    expect((await votes()).map(({ from }) => from)).toEqual(expected);
    expect(told().map(({ from }) => from)).toEqual(expected);
    await process.stores.incoming.recordIncoming(crm, {
      key: "HERE",
      groupId: null,
      groupName: null,
      writer: { phone: BEA, lid, pushName: null },
      content: { type: "text", text: "soy yo", mediaId: null, extras: {} },
      quotedKey: null,
      at: 4_000,
    });
    expect((await votes()).map(({ from }) => from)).toEqual([BEA, null, ANA]);
  });

  it("go with the poll, and with the reactions, when it is deleted", async () => {
    await vote(["Lunes"]);
    process.world.messages.react({ phone: ANA, device: null }, `${SHOP}@c.us`, key, "👍");
    await process.pass();
    await process.settled(process.changes.revoke(tenant, "crm", messageId));
    await tell({ options: ["Martes"], timestamp: 9e12 });
    expect(await process.messages.get(tenant, "crm", messageId)).toMatchObject({
      votes: [],
      reactions: [],
      extras: {},
    });
    expect(told()).toHaveLength(1);
  });

  it("are ignored where there is no poll", async () => {
    await process.send({ to: ANA, message: "hola" });
    key = bench.rows()[1]?.waKey ?? "";
    await tell({ options: ["Lunes"], timestamp: 1_000 });
    key = "UNKNOWN";
    await tell({ options: ["Lunes"], timestamp: 1_000 });
    expect(told()).toEqual([]);
    expect(bench.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});

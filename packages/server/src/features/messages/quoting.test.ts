import { magicNumbers } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  createMessageBench,
  type MessageBench,
  type Process,
  SHOP,
  tenant,
} from "../../../test/support/message-bench";

const text = (words: string) => ({ type: "text" as const, text: words });

describe("an answer to a message", () => {
  let bench: MessageBench;
  let process: Process;
  beforeEach(async () => {
    bench = createMessageBench();
    process = await bench.boot();
  });
  afterEach(() => bench.close());

  const receive = async (words: string, from = ANA, chatId?: string) => {
    await process.receive({ from, content: text(words), ...(chatId === undefined ? {} : { chatId }) });
    await process.pass();
    return bench.rows().at(-1)?.id ?? "";
  };
  const answer = (quotedMessageId: string, to: string | string[] = ANA) =>
    process.send({ to, message: "Sí", quotedMessageId });
  const refused = (message: string) => ({
    code: "INVALID_REQUEST",
    details: [{ path: "body.quotedMessageId", message: { en: `is a message that ${message}` } }],
  });

  it("shows what it answers, also in a group and to oneself", async () => {
    const question = await receive("¿Hoy?");
    await answer(question);
    const own = bench.rows().at(-1)?.id ?? "";
    await answer(own);
    const { group } = process.world.groups.create({ phone: ANA, device: null }, "Obra", [`${SHOP}@c.us`]);
    await answer(await receive("¿Quién viene?", ANA, group.id), group.id);
    const [first, second, third] = process.world.received(ANA);
    const keyOf = (id: string) => bench.rows().find((row) => row.id === id)?.waKey;
    expect(first?.quotedKey).toBe(keyOf(question));
    expect(second?.quotedKey).toBe(keyOf(own));
    expect(third?.quotedKey).toBe(bench.rows().at(-2)?.waKey);
    expect(await process.messages.get(tenant, "crm", own)).toMatchObject({ quotedMessageId: question });
  });

  it("may name the other by the LID", async () => {
    const question = await receive("¿Hoy?");
    await answer(question, `${process.world.accounts.get(ANA).lid}@lid`);
    expect(process.world.received(ANA)).toMatchObject([{ quotedKey: bench.rows()[0]?.waKey }]);
  });

  it("is refused in another chat, and before anything is stored", async () => {
    const question = await receive("¿Hoy?");
    await expect(answer(question, BEA)).rejects.toMatchObject(refused("stands in another chat"));
    await expect(answer(question, [ANA, BEA])).rejects.toMatchObject(refused("stands in another chat"));
    expect(bench.rows()).toHaveLength(1);
    await expect(answer("msg_nothing")).rejects.toMatchObject({ code: "MESSAGE_NOT_FOUND" });
  });

  it("is refused to what was deleted, or never sent", async () => {
    await process.send({ to: ANA, message: "Ay" });
    const deleted = bench.rows()[0]?.id ?? "";
    await process.settled(process.changes.revoke(tenant, "crm", deleted));
    await expect(answer(deleted)).rejects.toMatchObject(refused("was deleted"));
    await expect(process.send({ to: magicNumbers.failing, message: "x" })).rejects.toThrow();
    const failed = bench.rows()[1]?.id ?? "";
    await expect(answer(failed, magicNumbers.failing)).rejects.toMatchObject(refused("was not sent"));
    const sendAt = new Date(process.clock.now() + 60_000).toISOString();
    await process.send({ to: ANA, message: "luego", sendAt });
    const canceled = bench.rows()[2]?.id ?? "";
    await process.messages.cancel(tenant, "crm", canceled);
    await expect(answer(canceled)).rejects.toMatchObject(refused("was not sent"));
  });

  it("is refused to what is scheduled, waits or is being sent, even when the answer comes later", async () => {
    const later = new Date(process.clock.now() + 60_000).toISOString();
    await process.send({ to: magicNumbers.slow, message: "luego", sendAt: later });
    await process.send({ to: magicNumbers.slow, message: "despacio", wait: 0 });
    await process.pass();
    await process.send({ to: magicNumbers.slow, message: "detrás", wait: 0 });
    const open = bench.rows();
    expect(open.map(({ status }) => status)).toEqual(["scheduled", "sending", "queued"]);
    for (const { id } of open) {
      await expect(answer(id, magicNumbers.slow)).rejects.toMatchObject(refused("is not sent yet"));
      const answerLater = process.send({ to: magicNumbers.slow, message: "x", quotedMessageId: id, sendAt: later });
      await expect(answerLater).rejects.toMatchObject(refused("is not sent yet"));
    }
    expect(bench.rows()).toHaveLength(3);
    await process.pass(20_000);
    expect((await answer(open[1]?.id ?? "", magicNumbers.slow)).type).toBe("message");
  });
});

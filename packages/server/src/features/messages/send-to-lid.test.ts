import { toWireBatch } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  createMessageBench,
  crm,
  everything,
  firstPage,
  type MessageBench,
  type Process,
  tenant,
} from "../../../test/support/message-bench";

const NOBODY = "100000000000099@lid";

describe("somebody who is named by their LID", () => {
  let bench: MessageBench;
  let process: Process;
  let lid: string;
  beforeEach(async () => {
    bench = createMessageBench();
    process = await bench.boot();
    lid = `${process.world.accounts.get(ANA).lid}@lid`;
  });
  afterEach(() => bench.close());

  const sendTo = async (to: string) => {
    const accepted = await process.send({ to, message: "hola" });
    if (accepted.type !== "message") throw new Error("This is a batch");
    return accepted.message;
  };
  /** Ana writes, so that the hub knows whose LID it is. */
  const meetAna = async () => {
    await process.receive({ from: ANA, content: { type: "text", text: "¿Estáis?" } });
    await process.pass();
  };
  const chat = async (chatId: string) =>
    (await process.messages.list(tenant, "crm", { ...everything, chatId }, firstPage)).items.map(({ text }) => text);

  it("gets the message, which stands under the LID while the number is not known", async () => {
    expect(await sendTo(lid)).toMatchObject({ chatId: lid, peer: lid, status: "sent" });
    expect(process.received(ANA)).toEqual(["hola"]);
    expect(await chat(lid)).toEqual(["hola"]);
  });

  it("gets it in the chat of their number, once that is known", async () => {
    await meetAna();
    expect(await sendTo(lid)).toMatchObject({ chatId: ANA, peer: ANA, status: "sent" });
    expect(process.received(ANA)).toEqual(["hola"]);
    expect(await chat(lid)).toEqual(["hola", "¿Estáis?"]);
    expect(await chat(ANA)).toEqual(["hola", "¿Estáis?"]);
    const found = await process.messages.list(tenant, "crm", { ...everything, chatId: lid, q: "estais" }, firstPage);
    expect(found.items).toHaveLength(1);
  });

  it("has one chat, when the number becomes known after the message", async () => {
    const { messageId } = await sendTo(lid);
    await meetAna();
    expect(await process.messages.get(tenant, "crm", messageId)).toMatchObject({ chatId: ANA, peer: ANA });
    expect(await chat(lid)).toEqual(["¿Estáis?", "hola"]);
    expect(
      (await process.messages.list(tenant, "crm", { ...everything, chatId: ANA, q: "hola" }, firstPage)).items,
    ).toMatchObject([{ messageId }]);
  });

  it("gets one message of a batch that names them twice, with a result for each name", async () => {
    await meetAna();
    const accepted = await process.send({ to: [lid, "+34 612 345 678", BEA, NOBODY], message: "oferta" });
    await process.pass(5_000);
    expect(process.received(ANA)).toEqual(["oferta"]);
    const { batchId } = accepted.type === "batch" ? accepted.batch : { batchId: "" };
    const { total, results } = toWireBatch(await process.batches.get(tenant, "crm", batchId));
    expect(total).toBe(3);
    const [first, second, third, fourth] = results;
    expect(first).toMatchObject({ to: lid, status: "read" });
    expect(second).toEqual({ ...first, to: "+34 612 345 678" });
    expect(third).toMatchObject({ to: BEA, status: "read" });
    expect(fourth).toMatchObject({ to: NOBODY, status: "failed", code: "RECIPIENT_NOT_ON_WHATSAPP" });
  });

  it("keeps the result of a batch when the number becomes known after it", async () => {
    const accepted = await process.send({ to: [lid], message: "oferta" });
    await process.pass(2_000);
    await meetAna();
    const { batchId } = accepted.type === "batch" ? accepted.batch : { batchId: "" };
    const { results } = toWireBatch(await process.batches.get(tenant, "crm", batchId));
    expect(results).toEqual([{ to: lid, messageId: bench.rows()[0]?.id, status: "read" }]);
    expect(bench.rows()[0]?.peer).toBe(ANA);
  });

  it("is not on WhatsApp when WhatsApp knows no such LID", async () => {
    await expect(sendTo(NOBODY)).rejects.toMatchObject({ code: "RECIPIENT_NOT_ON_WHATSAPP" });
  });

  it("of another organization's contact stays a LID", async () => {
    const other = { organizationId: 2, sessionId: "crm" };
    await process.connect(other, "34933333333");
    await process.stores.incoming.recordIncoming(other, {
      key: "THEIRS",
      groupId: null,
      groupName: null,
      writer: { phone: ANA, lid, pushName: null },
      content: { type: "text", text: "hola", mediaId: null, extras: {} },
      quotedKey: null,
      at: 1,
    });
    expect(await sendTo(lid)).toMatchObject({ chatId: lid });
    expect(await process.stores.messages.chatOf(crm, lid)).toBe(lid);
    expect(await process.stores.messages.chatOf(other, lid)).toBe(ANA);
  });

  it("can be mentioned", async () => {
    await process.send({ to: BEA, message: `Pregunta a @${lid}`, mentions: [lid, "+34 612 345 678", ANA] });
    expect(process.world.received(BEA)).toMatchObject([{ content: { mentions: [lid, `${ANA}@c.us`] } }]);
    expect(bench.rows()[0]?.content.mentions).toEqual([lid, ANA]);
  });
});

import type { Body, OperationId } from "@inbox-hub/openapi";
import { createSchemaCompiler } from "@inbox-hub/openapi/validation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  actor,
  BEA,
  createMessageBench,
  type MessageBench,
  type Process,
} from "../../../test/support/message-bench";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";

const context = contextOf(actor);
const session = { sessionId: "crm" };

describe("on the wire", () => {
  let bench: MessageBench;
  let process: Process;
  beforeEach(async () => {
    bench = createMessageBench();
    process = await bench.boot();
  });
  afterEach(() => bench.close());

  const answerOf = async <Answer extends { readonly status: number }>(id: OperationId, call: Promise<Answer>) => {
    const answer = await process.settled(call);
    expectOnContract(id, answer);
    return answer;
  };
  const send = (body: Body<"messages.send">, requestKey: string | null = null) => {
    const request = requestOf("messages.send", { params: session, body });
    return answerOf("messages.send", process.handlers["messages.send"](request, { ...context, requestKey }));
  };

  it("a message that is sent answers 200, one on its way 202, several 202 with a batch", async () => {
    const sent = await send({ to: "+34 612 345 678", message: "hola" }, "k");
    expect(sent).toEqual({
      status: 200,
      data: {
        messageId: expect.stringMatching(/^msg_/),
        status: "sent",
        timestamp: expect.stringMatching(/^2026-01-01T00:00:00\.\d{3}Z$/),
        to: ANA,
      },
    });
    await process.pass(2_000);
    expect(await send({ to: "+34 612 345 678", message: "hola" }, "k")).toMatchObject({
      status: 200,
      data: { status: "read", timestamp: (sent as { data: { timestamp: string } }).data.timestamp },
    });
    expect(await send({ to: ANA, message: "hola", wait: 0 })).toMatchObject({
      status: 202,
      data: { status: "queued" },
    });
    expect(await send({ to: [ANA, "Bea"], message: "hola" })).toEqual({
      status: 202,
      data: {
        batchId: expect.stringMatching(/^bat_/),
        results: [
          { to: ANA, messageId: expect.stringMatching(/^msg_/), status: "queued" },
          { to: "Bea", messageId: null, status: "failed", code: "INVALID_RECIPIENT" },
        ],
      },
    });
  });

  it("every answer is what the contract promises", async () => {
    const { handlers } = process;
    const ids = (id: string) => ({ params: { ...session, messageId: id } });
    await process.receive({ from: ANA, content: { type: "text", text: "mañana" } });
    await send({ to: ANA, location: { latitude: 1, longitude: 2 } });
    await send({ to: ANA, poll: { question: "¿?", options: ["a", "b"] } });
    await send({ to: ANA, contact: { name: "Bea", phone: BEA } });
    await send({ to: [ANA, BEA], message: "oferta" });
    await expect(send({ to: "34600000404", message: "x" })).rejects.toMatchObject({
      code: "RECIPIENT_NOT_ON_WHATSAPP",
    });
    await send({ to: ANA, message: "luego", sendAt: "2026-06-01T00:00:00Z" });
    await send({ to: ANA, message: "hola" });
    await process.pass(2_000);
    const [received] = bench.rows();
    const scheduled = bench.rows().find(({ status }) => status === "scheduled")?.id ?? "";
    const sent = bench.rows().at(-1)?.id ?? "";
    const batchId = bench.batchRows()[0]?.id ?? "";

    const react = requestOf("messages.react", { ...ids(received?.id ?? ""), body: { emoji: "👍" } });
    await answerOf("messages.react", handlers["messages.react"](react, context));
    const edit = requestOf("messages.edit", { ...ids(sent), body: { message: "hola 2" } });
    await answerOf("messages.edit", handlers["messages.edit"](edit, context));
    const forward = requestOf("messages.forward", { ...ids(sent), body: { to: BEA } });
    await answerOf("messages.forward", handlers["messages.forward"](forward, context));
    await answerOf("messages.revoke", handlers["messages.revoke"](requestOf("messages.revoke", ids(sent)), context));
    await answerOf(
      "messages.cancel",
      handlers["messages.cancel"](requestOf("messages.cancel", ids(scheduled)), context),
    );
    await answerOf("messages.get", handlers["messages.get"](requestOf("messages.get", ids(sent)), context));
    const batch = { params: { ...session, batchId } };
    expect(
      await answerOf(
        "messages.getBatch",
        handlers["messages.getBatch"](requestOf("messages.getBatch", batch), context),
      ),
    ).toMatchObject({ data: { status: "completed", total: 2 } });
    const query = { chat: "+34 612 345 678", from: "2026-01-01T00:00:00Z", limit: 100 };
    const list = requestOf("messages.list", { params: session, query });
    const listed = await answerOf("messages.list", handlers["messages.list"](list, context));
    expect(listed).toMatchObject({ data: { length: 7 }, pagination: { limit: 100, hasMore: false, nextCursor: null } });
    expect(listed).toMatchObject({ data: expect.arrayContaining([expect.objectContaining({ from: ANA, to: "crm" })]) });
  });

  it("every event is what the contract promises", async () => {
    await process.receive({ from: ANA, content: { type: "contact", name: "Bea", phone: BEA, organization: null } });
    await process.receive({ from: "34911111111", chatId: `${ANA}@c.us`, content: { type: "text", text: "móvil" } });
    await process.pass();
    await expect(send({ to: "34600000404", message: "x" })).rejects.toThrow();
    await send({ to: [ANA, BEA], message: "oferta" });
    await process.pass(2_000);
    const [received, own] = bench.rows();
    await process.settled(process.changes.react(context.tenant, "crm", received?.id ?? "", "👍"));
    await process.settled(process.changes.edit(context.tenant, "crm", own?.id ?? "", "editado"));
    await process.settled(process.changes.revoke(context.tenant, "crm", own?.id ?? ""));
    const validate = createSchemaCompiler({ allErrors: true }).compile("WebhookEvent", () => ({
      $ref: "#/components/schemas/WebhookEvent",
    }));
    const all = bench.allEvents();
    for (const event of all) {
      expect(validate(event), JSON.stringify([event, validate.errors])).toBe(true);
    }
    expect(new Set(all.map(({ type }) => type))).toEqual(
      new Set([
        "message",
        "message_sent",
        "message_status",
        "message_reaction",
        "message_edited",
        "message_deleted",
        "batch_completed",
        "conversation_update",
      ]),
    );
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1));
  });
});

import { magicNumbers } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  CARLA,
  createMessageBench,
  type MessageBench,
  type Process,
  stranger,
  tenant,
} from "../../../test/support/message-bench";

describe("a batch", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const start = async ({ send }: Process, to: readonly string[]) => {
    const accepted = await send({ to, message: "oferta", wait: 0 });
    if (accepted.type !== "batch") throw new Error("This is no batch");
    return accepted.batch.batchId;
  };

  it("tells how far each of its messages is", async () => {
    const process = await bench.boot({ points: 1 });
    const batchId = await start(process, [ANA, BEA]);
    await process.pass(2_000);
    expect(await process.batches.get(tenant, "crm", batchId)).toMatchObject({
      messages: [{ status: "read" }, { status: "queued" }],
      completedAt: null,
    });
  });

  it("ends once, when nothing of it is left to be sent, also when a message stays unknown", async () => {
    const process = await bench.boot();
    process.failNextSend({ code: "TIMEOUT" });
    const batchId = await start(process, [ANA, magicNumbers.notOnWhatsApp, BEA]);
    await process.pass(5_000);
    expect(bench.eventsOf("batch_completed").map(({ data }) => data)).toEqual([
      { batchId, total: 3, counts: { unknown: 1, failed: 1, sent: 1 }, timestamp: expect.any(String) },
    ]);
    expect(bench.eventsOf("message_status").every(({ data }) => data.batchId === batchId)).toBe(true);
    const { waKey } = bench.rows()[0] ?? {};
    await process.stores.incoming.recordReceipt(
      { organizationId: 1, sessionId: "crm" },
      { key: waKey ?? "", status: "delivered", at: 1 },
    );
    expect(bench.eventsOf("batch_completed")).toHaveLength(1);
  });

  it("that is canceled sends what is in hand, and nothing more", async () => {
    const process = await bench.boot();
    process.failNextSend({ delayMs: 5_000 });
    const batchId = await start(process, [ANA, BEA, CARLA]);
    await process.pass(1_000);
    expect(await process.settled(process.batches.cancel(tenant, "crm", batchId))).toMatchObject({
      canceledAt: expect.any(Number),
      completedAt: null,
      messages: [{ status: "sending" }, { status: "canceled" }, { status: "canceled" }],
    });
    await process.pass(10_000);
    expect([ANA, BEA, CARLA].map((phone) => process.received(phone).length)).toEqual([1, 0, 0]);
    expect(bench.eventsOf("batch_completed")[0]?.data.counts).toEqual({ sent: 1, canceled: 2 });
    expect(bench.jobs()).toEqual([]);
  });

  it("that has ended cannot be canceled", async () => {
    const process = await bench.boot();
    const batchId = await start(process, [ANA]);
    await process.pass(1_000);
    const cancel = process.batches.cancel(tenant, "crm", batchId);
    await expect(process.settled(cancel)).rejects.toMatchObject({ code: "BATCH_NOT_CANCELABLE" });
  });

  it("for later can be canceled as a whole", async () => {
    const process = await bench.boot();
    const sendAt = new Date(process.clock.now() + 60_000).toISOString();
    await process.send({ to: [ANA, BEA], message: "luego", sendAt });
    const batchId = bench.batchRows()[0]?.id ?? "";
    expect(bench.eventsOf("batch_completed")).toEqual([]);
    const canceled = await process.settled(process.batches.cancel(tenant, "crm", batchId));
    expect(canceled).toMatchObject({ messages: [{ status: "canceled" }, { status: "canceled" }] });
    await process.pass(120_000, 1_000);
    expect([process.received(ANA), process.received(BEA)]).toEqual([[], []]);
    expect(bench.eventsOf("batch_completed")).toHaveLength(1);
  });

  it("of another organization does not exist", async () => {
    const process = await bench.boot();
    await bench.addSession({ organizationId: 2, sessionId: "crm" });
    const batchId = await start(process, [ANA]);
    const missing = { code: "BATCH_NOT_FOUND" };
    await expect(process.batches.get(stranger, "crm", batchId)).rejects.toMatchObject(missing);
    await expect(process.settled(process.batches.cancel(stranger, "crm", batchId))).rejects.toMatchObject(missing);
    await expect(process.batches.get(tenant, "crm", "bat_nothing")).rejects.toMatchObject(missing);
  });
});

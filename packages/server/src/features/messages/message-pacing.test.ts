import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANA, createMessageBench, type MessageBench, tenant } from "../../../test/support/message-bench";

describe("a batch that runs", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  it("is paced at the limit of the session, and lets a single message pass", async () => {
    const { send, pass, received, batches } = await bench.boot({ points: 4 });
    const sendOne = async (message: string) => {
      const accepted = await send({ to: ANA, message });
      return accepted.type === "message" ? accepted.message.status : accepted.type;
    };
    const recipients = Array.from({ length: 7 }, (_, index) => `3461100000${index}`);
    const accepted = await send({ to: recipients, message: "oferta" });
    const batchId = accepted.type === "batch" ? accepted.batch.batchId : "";
    await pass(1_000);
    const count = () => recipients.filter((phone) => received(phone).length === 1).length;
    expect(count()).toBe(3);
    expect(await sendOne("hola")).toBe("sent");
    await expect(send({ to: ANA, message: "hola" })).rejects.toMatchObject({ code: "RATE_LIMIT_EXCEEDED" });
    await pass(60_000);
    expect(count()).toBe(6);
    await pass(60_000);
    expect(count()).toBe(7);
    expect(await sendOne("hola")).toBe("sent");
    expect((await batches.get(tenant, "crm", batchId)).completedAt).not.toBeNull();
    expect(bench.eventsOf("batch_completed")).toHaveLength(1);
  });

  it("leaves two of ten messages a minute to those that somebody waits for", async () => {
    const { send, pass, received } = await bench.boot({ points: 10 });
    const sendOne = async (message: string) => {
      const accepted = await send({ to: ANA, message });
      return accepted.type === "message" ? accepted.message.status : accepted.type;
    };
    const recipients = Array.from({ length: 50 }, (_, index) => `346110000${index + 10}`);
    await send({ to: recipients, message: "oferta" });
    const sentInBulk = () => recipients.filter((phone) => received(phone).length === 1).length;
    for (let minute = 1; minute <= 5; minute += 1) {
      await pass(30_000);
      expect(sentInBulk()).toBe(8 * minute);
      for (const words of ["hola", "¿sigues ahí?"]) {
        expect(await sendOne(words)).toBe("sent");
      }
      await pass(30_000);
    }
    expect(received(ANA)).toHaveLength(10);
  });
});

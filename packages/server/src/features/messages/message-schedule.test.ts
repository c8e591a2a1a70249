import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANA, BEA, createMessageBench, type MessageBench, tenant } from "../../../test/support/message-bench";

const DAY = 24 * 60 * 60 * 1000;

describe("a message for later", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const inMs = (clock: { now(): number }, ms: number) => new Date(clock.now() + ms).toISOString();

  it("is sent when its time comes, not before", async () => {
    const { send, pass, received, clock, messages } = await bench.boot();
    const accepted = await send({ to: ANA, message: "luego", sendAt: inMs(clock, DAY) });
    const messageId = accepted.type === "message" ? accepted.message.messageId : "";
    expect(accepted).toMatchObject({ message: { status: "scheduled", sendAt: clock.now() + DAY } });
    await pass(DAY - 60_000, 60_000);
    expect(received(ANA)).toEqual([]);
    await pass(62_000, 500);
    expect(received(ANA)).toEqual(["luego"]);
    const { status, statusTimes } = await messages.get(tenant, "crm", messageId);
    expect(status).toBe("read");
    expect(Object.keys(statusTimes)).toEqual(["scheduled", "queued", "sending", "sent", "delivered", "read"]);
  });

  it("holds up nobody, and each comes at its own time", async () => {
    const { send, pass, received, clock } = await bench.boot();
    await send({ to: ANA, message: "segundo", sendAt: inMs(clock, 20_000) });
    await send({ to: ANA, message: "primero", sendAt: inMs(clock, 10_000) });
    await send({ to: ANA, message: "ahora" });
    await pass(11_000);
    expect(received(ANA)).toEqual(["ahora", "primero"]);
    await pass(10_000);
    expect(received(ANA)).toEqual(["ahora", "primero", "segundo"]);
  });

  it("can be asked for while the session is not connected, and waits for it when it is due", async () => {
    const { send, pass, drop, restore, received, clock } = await bench.boot();
    drop();
    await send({ to: ANA, message: "luego", sendAt: inMs(clock, 1_000) });
    await pass(10_000);
    expect(received(ANA)).toEqual([]);
    restore();
    await pass(1_000);
    expect(received(ANA)).toEqual(["luego"]);
  });

  it("comes after single messages, and is paced", async () => {
    const { send, pass, received, clock } = await bench.boot({ points: 1 });
    await send({ to: ANA, message: "uno", sendAt: inMs(clock, 1_000) });
    await send({ to: ANA, message: "dos", sendAt: inMs(clock, 1_000) });
    await pass(10_000);
    expect(received(ANA)).toEqual(["uno"]);
    await pass(60_000, 500);
    expect(received(ANA)).toEqual(["uno", "dos"]);
  });

  it("can be canceled until then", async () => {
    const { send, pass, received, clock, messages, settled } = await bench.boot();
    const accepted = await send({ to: ANA, message: "luego", sendAt: inMs(clock, 1_000) });
    const messageId = accepted.type === "message" ? accepted.message.messageId : "";
    expect(await settled(messages.cancel(tenant, "crm", messageId))).toMatchObject({ status: "canceled" });
    await pass(5_000);
    expect(received(ANA)).toEqual([]);
    expect(bench.statusesTold(messageId)).toEqual(["canceled"]);
    expect((await settled(messages.cancel(tenant, "crm", messageId))).status).toBe("canceled");
  });

  it("of many that are due at once is not forgotten", async () => {
    const { send, pass, clock, drop, restore, received } = await bench.boot();
    drop();
    const recipients = (block: number) => Array.from({ length: 50 }, (_, index) => `346${block}0000${10 + index}`);
    for (const block of [1, 2, 3]) await send({ to: recipients(block), message: "x", sendAt: inMs(clock, 1_000) });
    await pass(2_000);
    expect(bench.jobs()).toHaveLength(150);
    restore();
    await pass(2_000);
    expect(bench.jobs()).toEqual([]);
    expect(received(recipients(3)[49] ?? "")).toEqual(["x"]);
  });

  it("is looked for again after the store has failed", async () => {
    let failures = 1;
    const { send, pass, clock, received } = await bench.boot({
      queue: (real) => ({
        ...real,
        promoteDue: async () => {
          failures -= 1;
          if (failures === -1) throw new Error("The disk is full");
          return real.promoteDue();
        },
      }),
    });
    await send({ to: BEA, message: "luego", sendAt: inMs(clock, 1_000) });
    await pass(10_000);
    expect(received(BEA)).toEqual(["luego"]);
  });

  it("is not sent any more once the schedule has stopped", async () => {
    const { send, pass, clock, received, schedule } = await bench.boot();
    await send({ to: ANA, message: "luego", sendAt: inMs(clock, 1_000) });
    await schedule.stop();
    await pass(5_000);
    expect(received(ANA)).toEqual([]);
  });
});

describe("canceling a message", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  it("races the sender: either it is canceled and not sent, or it is too late and it is sent", async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const own = createMessageBench();
      const { sends, messages, pass, received, settled } = await own.boot();
      const request = { to: ANA, message: "hola", wait: 0 };
      const accepted = sends.send(tenant, "crm", request, { requestKey: null });
      const { message } = (await accepted) as { message: { messageId: string } };
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const outcome = await settled(messages.cancel(tenant, "crm", message.messageId)).then(
        ({ status }) => status,
        ({ code }: { code: string }) => code,
      );
      await pass(2_000);
      const { status } = await messages.get(tenant, "crm", message.messageId);
      if (outcome === "canceled") expect([status, received(ANA)]).toEqual(["canceled", []]);
      else expect([outcome, status, received(ANA)]).toEqual(["MESSAGE_NOT_CANCELABLE", "read", ["hola"]]);
      expect(own.jobs()).toEqual([]);
      await own.close();
    }
  });

  it("answers a call that waits for that message", async () => {
    const { sends, messages, pass, failNextSend } = await bench.boot();
    failNextSend({ delayMs: 20_000 });
    const ask = (to: string) => sends.send(tenant, "crm", { to, message: "x" }, { requestKey: null });
    const [first, second] = [ask(ANA), ask(BEA)];
    await pass(100);
    const waiting = bench.rows().find(({ peer }) => peer === BEA);
    const canceled = messages.cancel(tenant, "crm", waiting?.id ?? "");
    await pass(100);
    await canceled;
    expect(await second).toMatchObject({ message: { status: "canceled" } });
    await pass(30_000, 1_000);
    await first;
  });

  it("works for one that has come back into the line after an attempt", async () => {
    const { send, messages, failNextSend, pass, settled, received } = await bench.boot();
    failNextSend({ retryable: true });
    const accepted = await send({ to: ANA, message: "hola", wait: 0 });
    const messageId = accepted.type === "message" ? accepted.message.messageId : "";
    await pass();
    expect(bench.jobs()).toMatchObject([{ state: "queued", attempts: 1 }]);
    expect((await settled(messages.cancel(tenant, "crm", messageId))).status).toBe("canceled");
    await pass(5_000);
    expect(received(ANA)).toEqual([]);
  });
});

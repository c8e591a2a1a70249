import { magicNumbers } from "@inbox-hub/openapi/rules";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  createMessageBench,
  everything,
  type MessageBench,
  tenant,
} from "../../../test/support/message-bench";
import type { SendQueueStore } from "./send-queue-store";

/** What a process that is killed answers. */
const never = () => new Promise<never>(() => undefined);

describe("after a process was killed", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const accept = async (options: Parameters<MessageBench["boot"]>[0], onUncertain: "unknown" | "retry" = "unknown") => {
    const first = await bench.boot(options);
    const accepted = await first.send({ to: ANA, message: "hola", wait: 0, onUncertain }, "order-1");
    await first.pass(100);
    return accepted.type === "message" ? accepted.message.messageId : "";
  };

  const resume = async (messageId: string) => {
    const next = await bench.boot();
    await next.pass(3_000);
    const { status } = await next.messages.get(tenant, "crm", messageId);
    expect(bench.jobs()).toEqual([]);
    return { status, received: next.received(ANA), told: bench.statusesTold(messageId) };
  };

  it("between accepting and claiming: the next one sends the message", async () => {
    const messageId = await accept({ queue: (real) => ({ ...real, claim: never }) });
    expect(await resume(messageId)).toEqual({
      status: "read",
      received: ["hola"],
      told: ["sent", "delivered", "read"],
    });
  });

  it("between claiming and sending: the next one cannot find the message, and says unknown", async () => {
    const messageId = await accept({
      queue: (real) => ({ ...real, claim: dyingWithJob(real.claim) }),
    });
    expect(await resume(messageId)).toEqual({ status: "unknown", received: [], told: ["unknown"] });
  });

  it("between claiming and sending: the next one sends the message, if the caller wants a retry", async () => {
    const messageId = await accept({ queue: (real) => ({ ...real, claim: dyingWithJob(real.claim) }) }, "retry");
    expect(await resume(messageId)).toMatchObject({ status: "read", received: ["hola"] });
  });

  it.each(["unknown", "retry"] as const)(
    "between sending and writing that down (%s): it is found, not sent again",
    async (onUncertain) => {
      const messageId = await accept(
        { queue: (real) => ({ ...real, finish: never }), incoming: (real) => ({ ...real, recordReceipt: never }) },
        onUncertain,
      );
      expect(await resume(messageId)).toMatchObject({ status: "read", received: ["hola"] });
    },
  );

  it("after a receipt was written, but not the outcome: nothing is sent again, even where it cannot be found any more", async () => {
    const messageId = await accept({ queue: (real) => ({ ...real, finish: never }) }, "retry");
    expect(bench.jobs()).toMatchObject([{ state: "sending" }]);
    expect(bench.statusesTold(messageId)).toEqual(["sent"]);
    let sends = 0;
    const next = await bench.boot({
      engine: (real) => ({
        ...real,
        find: async () => null,
        send: (...args) => {
          sends += 1;
          return real.send(...args);
        },
      }),
    });
    await next.pass(10_000);
    expect(sends).toBe(0);
    expect(next.received(ANA)).toEqual(["hola"]);
    expect(bench.statusesTold(messageId)).toEqual(["sent", "delivered", "read"]);
    expect(bench.jobs()).toEqual([]);
  });

  it("while WhatsApp was accepting: the message is found, and its receipts come", async () => {
    const first = await bench.boot();
    const { slow } = magicNumbers;
    const accepted = await first.send({ to: slow, message: "hola", wait: 0 });
    await first.pass(1_000);
    const messageId = accepted.type === "message" ? accepted.message.messageId : "";
    const next = await bench.boot();
    await next.pass(10_000);
    expect(next.received(slow)).toEqual(["hola"]);
    expect((await next.messages.get(tenant, "crm", messageId)).status).toBe("read");
  });

  it("before it could answer: the same key gets the same message, also while the session is not connected", async () => {
    const messageId = await accept({ queue: (real) => ({ ...real, claim: never }) });
    const next = await bench.boot({ connect: false });
    const again = await next.send({ to: ANA, message: "hola", wait: 0, onUncertain: "unknown" }, "order-1");
    expect(again).toMatchObject({ message: { messageId, status: "queued" } });
    await next.connect({ organizationId: 1, sessionId: "crm" }, "34911111111");
    await next.pass(2_000);
    expect(next.received(ANA)).toEqual(["hola"]);
  });

  it("a late word of the old process neither ends nor repeats what the new one has in hand", async () => {
    let finishLate: () => Promise<void> = never;
    await accept({
      queue: (real) => ({
        ...real,
        finish: (job) => {
          finishLate = () => real.finish(job, { status: "failed", errorCode: "SEND_FAILED" });
          return never();
        },
      }),
      incoming: (real) => ({ ...real, recordReceipt: never }),
    });
    const next = await bench.boot({ engine: (real) => ({ ...real, find: never }) });
    await next.pass(100);
    await finishLate();
    expect(bench.jobs()).toMatchObject([{ state: "sending", bootId: next.bootId }]);
    expect(bench.eventsOf("message_status").filter(({ data }) => data.status === "failed")).toEqual([]);
  });

  it("finds every scheduled message that fell due meanwhile", async () => {
    const first = await bench.boot();
    const sendAt = new Date(first.clock.now() + 60_000).toISOString();
    await first.send({ to: ANA, message: "luego", sendAt });
    const next = await bench.boot();
    await next.pass(61_000, 1_000);
    expect(next.received(ANA)).toEqual(["luego"]);
  });

  it("sends each message at most once, in order, wherever and however often the process is killed", async () => {
    const deaths = fc.array(fc.nat(24), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(deaths, fc.constantFrom("unknown", "retry"), async (budgets, onUncertain) => {
        const own = createMessageBench();
        const words = ["uno", "dos", "tres", "cuatro"];
        for (const budget of budgets.length === 0 ? [0] : budgets) {
          const mortal = createMortality(budget);
          const doomed = await own.boot({
            queue: (real) => ({
              ...real,
              claim: mortal(real.claim),
              finish: mortal(real.finish),
              requeue: mortal(real.requeue),
            }),
            incoming: (real) => ({ ...real, recordReceipt: mortal(real.recordReceipt) }),
            engine: (real) => ({ ...real, send: mortal(real.send), find: mortal(real.find) }),
          });
          // Each process is asked again for everything, by a client that got no answer from the one before.
          for (const message of words) {
            void doomed.sends
              .send(tenant, "crm", { to: BEA, message, wait: 0, onUncertain }, { requestKey: message })
              .catch(() => undefined);
            await doomed.pass(50);
          }
        }
        const last = await own.boot();
        await last.pass(20_000, 500);
        const arrived = last.received(BEA);
        const sent = words.filter((word) => arrived.includes(word));
        expect(arrived).toEqual(sent);
        if (onUncertain === "retry") expect(arrived).toEqual(words);
        const { items } = await last.messages.list(tenant, "crm", everything, { limit: 50, cursor: null });
        expect(items).toHaveLength(words.length);
        for (const { text, status } of items) expect(status).toBe(arrived.includes(text ?? "") ? "read" : "unknown");
        expect(own.jobs()).toEqual([]);
        await own.close();
      }),
      { numRuns: 40 },
    );
  });
});

/** Takes a job from the line, and dies with it. */
function dyingWithJob(claim: SendQueueStore["claim"]): SendQueueStore["claim"] {
  return async (...args) => {
    const claimed = await claim(...args);
    return claimed.type === "nothing" ? claimed : never();
  };
}

/** Lets a process live for so many steps; the next call of any of its parts dies before or after it had its effect, and so does every later one. */
function createMortality(budget: number) {
  let left = budget;
  return <Args extends readonly unknown[], T>(real: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      left -= 1;
      if (left < -1) return never();
      if (left === -1) return budget % 2 === 0 ? never() : real(...args).then(never);
      return real(...args);
    };
}

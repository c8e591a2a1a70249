import type { Message } from "@inbox-hub/openapi/rules";
import { magicNumbers } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  CARLA,
  createMessageBench,
  crm,
  type MessageBench,
  tenant,
} from "../../../test/support/message-bench";
import type { MessageDraft } from "./acceptance-store";

const text = (words: string, to: string | readonly string[] = ANA) => ({ to, message: words, wait: 0 });

describe("sending", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const messageOf = (accepted: { type: string; message?: Message }): Message => {
    if (!accepted.message) throw new Error("This is a batch");
    return accepted.message;
  };

  it("stores a message, sends it, and follows it until it is read", async () => {
    const { send, pass, messages, received } = await bench.boot();
    const sent = messageOf(await send({ to: ANA, message: "hola" }));
    expect(sent).toMatchObject({ status: "sent", peer: ANA, chatId: ANA, text: "hola", waKey: expect.any(String) });
    expect(received(ANA)).toEqual(["hola"]);
    await pass(2_000);
    const read = await messages.get(tenant, "crm", sent.messageId);
    expect(read.status).toBe("read");
    expect(Object.keys(read.statusTimes)).toEqual(["queued", "sending", "sent", "delivered", "read"]);
    expect(bench.statusesTold(sent.messageId)).toEqual(["sent", "delivered", "read"]);
    expect(bench.jobs()).toEqual([]);
  });

  it("sends in the order in which it was asked, single messages before bulk", async () => {
    const order: string[] = [];
    const { drop, restore, stores, pass } = await bench.boot({
      engine: (real) => ({
        ...real,
        send: (to, content, options) => {
          order.push(`${content.type === "text" ? content.text : content.type} to ${to}`);
          return real.send(to, content, options);
        },
      }),
    });
    drop();
    const { acceptance } = stores;
    const recipients = [ANA, BEA].map((to) => ({ to, addressee: to }));
    await acceptance.acceptBatch(crm, { recipients }, draft("bulk"));
    await acceptance.accept(crm, BEA, draft("one"));
    await acceptance.accept(crm, ANA, draft("two"));
    await pass(5_000);
    expect(order).toEqual([]);
    restore();
    await pass(1_000);
    expect(order).toEqual([`one to ${BEA}@c.us`, `two to ${ANA}@c.us`, `bulk to ${ANA}@c.us`, `bulk to ${BEA}@c.us`]);
  });

  it("lets a single message pass by the fifty of a batch that are waiting", async () => {
    const order: string[] = [];
    const { send, pass } = await bench.boot({
      engine: (real) => ({
        ...real,
        send: (to, ...rest) => {
          order.push(to.replace("@c.us", ""));
          return real.send(to, ...rest);
        },
      }),
    });
    const others = Array.from({ length: 49 }, (_, index) => `34611${String(index).padStart(6, "0")}`);
    await send({ to: [magicNumbers.slow, ...others], message: "oferta" });
    await send(text("urgente"));
    expect(order).toEqual([magicNumbers.slow]);
    await pass(10_000);
    expect(order).toEqual([magicNumbers.slow, ANA, ...others]);
  });

  it("goes on with the others when one fails", async () => {
    const { send, pass, messages } = await bench.boot();
    const accepted = await send({ to: [ANA, magicNumbers.notOnWhatsApp, BEA], message: "oferta" });
    if (accepted.type !== "batch") throw new Error("This is no batch");
    await pass(5_000);
    const [first, second, third] = accepted.batch.messages.map(({ messageId }) => messageId);
    const statusOf = async (id = "") => (await messages.get(tenant, "crm", id)).status;
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual(["read", "failed", "read"]);
    expect(await messages.get(tenant, "crm", second ?? "")).toMatchObject({ errorCode: "RECIPIENT_NOT_ON_WHATSAPP" });
    expect(bench.eventsOf("batch_completed").map(({ data }) => data)).toEqual([
      {
        batchId: accepted.batch.batchId,
        total: 3,
        counts: { sent: 2, failed: 1 },
        timestamp: expect.any(String),
      },
    ]);
  });

  it("keeps a message that could not go out because the connection was gone, and sends it when it is back", async () => {
    let drop: (() => void) | null = null;
    const { send, pass, restore, received, ...rest } = await bench.boot({
      engine: (real) => ({
        ...real,
        send: (...args) => {
          // The network goes between the claim and the send.
          drop?.();
          drop = null;
          return real.send(...args);
        },
      }),
    });
    drop = rest.drop;
    const { messageId } = messageOf(await send(text("hola")));
    await pass(120_000, 1_000);
    expect(received(ANA)).toEqual([]);
    expect(bench.jobs()).toMatchObject([{ messageId, state: "queued", bootId: null }]);
    restore();
    await pass(2_000);
    expect(received(ANA)).toEqual(["hola"]);
    expect(bench.statusesTold(messageId)).toEqual(["sent", "delivered", "read"]);
  });

  it("tries again what WhatsApp refused for the moment, under the same key, but not for ever", async () => {
    const { send, pass, failNextSend, messages, received } = await bench.boot();
    failNextSend({ times: 2, retryable: true });
    const { messageId } = messageOf(await send(text("hola")));
    const { waKey } = await messages.get(tenant, "crm", messageId);
    await pass(5_000);
    expect(await messages.get(tenant, "crm", messageId)).toMatchObject({ status: "read", waKey });
    expect(received(ANA)).toEqual(["hola"]);

    failNextSend({ times: 5, retryable: true });
    const { messageId: refused } = messageOf(await send(text("adiós", BEA)));
    await pass(60_000, 1_000);
    expect(await messages.get(tenant, "crm", refused)).toMatchObject({ status: "failed", errorCode: "SEND_FAILED" });
    expect(received(BEA)).toEqual([]);
  });

  it("does not let new messages shorten the pause after a failure", async () => {
    const { send, pass, failNextSend, messages } = await bench.boot();
    failNextSend({ times: 3, retryable: true });
    const { messageId } = messageOf(await send(text("hola")));
    for (let index = 0; index < 8; index += 1) await send(text(`más ${index}`));
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("sending");
    await pass(8_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("read");
  });

  it("finds a message whose answer was lost, and does not send it again", async () => {
    const { send, pass, failNextSend, messages, received } = await bench.boot();
    failNextSend({ answerLost: true });
    const { messageId } = messageOf(await send({ to: ANA, message: "hola", onUncertain: "retry" }));
    await pass(2_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("read");
    expect(received(ANA)).toEqual(["hola"]);
    expect(bench.statusesTold(messageId)).toEqual(["sent", "delivered", "read"]);
  });

  it("says unknown of a message that cannot be found, and sends it no more", async () => {
    const { send, pass, failNextSend, messages, received } = await bench.boot();
    failNextSend({ code: "TIMEOUT" });
    const sent = messageOf(await send({ to: ANA, message: "hola" }));
    expect(sent.status).toBe("unknown");
    await pass(120_000, 1_000);
    expect((await messages.get(tenant, "crm", sent.messageId)).status).toBe("unknown");
    expect(received(ANA)).toEqual([]);
    expect(bench.jobs()).toEqual([]);
    expect(bench.statusesTold(sent.messageId)).toEqual(["unknown"]);
  });

  it("sends a message again that cannot be found, if the caller wants that", async () => {
    const { send, pass, failNextSend, messages, received } = await bench.boot();
    failNextSend({ code: "ENGINE_CRASHED" });
    const { messageId } = messageOf(await send({ to: ANA, message: "hola", onUncertain: "retry", wait: 0 }));
    await pass(5_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("read");
    expect(received(ANA)).toEqual(["hola"]);
  });

  it("turns unknown into sent when the receipt comes after all", async () => {
    const { send, pass, failNextSend, messages } = await bench.boot();
    failNextSend({ delayMs: 40_000 });
    const { messageId } = messageOf(await send({ to: ANA, message: "hola", wait: 0 }));
    await pass(35_000, 1_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("unknown");
    await pass(10_000, 1_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("read");
    expect(bench.statusesTold(messageId)).toEqual(["unknown", "sent", "delivered", "read"]);
  });

  it("asks what became of a message once the session is connected again", async () => {
    const { send, pass, drop, restore, messages, received } = await bench.boot();
    const slow = magicNumbers.slow;
    const { messageId } = messageOf(await send(text("hola", slow)));
    await pass(1_000);
    drop();
    await pass(60_000, 1_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("sending");
    restore();
    await pass(2_000);
    expect(received(slow)).toEqual(["hola"]);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("read");
  });

  it("goes on after the store has failed, and sends nothing twice", async () => {
    let failures = 3;
    const fail = <Args extends readonly unknown[], T>(real: (...args: Args) => Promise<T>) => {
      return async (...args: Args): Promise<T> => {
        failures -= 1;
        if (failures >= 0) throw new Error("The disk is full");
        return real(...args);
      };
    };
    const { send, pass, messages, received } = await bench.boot({
      queue: (real) => ({ ...real, finish: fail(real.finish) }),
    });
    const { messageId } = messageOf(await send(text("hola")));
    await pass(30_000);
    expect((await messages.get(tenant, "crm", messageId)).status).toBe("read");
    expect(received(ANA)).toEqual(["hola"]);
    expect(bench.jobs()).toEqual([]);
  });

  it("serves every session in a line of its own", async () => {
    const process = await bench.boot();
    const other = { organizationId: 2, sessionId: "crm" };
    await process.connect(other, CARLA);
    process.failNextSend({ delayMs: 20_000 });
    await process.send(text("slow"));
    const stranger = { organizationId: 2, sessionIds: null };
    const quick = process.sends.send(stranger, "crm", { to: BEA, message: "quick" }, { requestKey: null });
    await process.pass(100);
    expect(await quick).toMatchObject({ message: { status: "sent" } });
    expect(process.world.received(BEA)).toMatchObject([{ from: CARLA }]);
  });

  it("waits at the end for what is being sent, but claims nothing more", async () => {
    const { send, pass, sender, received, failNextSend } = await bench.boot();
    failNextSend({ delayMs: 3_000 });
    await send(text("first"));
    await send(text("second"));
    let isStopped = false;
    const stopped = sender.stop().then(() => {
      isStopped = true;
    });
    await pass(1_000);
    expect(isStopped).toBe(false);
    await pass(3_000);
    await stopped;
    expect(received(ANA)).toEqual(["first"]);
    expect(bench.jobs()).toMatchObject([{ state: "queued" }]);
  });

  it("does not wait for ever at the end", async () => {
    const { send, pass, sender, failNextSend } = await bench.boot();
    failNextSend({ delayMs: 25_000 });
    await send(text("hola"));
    const stopped = sender.stop();
    await pass(10_000);
    await stopped;
    expect(bench.jobs()).toMatchObject([{ state: "sending" }]);
  });
});

function draft(words: string): MessageDraft {
  const content = { type: "text", text: words, mediaId: null, extras: {} } as const;
  const nothing = { quotedMessageId: null, templateId: null, sendAt: null, requestKey: null };
  return { content, ...nothing, onUncertain: "unknown" };
}

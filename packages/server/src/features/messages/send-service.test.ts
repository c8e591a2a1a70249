import type { Accepted } from "@inbox-hub/openapi/rules";
import { magicNumbers } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  createMessageBench,
  crm,
  everything,
  firstPage,
  type MessageBench,
  stranger,
  tenant,
} from "../../../test/support/message-bench";
import type { Tenant } from "../../contract/tenant";

const DAY = 24 * 60 * 60 * 1000;
const invalid = (...paths: string[]) => ({ code: "INVALID_REQUEST", details: paths.map((path) => ({ path })) });

describe("a request to send", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const messageIn = (accepted: Accepted) => {
    if (accepted.type !== "message") throw new Error("This is a batch");
    return accepted.message;
  };
  const batchIn = (accepted: Accepted) => {
    if (accepted.type !== "batch") throw new Error("This is a message");
    return accepted.batch;
  };

  it("is answered with the outcome, or with what is known when the wait is over", async () => {
    const { send, sends, pass } = await bench.boot();
    expect(messageIn(await send({ to: ANA, message: "hola" })).status).toBe("sent");
    const slowly = sends.send(tenant, "crm", { to: magicNumbers.slow, message: "hola", wait: 2 }, { requestKey: null });
    await pass(1_900);
    const early = await Promise.race([slowly, Promise.resolve("waiting")]);
    expect(early).toBe("waiting");
    await pass(200);
    expect(messageIn(await slowly).status).toBe("sending");
    expect(messageIn(await send({ to: ANA, message: "hola", wait: 0 })).status).toBe("queued");
  });

  it("fails with the reason, which the message keeps", async () => {
    const { send, messages } = await bench.boot();
    await expect(send({ to: magicNumbers.notOnWhatsApp, message: "hola" })).rejects.toMatchObject({
      code: "RECIPIENT_NOT_ON_WHATSAPP",
    });
    await expect(send({ to: magicNumbers.failing, message: "hola" })).rejects.toMatchObject({
      code: "SEND_FAILED",
      params: { messageId: expect.stringMatching(/^msg_/) },
    });
    const { items } = await messages.list(tenant, "crm", everything, firstPage);
    expect(items.map(({ errorCode }) => errorCode)).toEqual(["SEND_FAILED", "RECIPIENT_NOT_ON_WHATSAPP"]);
    expect(bench.eventsOf("message_status").map(({ data }) => data.error)).toEqual([
      { code: "RECIPIENT_NOT_ON_WHATSAPP", message: "The recipient is not on WhatsApp" },
      { code: "SEND_FAILED", message: `WhatsApp did not accept message ${items[0]?.messageId}` },
    ]);
  });

  it("sends every kind of content", async () => {
    const { send, world } = await bench.boot();
    bench.media.add(1, { mediaId: "media_pdf" });
    const location = { latitude: 40.4, longitude: -3.7, name: "Sol" };
    const poll = { question: "¿Cuándo?", options: ["Hoy", "Mañana"] };
    await send({ to: ANA, message: "@Bea", mentions: [BEA], linkPreview: false });
    await send({ to: ANA, mediaId: "media_pdf", message: "aquí" });
    await send({ to: ANA, mediaUrl: "https://example.com/a.png" });
    await send({ to: ANA, location });
    await send({ to: ANA, contact: { name: "Bea", phone: BEA } });
    await send({ to: ANA, poll });
    expect(world.received(ANA).map(({ content }) => content)).toMatchObject([
      { type: "text", text: "@Bea", mentions: [`${BEA}@c.us`] },
      { type: "media", kind: "document", caption: "aquí", media: { filename: "file.pdf" } },
      { type: "media", kind: "image", caption: "" },
      { type: "location", ...location, address: null },
      { type: "contact", name: "Bea", phone: BEA, organization: null },
      { type: "poll", ...poll, multiple: false },
    ]);
  });

  it("quotes a message of this session, and no other", async () => {
    const { send, receive, pass, messages, world } = await bench.boot();
    const key = await receive({ from: ANA, content: { type: "text", text: "¿Precio?" } });
    await pass();
    const { items } = await messages.list(tenant, "crm", everything, firstPage);
    const quotedMessageId = items[0]?.messageId ?? "";
    expect(messageIn(await send({ to: ANA, message: "5 €", quotedMessageId }))).toMatchObject({ quotedMessageId });
    expect(world.received(ANA)).toMatchObject([{ quotedKey: key }]);
    await expect(send({ to: ANA, message: "x", quotedMessageId: "msg_nothing" })).rejects.toMatchObject({
      code: "MESSAGE_NOT_FOUND",
    });
  });

  it("is refused before anything is stored when something is wrong with it", async () => {
    const { send, sends, drop } = await bench.boot();
    bench.media.add(2, { mediaId: "media_theirs" });
    const past = "2025-12-31T00:00:00.000Z";
    await expect(send({ to: ANA })).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    await expect(send({ to: "0", message: "x" })).rejects.toMatchObject(invalid("body.to"));
    await expect(send({ to: ANA, message: "x", sendAt: past })).rejects.toMatchObject(invalid("body.sendAt"));
    await expect(send({ to: ANA, mediaId: "media_theirs" })).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
    await expect(send({ to: ANA, mediaUrl: "https://refused" })).rejects.toMatchObject({ code: "MEDIA_URL_REFUSED" });
    const options = { requestKey: null };
    const missing = { code: "SESSION_NOT_FOUND" };
    await expect(sends.send(tenant, "x", { to: ANA, message: "x" }, options)).rejects.toMatchObject(missing);
    await expect(sends.send(stranger, "crm", { to: ANA, message: "x" }, options)).rejects.toMatchObject(missing);
    drop();
    const down = { code: "SESSION_DISCONNECTED", params: { sessionId: "crm", status: "reconnecting" } };
    await expect(send({ to: ANA, message: "x" })).rejects.toMatchObject(down);
    await expect(send({ to: [ANA], message: "x" })).rejects.toMatchObject(down);
    expect(bench.rows()).toEqual([]);
    expect(bench.jobs()).toEqual([]);
  });

  it("counts in the limit of its session, but not for a batch or for later", async () => {
    const { send, clock } = await bench.boot({ points: 2 });
    await send({ to: ANA, message: "1" });
    await send({ to: ANA, message: "2" });
    await expect(send({ to: ANA, message: "3" })).rejects.toMatchObject({
      code: "RATE_LIMIT_EXCEEDED",
      retryAfter: expect.any(Number),
    });
    const sendAt = new Date(clock.now() + 1_000).toISOString();
    expect(messageIn(await send({ to: ANA, message: "4", sendAt, wait: 0 })).status).toBe("scheduled");
    expect(batchIn(await send({ to: [ANA, BEA], message: "5", wait: 0 })).messages).toHaveLength(2);
  });

  it("to several makes one message for each number, whatever it is written like", async () => {
    const { send, pass, received, batches } = await bench.boot();
    const to = ["+34 612 345 678", "Ana", ANA, BEA];
    const batch = batchIn(await send({ to, message: "oferta", wait: 0 }));
    const [ana, bea] = batch.messages.map(({ messageId }) => messageId);
    expect(batch.recipients).toEqual([
      { to: "+34 612 345 678", messageId: ana },
      { to: "Ana", messageId: null },
      { to: ANA, messageId: ana },
      { to: BEA, messageId: bea },
    ]);
    expect(batch).toMatchObject({ refused: [{ to: "Ana", code: "INVALID_RECIPIENT" }], messages: { length: 2 } });
    await pass(2_000);
    expect([received(ANA), received(BEA)]).toEqual([["oferta"], ["oferta"]]);
    expect(await batches.get(tenant, "crm", batch.batchId)).toMatchObject({ completedAt: expect.any(Number) });
    expect(bench.eventsOf("batch_completed")[0]?.data).toMatchObject({ total: 3, counts: { failed: 1 } });
  });

  it("to nobody who can be reached is a batch that has ended", async () => {
    const { send } = await bench.boot();
    const batch = batchIn(await send({ to: ["Ana", "Bea"], message: "oferta", wait: 0 }));
    expect(batch).toMatchObject({ messages: [], completedAt: expect.any(Number) });
    expect(bench.eventsOf("batch_completed")[0]?.data).toMatchObject({ total: 2, counts: { failed: 2 } });
  });

  describe("that comes again with the same key", () => {
    it("finds the message of the first one, as it is by now, without waiting", async () => {
      const { send, pass, received, clock } = await bench.boot();
      const first = messageIn(await send({ to: ANA, message: "hola" }, "k"));
      await pass(2_000);
      const askedAt = clock.now();
      expect(messageIn(await send({ to: ANA, message: "hola" }, "k"))).toMatchObject({
        messageId: first.messageId,
        status: "read",
      });
      expect(clock.now()).toBe(askedAt);
      expect(received(ANA)).toEqual(["hola"]);
    });

    it("fails again where the first one failed", async () => {
      const { send } = await bench.boot();
      const refused = { code: "RECIPIENT_NOT_ON_WHATSAPP" };
      const request = { to: magicNumbers.notOnWhatsApp, message: "hola" };
      await expect(send(request, "k")).rejects.toMatchObject(refused);
      await expect(send(request, "k")).rejects.toMatchObject(refused);
      expect(bench.rows()).toHaveLength(1);
    });

    it("makes one message, when fifty come at once", async () => {
      const { sends, pass, received } = await bench.boot();
      const all = Promise.all(
        Array.from({ length: 50 }, () => sends.send(tenant, "crm", { to: ANA, message: "hola" }, { requestKey: "k" })),
      );
      await pass(2_000);
      const ids = (await all).map((accepted) => messageIn(accepted).messageId);
      expect(new Set(ids).size).toBe(1);
      expect(received(ANA)).toEqual(["hola"]);
      expect(bench.rows()).toHaveLength(1);
    });

    it("makes one batch, when fifty come at once", async () => {
      const { sends, pass, received } = await bench.boot();
      const all = Promise.all(
        Array.from({ length: 50 }, () =>
          sends.send(tenant, "crm", { to: [ANA, BEA], message: "hola" }, { requestKey: "k" }),
        ),
      );
      await pass(2_000);
      expect(new Set((await all).map((accepted) => batchIn(accepted).batchId)).size).toBe(1);
      expect([received(ANA), received(BEA)]).toEqual([["hola"], ["hola"]]);
    });

    it("finds it in whatever session it went out, for whoever may use that one", async () => {
      const { send, sends, pass } = await bench.boot();
      const sent = await send({ to: ANA, message: "hola" }, "k");
      await pass(2_000);
      const find = (who: Tenant) => sends.findEarlier(who, { wait: 0 }, { requestKey: "k" });
      expect(messageIn((await find(tenant)) ?? sent).status).toBe("read");
      const limited = { organizationId: 1, sessionIds: new Set(["other"]) };
      await expect(find(limited)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
      expect(await find(stranger)).toBeNull();
      expect(await sends.findEarlier(tenant, {}, { requestKey: "k2" })).toBeNull();
      expect(await sends.findEarlier(tenant, {}, { requestKey: null })).toBeNull();
    });

    it("is another message in another organization, or a day later", async () => {
      const { send, sends, connect, pass, settled } = await bench.boot();
      await connect({ organizationId: 2, sessionId: "crm" }, "34933333333");
      const request = { to: ANA, message: "hola" };
      const sent = [await send(request, "k"), await settled(sends.send(stranger, "crm", request, { requestKey: "k" }))];
      await pass(DAY, 60 * 60 * 1000);
      sent.push(await send(request, "k"));
      expect(new Set(sent.map((accepted) => messageIn(accepted).messageId)).size).toBe(3);
      expect(await send(request, "k")).toMatchObject({
        message: { messageId: sent[2] && messageIn(sent[2]).messageId },
      });
    });
  });

  describe("to forward a message", () => {
    const forward = (
      process: Awaited<ReturnType<MessageBench["boot"]>>,
      messageId: string,
      key: string | null = null,
    ) => process.settled(process.sends.forward(tenant, "crm", messageId, { to: BEA }, { requestKey: key }));

    it("sends its content again, the file by its id", async () => {
      const process = await bench.boot();
      bench.media.add(1, { mediaId: "media_pdf" });
      const { messageId } = messageIn(await process.send({ to: ANA, mediaId: "media_pdf", message: "aquí" }));
      const forwarded = messageIn(await forward(process, messageId, "k"));
      expect(forwarded).toMatchObject({ status: "sent", peer: BEA, mediaId: "media_pdf", text: "aquí" });
      expect(messageIn(await forward(process, messageId, "k")).messageId).toBe(forwarded.messageId);
      expect(process.received(BEA)).toEqual(["media"]);
      bench.media.delete("media_pdf");
      await expect(forward(process, messageId)).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
    });

    it("forwards what a story says, without its style", async () => {
      const process = await bench.boot();
      const story = { message: "Abrimos hoy", backgroundColor: "#0B5345", font: 2 };
      const { messageId } = await process.settled(process.sends.post(tenant, "crm", story, { requestKey: null }));
      const forwarded = messageIn(await forward(process, messageId));
      expect(forwarded).toMatchObject({ text: "Abrimos hoy", chatId: BEA });
      expect(forwarded.extras).toEqual({});
    });

    it("forwards what was received", async () => {
      const process = await bench.boot();
      await process.receive({ from: ANA, content: { type: "text", text: "reenvíalo" } });
      await process.pass();
      await forward(process, bench.rows()[0]?.id ?? "");
      expect(process.received(BEA)).toEqual(["reenvíalo"]);
    });

    it("is refused when nothing is left of it, or it does not exist here", async () => {
      const process = await bench.boot();
      const { messageId } = messageIn(await process.send({ to: ANA, message: "x" }));
      await process.settled(process.changes.revoke(tenant, "crm", messageId));
      await expect(forward(process, messageId)).rejects.toMatchObject({ code: "MESSAGE_NOT_EDITABLE" });
      await expect(forward(process, "msg_nothing")).rejects.toMatchObject({ code: "MESSAGE_NOT_FOUND" });
    });
  });

  it("stores nothing when its session was deleted meanwhile", async () => {
    const { stores } = await bench.boot();
    bench.database.sqlite.exec("DELETE FROM sessions");
    const content = { type: "text", text: "hola", mediaId: null, extras: {} } as const;
    const nothing = { quotedMessageId: null, templateId: null, sendAt: null, requestKey: null };
    const draft = { content, ...nothing, onUncertain: "unknown" } as const;
    const gone = { code: "SESSION_NOT_FOUND", params: { sessionId: "crm" } };
    await expect(stores.acceptance.accept(crm, ANA, draft)).rejects.toMatchObject(gone);
    const batch = { recipients: [{ to: ANA, addressee: ANA }] };
    await expect(stores.acceptance.acceptBatch(crm, batch, draft)).rejects.toMatchObject(gone);
    expect([bench.rows(), bench.jobs(), bench.batchRows()]).toEqual([[], [], []]);
  });

  it("stores nothing when the message cannot be stored with its job", async () => {
    const { send } = await bench.boot();
    bench.database.sqlite.exec(
      "CREATE TRIGGER no_jobs BEFORE INSERT ON send_jobs BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    await expect(send({ to: ANA, message: "x" })).rejects.toThrow("full");
    await expect(send({ to: [ANA], message: "x" })).rejects.toThrow("full");
    expect(bench.rows()).toEqual([]);
    expect(bench.batchRows()).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANA, createMessageBench, type MessageBench, stranger, tenant } from "../../../test/support/message-bench";
import { EngineError } from "../../engine/engine";

describe("changing a message", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const boot = async (options: Parameters<MessageBench["boot"]>[0] = {}) => {
    const process = await bench.boot(options);
    const { changes, settled } = process;
    return {
      ...process,
      sendText: async (text = "hola") => {
        const accepted = await process.send({ to: ANA, message: text });
        return accepted.type === "message" ? accepted.message.messageId : "";
      },
      edit: (id: string, text: string, who = tenant) => settled(changes.edit(who, "crm", id, text)),
      revoke: (id: string, who = tenant) => settled(changes.revoke(who, "crm", id)),
      react: (id: string, emoji: string | null, who = tenant) => settled(changes.react(who, "crm", id, emoji)),
    };
  };
  const notEditable = (problem: string) => ({ code: "MESSAGE_NOT_EDITABLE", params: { problem: { en: problem } } });

  it("edits the text on every device, in the row and in an event", async () => {
    const { sendText, edit, received } = await boot();
    const id = await sendText();
    expect(await edit(id, "hola, Ana")).toMatchObject({ text: "hola, Ana", editedAt: expect.any(Number) });
    expect(received(ANA)).toEqual(["hola, Ana"]);
    expect(bench.eventsOf("message_edited").map(({ data }) => data)).toEqual([
      { messageId: id, message: "hola, Ana", timestamp: expect.any(String), chatId: ANA },
    ]);
  });

  it("deletes it for everyone, and keeps the row without its content", async () => {
    const { sendText, revoke, edit, react, world } = await boot();
    const id = await sendText();
    expect(await revoke(id)).toMatchObject({ text: null, revokedAt: expect.any(Number) });
    expect(world.received(ANA)).toMatchObject([{ revoked: true }]);
    expect(bench.eventsOf("message_deleted")).toHaveLength(1);
    for (const change of [() => revoke(id), () => edit(id, "x"), () => react(id, "👍")]) {
      await expect(change()).rejects.toMatchObject(notEditable("it was deleted"));
    }
  });

  it("reacts to it, and takes that back", async () => {
    const { receive, pass, react, world } = await boot();
    const key = await receive({ from: ANA, content: { type: "text", text: "gracias" } });
    await pass();
    const id = bench.rows()[0]?.id ?? "";
    expect(await react(id, "👍")).toMatchObject({ reactions: [{ from: "crm", emoji: "👍" }] });
    expect(Object.values(world.message(key)?.reactions ?? {})).toEqual(["👍"]);
    expect(await react(id, null)).toMatchObject({ reactions: [] });
    expect(bench.eventsOf("message_reaction").map(({ data }) => [data.from, data.emoji])).toEqual([
      ["crm", "👍"],
      ["crm", null],
    ]);
  });

  it("is refused for what somebody else wrote, for what is not sent, and for what has no text", async () => {
    const { receive, pass, send, edit, revoke, react, drop, restore, clock } = await boot();
    await receive({ from: ANA, content: { type: "text", text: "mío" } });
    await pass();
    const theirs = bench.rows()[0]?.id ?? "";
    await expect(edit(theirs, "x")).rejects.toMatchObject(notEditable("somebody else wrote it"));
    await expect(revoke(theirs)).rejects.toMatchObject(notEditable("somebody else wrote it"));

    drop();
    await send({ to: ANA, message: "luego", sendAt: new Date(clock.now() + 3_600_000).toISOString() });
    restore();
    const unsent = bench.rows()[1]?.id ?? "";
    for (const change of [() => revoke(unsent), () => edit(unsent, "x"), () => react(unsent, "👍")]) {
      await expect(change()).rejects.toMatchObject(notEditable("its status is scheduled"));
    }

    await send({ to: ANA, poll: { question: "¿?", options: ["a", "b"] } });
    await expect(edit(bench.rows()[2]?.id ?? "", "x")).rejects.toMatchObject(notEditable("a poll has no text to edit"));
  });

  it("is not written down when WhatsApp refuses it, or cannot be reached", async () => {
    let refusal: EngineError | null = null;
    const { sendText, edit, drop } = await boot({
      engine: (real) => ({ ...real, edit: (...args) => (refusal ? Promise.reject(refusal) : real.edit(...args)) }),
    });
    const id = await sendText();
    refusal = new EngineError("FORBIDDEN", "too old");
    await expect(edit(id, "x")).rejects.toMatchObject(notEditable("WhatsApp does not allow it"));
    refusal = new EngineError("TIMEOUT", "no answer");
    await expect(edit(id, "x")).rejects.toMatchObject({ code: "ENGINE_FAILED" });
    refusal = new EngineError("INVALID_STATE", "gone");
    await expect(edit(id, "x")).rejects.toMatchObject({ code: "SESSION_DISCONNECTED" });
    refusal = null;
    drop();
    await expect(edit(id, "x")).rejects.toMatchObject({ code: "SESSION_DISCONNECTED" });
    expect(bench.rows()[0]).toMatchObject({ body: "hola", editedAt: null });
  });

  it("of another organization or session is answered as if it did not exist", async () => {
    const { sendText, edit, revoke, react, changes, messages } = await boot();
    const id = await sendText();
    await bench.addSession({ organizationId: 2, sessionId: "crm" });
    await bench.addSession({ organizationId: 1, sessionId: "other" });
    const missing = { code: "MESSAGE_NOT_FOUND", params: { messageId: id } };
    await expect(edit(id, "x", stranger)).rejects.toMatchObject(missing);
    await expect(revoke(id, stranger)).rejects.toMatchObject(missing);
    await expect(react(id, "👍", stranger)).rejects.toMatchObject(missing);
    await expect(changes.edit(tenant, "other", id, "x")).rejects.toMatchObject(missing);
    await expect(messages.get(stranger, "crm", id)).rejects.toMatchObject(missing);
    await expect(messages.cancel(stranger, "crm", id)).rejects.toMatchObject(missing);
    await expect(messages.waKeyOf(stranger, "crm", id)).rejects.toMatchObject(missing);
  });
});

describe("how WhatsApp knows a message", () => {
  it("is told once it has a key", async () => {
    const bench = createMessageBench();
    const { send, messages, clock } = await bench.boot();
    await send({ to: ANA, message: "hola" });
    await send({ to: ANA, message: "luego", sendAt: new Date(clock.now() + 1_000).toISOString() });
    const [sent, scheduled] = bench.rows();
    expect(await messages.waKeyOf(tenant, "crm", sent?.id ?? "")).toEqual({ key: sent?.waKey, chatId: `${ANA}@c.us` });
    await expect(messages.waKeyOf(tenant, "crm", scheduled?.id ?? "")).rejects.toMatchObject({
      code: "MESSAGE_NOT_FOUND",
    });
    await bench.close();
  });
});

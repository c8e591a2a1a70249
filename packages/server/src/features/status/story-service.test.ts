import type { StoryRequest } from "@inbox-hub/openapi/rules";
import { STORIES } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANA,
  BEA,
  createMessageBench,
  everything,
  firstPage,
  type MessageBench,
  SHOP,
  stranger,
  tenant,
} from "../../../test/support/message-bench";
import { EngineError } from "../../engine/engine";
import { endOf } from "./story";

const DAY = 24 * 60 * 60 * 1000;
const text = (words: string) => ({ type: "text" as const, text: words });

describe("stories", () => {
  let bench: MessageBench;
  beforeEach(() => {
    bench = createMessageBench();
  });
  afterEach(() => bench.close());

  const boot = async (options: Parameters<MessageBench["boot"]>[0] = {}) => {
    const process = await bench.boot(options);
    const { stories, settled } = process;
    const all = async (isActive: boolean | null = null) =>
      (await stories.list(tenant, "crm", { isActive }, firstPage)).items.map((story) => story.text);
    return {
      ...process,
      post: (request: StoryRequest, requestKey: string | null = null) =>
        settled(stories.create(tenant, "crm", request, { requestKey })),
      remove: (id: string, who = tenant) => settled(stories.delete(who, "crm", id)),
      all,
      /** The story in the world, as those who may see it have it. */
      shown: () => {
        const { waKey } = bench.rows().at(-1) ?? {};
        return process.world.message(waKey ?? "");
      },
    };
  };
  const meet = async ({
    receive,
    pass,
  }: {
    receive: Awaited<ReturnType<typeof boot>>["receive"];
    pass: () => Promise<void>;
  }) => {
    for (const from of [ANA, BEA]) await receive({ from, content: text("hola") });
    await pass();
  };

  it("go to everybody who may see them, in the style that was chosen", async () => {
    const process = await boot();
    await meet(process);
    const story = await process.post({ message: "Abrimos hoy", backgroundColor: "#0B5345", font: 2 });
    expect(story).toMatchObject({ chatId: STORIES, status: "sent", text: "Abrimos hoy", type: "text" });
    expect(endOf(story)).toBe((story.statusTimes.sent ?? 0) + DAY);
    expect(process.shown()).toMatchObject({
      to: STORIES,
      recipients: [ANA, BEA],
      content: { text: "Abrimos hoy", background: "#0B5345", font: 2 },
    });
    expect(bench.eventsOf("message_status").map(({ data }) => data)).toMatchObject([
      { messageId: story.messageId, chatId: STORIES, to: STORIES, status: "sent" },
    ]);
  });

  it("can be an image or a video, by id or by address, with a caption, and nothing else", async () => {
    const { post, shown } = await boot();
    bench.media.add(1, { mediaId: "media_png", type: "image", mimetype: "image/png" });
    bench.media.add(1, { mediaId: "media_pdf" });
    expect(await post({ mediaId: "media_png", message: "Oferta" })).toMatchObject({ type: "image", text: "Oferta" });
    expect(shown()?.content).toMatchObject({ type: "media", kind: "image", caption: "Oferta" });
    expect(await post({ mediaUrl: "https://x/y.png" })).toMatchObject({ type: "image", text: null });
    await expect(post({ mediaId: "media_pdf" })).rejects.toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
    await expect(post({ mediaId: "media_none" })).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
    expect(bench.rows()).toHaveLength(2);
  });

  it.each([
    [{ backgroundColor: "#000000" }, ["body.message", "body.mediaId", "body.mediaUrl"]],
    [{ mediaId: "media_png", mediaUrl: "https://x/y.png" }, ["body.mediaId", "body.mediaUrl"]],
    [{ mediaId: "media_png", backgroundColor: "#000000", font: 1 }, ["body.backgroundColor", "body.font"]],
    [{ message: "x", sendAt: "2025-12-31T00:00:00.000Z" }, ["body.sendAt"]],
  ])("are refused when %j is wrong with them", async (request, paths) => {
    const { post } = await boot();
    bench.media.add(1, { mediaId: "media_png", type: "image", mimetype: "image/png" });
    await expect(post(request)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: paths.map((path) => ({ path })),
    });
    expect(bench.rows()).toEqual([]);
  });

  it("go out once, however often they are asked for with one key, and count in the limit of the session", async () => {
    const { post } = await boot({ points: 1 });
    const first = await post({ message: "Hoy", wait: 3 }, "k");
    expect((await post({ message: "Hoy" }, "k")).messageId).toBe(first.messageId);
    expect(bench.rows()).toHaveLength(1);
    await expect(post({ message: "Hoy" })).rejects.toMatchObject({ code: "RATE_LIMIT_EXCEEDED" });
  });

  it("need a connection, unless they are for later", async () => {
    const { post, drop, restore, clock, pass, all } = await boot();
    drop();
    await expect(post({ message: "Hoy" })).rejects.toMatchObject({ code: "SESSION_DISCONNECTED" });
    const sendAt = new Date(clock.now() + 60_000).toISOString();
    const later = await post({ message: "Luego", sendAt });
    expect(later.status).toBe("scheduled");
    expect(endOf(later)).toBeNull();
    expect(await all(true)).toEqual([]);
    restore();
    await pass(70_000, 5_000);
    expect(await all(true)).toEqual(["Luego"]);
  });

  it("that may or may not have gone out are looked up, and not sent again", async () => {
    const { post, failNextSend, world, pass, stories } = await boot();
    failNextSend({ code: "SEND_UNKNOWN", answerLost: true });
    const { messageId } = await post({ message: "Hoy" });
    await pass(5_000);
    expect((await stories.get(tenant, "crm", messageId)).status).toBe("sent");
    expect(world.messages.inChat(SHOP, STORIES)).toHaveLength(1);
  });

  it("that WhatsApp refuses have failed, and nobody in particular is to blame", async () => {
    const { post, stories } = await boot({
      engine: (real) => ({ ...real, send: () => Promise.reject(new EngineError("CHAT_NOT_FOUND", "no")) }),
    });
    await expect(post({ message: "Hoy" })).rejects.toMatchObject({ code: "SEND_FAILED" });
    const [row] = bench.rows();
    const failed = await stories.get(tenant, "crm", row?.id ?? "");
    expect(failed).toMatchObject({ status: "failed", errorCode: "SEND_FAILED" });
    expect(endOf(failed)).toBeNull();
  });

  it("that WhatsApp refuses after all cannot be seen", async () => {
    const { post, control, shown, pass, stories, all } = await boot();
    const { messageId } = await post({ message: "Hoy" });
    control.moveReceipt("1.crm", shown()?.key ?? "", -1);
    await pass();
    const failed = await stories.get(tenant, "crm", messageId);
    expect(failed).toMatchObject({ status: "failed", statusTimes: { sent: expect.any(Number) } });
    expect(endOf(failed)).toBeNull();
    expect(await all(true)).toEqual([]);
  });

  it("can be seen for a day from when they were sent", async () => {
    const { post, all, pass } = await boot();
    await post({ message: "ayer" });
    await pass(DAY - 1_000, 60 * 60 * 1000);
    await post({ message: "hoy" });
    expect([await all(), await all(true), await all(false)]).toEqual([["hoy", "ayer"], ["hoy", "ayer"], []]);
    await pass(1_000);
    expect([await all(), await all(true), await all(false)]).toEqual([["hoy", "ayer"], ["hoy"], ["ayer"]]);
  });

  describe("taken back", () => {
    it("are gone for everybody, and stay so", async () => {
      const process = await boot();
      await meet(process);
      const { post, remove, shown, all } = process;
      const { messageId } = await post({ message: "Ay", backgroundColor: "#000000" });
      const revoked = await remove(messageId);
      expect(revoked).toMatchObject({ text: null, extras: {}, revokedAt: expect.any(Number) });
      expect(shown()).toMatchObject({ revoked: true });
      expect(await remove(messageId)).toEqual(revoked);
      expect([await all(true), await all(false)]).toEqual([[], [null]]);
      expect(bench.eventsOf("message_deleted").map(({ data }) => data)).toMatchObject([{ messageId, chatId: STORIES }]);
    });

    it("by two at once are gone for both", async () => {
      const { post, stories, settled } = await boot();
      const { messageId } = await post({ message: "Ay" });
      const both = [1, 2].map(() => stories.delete(tenant, "crm", messageId));
      const [one, other] = await settled(Promise.all(both));
      expect(one?.revokedAt).not.toBeNull();
      expect(other).toEqual(one);
      expect(bench.eventsOf("message_deleted")).toHaveLength(1);
    });

    it("before they are sent are canceled, without a connection", async () => {
      const { post, remove, drop, clock, pass, world } = await boot();
      drop();
      const sendAt = new Date(clock.now() + 60_000).toISOString();
      const { messageId } = await post({ message: "Luego", sendAt });
      const canceled = await remove(messageId);
      expect(canceled.status).toBe("canceled");
      expect(await remove(messageId)).toEqual(canceled);
      await pass(70_000, 5_000);
      expect(world.messages.inChat(SHOP, STORIES)).toEqual([]);
    });

    it("need a connection once they are sent, and WhatsApp's consent", async () => {
      let refusal: EngineError | null = null;
      const { post, remove, drop } = await boot({
        engine: (real) => ({
          ...real,
          revoke: (...args) => (refusal ? Promise.reject(refusal) : real.revoke(...args)),
        }),
      });
      const { messageId } = await post({ message: "Hoy" });
      refusal = new EngineError("FORBIDDEN", "too old");
      await expect(remove(messageId)).rejects.toMatchObject({ code: "MESSAGE_NOT_EDITABLE" });
      refusal = new EngineError("TIMEOUT", "no answer");
      await expect(remove(messageId)).rejects.toMatchObject({ code: "ENGINE_FAILED" });
      drop();
      await expect(remove(messageId)).rejects.toMatchObject({ code: "SESSION_DISCONNECTED" });
      expect(bench.rows()[0]?.revokedAt).toBeNull();
    });
  });

  it("are neither messages of a list nor of a search, but can be looked up as the message they are", async () => {
    const { post, messages, changes, settled } = await boot();
    const { messageId } = await post({ message: "Rebajas" });
    expect((await messages.list(tenant, "crm", everything, firstPage)).items).toEqual([]);
    expect((await messages.list(tenant, "crm", { ...everything, q: "rebajas" }, firstPage)).items).toEqual([]);
    expect((await messages.list(tenant, "crm", { ...everything, from: 0 }, firstPage)).items).toEqual([]);
    expect(await messages.get(tenant, "crm", messageId)).toMatchObject({ chatId: STORIES, text: "Rebajas" });
    await expect(settled(changes.edit(tenant, "crm", messageId, "x"))).rejects.toMatchObject({
      code: "MESSAGE_NOT_EDITABLE",
      params: { problem: { en: "a story cannot be edited" } },
    });
  });

  it("of others, and what is posted on the phone, are nobody's messages", async () => {
    const process = await boot();
    await meet(process);
    const { world, pass } = process;
    const post = (phone: string, words: string) =>
      world.messages.send(
        { phone, device: null },
        { key: words, to: STORIES, content: { ...text(words), mentions: [] } },
      );
    post(ANA, "De vacaciones");
    post(SHOP, "Desde el móvil");
    await pass();
    expect(bench.rows().map(({ body }) => body)).toEqual(["hola", "hola"]);
  });

  it("show who reacted to them", async () => {
    const process = await boot();
    await meet(process);
    const { messageId } = await process.post({ message: "Hoy" });
    const { key = "" } = process.shown() ?? {};
    process.world.messages.react({ phone: ANA, device: null }, STORIES, key, "😍");
    await process.pass();
    expect(await process.messages.get(tenant, "crm", messageId)).toMatchObject({
      reactions: [{ from: ANA, emoji: "😍" }],
    });
    expect(bench.eventsOf("message_reaction").map(({ data }) => data)).toMatchObject([{ messageId, chatId: STORIES }]);
  });

  it("and messages of others, and of another organization or session, are not found", async () => {
    const { post, stories, send, remove } = await boot();
    const { messageId } = await post({ message: "Hoy" });
    await send({ to: ANA, message: "hola" });
    await bench.addSession({ organizationId: 2, sessionId: "crm" });
    await bench.addSession({ organizationId: 1, sessionId: "other" });
    const missing = (statusId: string) => ({ code: "STATUS_NOT_FOUND", params: { statusId } });
    const message = bench.rows()[1]?.id ?? "";
    for (const id of [message, "msg_nothing"]) {
      await expect(stories.get(tenant, "crm", id)).rejects.toMatchObject(missing(id));
      await expect(remove(id)).rejects.toMatchObject(missing(id));
    }
    await expect(stories.get(stranger, "crm", messageId)).rejects.toMatchObject(missing(messageId));
    await expect(remove(messageId, stranger)).rejects.toMatchObject(missing(messageId));
    await expect(stories.get(tenant, "other", messageId)).rejects.toMatchObject(missing(messageId));
    await expect(stories.get(tenant, "none", messageId)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    expect((await stories.list(stranger, "crm", { isActive: null }, firstPage)).items).toEqual([]);
  });
});

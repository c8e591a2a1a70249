import type { Body } from "@inbox-hub/openapi";
import { magicNumbers } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANA, BEA, createSandboxBench } from "../../../test/support/sandbox-bench";
import { caller, key, ref } from "../../../test/support/session-stage";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";

const { sessionId } = ref;
const params = { sessionId };
const context = contextOf(caller.actor);

let bench: Awaited<ReturnType<typeof createSandboxBench>>;
let process: (typeof bench)["process"];
let handlers: (typeof bench)["handlers"];

beforeEach(async () => {
  bench = await createSandboxBench();
  ({ process, handlers } = bench);
});
afterEach(() => bench.close());

const scan = (body: Body<"sandbox.scan"> = {}) =>
  handlers["sandbox.scan"](requestOf("sandbox.scan", { params, body }), context);
const receive = (body: Body<"sandbox.receiveMessage">) =>
  handlers["sandbox.receiveMessage"](requestOf("sandbox.receiveMessage", { params, body }), context);
const disconnect = (body: Body<"sandbox.disconnect"> = {}) =>
  handlers["sandbox.disconnect"](requestOf("sandbox.disconnect", { params, body }), context);
const failNextSend = (body: Body<"sandbox.failNextSend"> = {}) =>
  handlers["sandbox.failNextSend"](requestOf("sandbox.failNextSend", { params, body }), context);
const moveReceipt = (messageId: string, status: Body<"sandbox.moveReceipt">["status"]) =>
  handlers["sandbox.moveReceipt"](
    requestOf("sandbox.moveReceipt", { params: { sessionId, messageId }, body: { status } }),
    context,
  );

describe("scanning in the sandbox", () => {
  it("links the number that is asked for, or one that stays the same", async () => {
    await process.supervisor.startSession(ref);
    await process.pass();
    const reply = await scan({ phoneNumber: "+34 699 000 001" });
    expectOnContract("sandbox.scan", reply);
    expect(reply).toMatchObject({ status: 202, data: { phoneNumber: "34699000001" } });
    await process.pass();
    expect(process.supervisor.observed(ref)?.status).toBe("connected");
    await process.supervisor.logoutSession(ref);
    await process.supervisor.startSession(ref);
    await process.pass();
    expect(await scan()).toMatchObject({ data: { phoneNumber: expect.stringMatching(/^346\d{8}$/) } });
  });

  it("is refused when the session shows no QR, or the number has no WhatsApp", async () => {
    await expect(scan()).rejects.toMatchObject({
      code: "SESSION_NOT_PAIRING",
      params: { sessionId, status: "stopped" },
    });
    await process.supervisor.startSession(ref);
    await process.pass();
    await expect(scan({ phoneNumber: magicNumbers.notOnWhatsApp })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.phoneNumber", message: { en: "this number is not on WhatsApp" } }],
    });
  });
});

describe("a customer who writes in the sandbox", () => {
  it("sends text", async () => {
    await bench.connect();
    const reply = await receive({ from: "+34 687 654 321", name: "Bea", message: "¿Hola?" });
    expect(reply).toEqual({ status: 202, data: { done: true } });
    expectOnContract("sandbox.receiveMessage", reply);
    expect(bench.received()).toMatchObject([{ phone: BEA, senderName: "Bea", text: "¿Hola?", type: "text" }]);
  });

  it("sends a file that was uploaded, with a caption", async () => {
    await bench.connect();
    await receive({ from: BEA, mediaId: "media_1", message: "mira" });
    const [message] = bench.received();
    expect(message).toMatchObject({ type: "image", text: "mira", media: { mimetype: "image/png", filename: "f.png" } });
    const engine = process.access.requireEngine(ref);
    const file = await engine.downloadMedia(message?.chatId ?? "", message?.key ?? "", { maxBytes: 100 });
    expect(await file.read()).toEqual(bench.photo);
  });

  it("answers a message, in the group where it stands", async () => {
    await bench.connect();
    await bench.send("msg_1");
    await receive({ from: BEA, message: "sí", quotedMessageId: "msg_1" });
    expect(bench.received()).toMatchObject([{ chatId: `${BEA}@c.us`, quotedKey: bench.known.get("msg_1")?.key }]);

    const { groupId } = process.control.createGroup({ from: BEA, subject: "Obra", with: key });
    await bench.write("msg_2", BEA, "uno", groupId);
    await receive({ from: BEA, message: "dos", quotedMessageId: "msg_2" });
    expect(bench.received().at(-1)).toMatchObject({ chatId: groupId, quotedKey: bench.known.get("msg_2")?.key });
  });

  it("is heard later when the session is down", async () => {
    await bench.connect();
    await process.supervisor.stopSession(ref);
    await receive({ from: BEA, message: "¿hola?" });
    expect(bench.received()).toEqual([]);
    await process.supervisor.startSession(ref);
    await process.pass();
    expect(bench.received()).toMatchObject([{ text: "¿hola?" }]);
  });

  it("cannot reach a session that is not linked", async () => {
    await expect(receive({ from: BEA, message: "hola" })).rejects.toMatchObject({
      code: "SESSION_DISCONNECTED",
      params: { sessionId, status: "stopped" },
    });
  });

  it("is refused when the request makes no sense", async () => {
    await bench.connect();
    const invalid = (path: string) => ({ code: "INVALID_REQUEST", details: [{ path }] });
    await expect(receive({ from: BEA })).rejects.toMatchObject(invalid("body.message"));
    await expect(receive({ from: magicNumbers.notOnWhatsApp, message: "x" })).rejects.toMatchObject(
      invalid("body.from"),
    );
    await expect(receive({ from: ANA, message: "to myself" })).rejects.toMatchObject(invalid("body.from"));
    for (const mediaId of ["media_2", "media_1_deleted"]) {
      await expect(receive({ from: BEA, mediaId })).rejects.toMatchObject({
        code: "MEDIA_NOT_FOUND",
        params: { mediaId },
      });
    }
    await bench.send("msg_1");
    for (const [from, quotedMessageId] of [
      [BEA, "msg_2"],
      // It was written to somebody else.
      ["34611111111", "msg_1"],
    ] as const) {
      await expect(receive({ from, message: "x", quotedMessageId })).rejects.toMatchObject({
        code: "MESSAGE_NOT_FOUND",
        params: { messageId: quotedMessageId },
      });
    }
    expect(bench.received()).toEqual([]);
  });
});

describe("trouble in the sandbox", () => {
  it("drops the connection for as long as asked", async () => {
    await bench.connect();
    const reply = await disconnect();
    expectOnContract("sandbox.disconnect", reply);
    expect(reply).toMatchObject({ status: 202, data: { status: "reconnecting", reason: "network" } });
    await expect(disconnect()).rejects.toMatchObject({
      code: "SESSION_DISCONNECTED",
      params: { status: "reconnecting" },
    });
    await process.pass(9_999);
    expect(process.supervisor.observed(ref)?.status).toBe("reconnecting");
    await process.pass(1);
    expect(process.supervisor.observed(ref)?.status).toBe("connected");
    await disconnect({ seconds: 1 });
    await process.pass(1_000);
    expect(process.supervisor.observed(ref)?.status).toBe("connected");
  });

  it("unlinks the phone for good", async () => {
    await bench.connect();
    expect(await disconnect({ unlink: true })).toMatchObject({ data: { status: "logged_out", reason: "unlinked" } });
    await expect(disconnect({ unlink: true })).rejects.toMatchObject({ code: "SESSION_DISCONNECTED" });
  });

  it("makes the next sends fail, refused or with the answer lost", async () => {
    await expect(failNextSend()).rejects.toMatchObject({ code: "SESSION_DISCONNECTED" });
    await bench.connect();
    expectOnContract("sandbox.failNextSend", await failNextSend({ times: 2 }));
    await failNextSend({ how: "answer_lost" });
    await expect(bench.send("msg_1")).rejects.toMatchObject({ code: "SEND_FAILED" });
    await expect(bench.send("msg_2")).rejects.toMatchObject({ code: "SEND_FAILED" });
    await expect(bench.send("msg_3")).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    await bench.send("msg_4");
    expect(process.world.received(BEA).map((message) => message.key)).toEqual([
      bench.known.get("msg_3")?.key,
      bench.known.get("msg_4")?.key,
    ]);
  });

  it("moves the receipt of a message forward only", async () => {
    await bench.connect();
    const acks: number[] = [];
    process.supervisor.onSessionEvent((_ref, _engine, event) => {
      if (event.name === "ack") acks.push(event.payload.ack);
    });
    await bench.send("msg_1");
    expectOnContract("sandbox.moveReceipt", await moveReceipt("msg_1", "read"));
    await moveReceipt("msg_1", "played");
    expect(acks).toEqual([1, 3, 4]);
    await expect(moveReceipt("msg_1", "delivered")).rejects.toMatchObject({
      code: "MESSAGE_NOT_EDITABLE",
      params: { messageId: "msg_1" },
    });
    await expect(moveReceipt("msg_2", "read")).rejects.toMatchObject({ code: "MESSAGE_NOT_FOUND" });
    await bench.write("msg_3", BEA, "x");
    await expect(moveReceipt("msg_3", "read")).rejects.toMatchObject({
      code: "MESSAGE_NOT_FOUND",
      params: { messageId: "msg_3" },
    });
  });

  it("is not for sessions of another organization", async () => {
    await bench.connect();
    const stranger = contextOf(caller.actor, 2);
    const none = { code: "SESSION_NOT_FOUND" };
    const scanRequest = requestOf("sandbox.scan", { params, body: {} });
    await expect(handlers["sandbox.scan"](scanRequest, stranger)).rejects.toMatchObject(none);
    const received = requestOf("sandbox.receiveMessage", { params, body: { from: BEA, message: "x" } });
    await expect(handlers["sandbox.receiveMessage"](received, stranger)).rejects.toMatchObject(none);
    const drop = requestOf("sandbox.disconnect", { params, body: {} });
    await expect(handlers["sandbox.disconnect"](drop, stranger)).rejects.toMatchObject(none);
    const fault = requestOf("sandbox.failNextSend", { params, body: {} });
    await expect(handlers["sandbox.failNextSend"](fault, stranger)).rejects.toMatchObject(none);
    const receipt = requestOf("sandbox.moveReceipt", {
      params: { sessionId, messageId: "m" },
      body: { status: "read" },
    });
    await expect(handlers["sandbox.moveReceipt"](receipt, stranger)).rejects.toMatchObject(none);
  });
});

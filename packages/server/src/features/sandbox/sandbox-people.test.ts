import type { Body } from "@inbox-hub/openapi";
import { magicNumbers } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANA, BEA, CARLA, createSandboxBench } from "../../../test/support/sandbox-bench";
import { caller, key, ref } from "../../../test/support/session-stage";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";

const { sessionId } = ref;
const NOWHERE = "120363000000000000@g.us";
const poll = { type: "poll", question: "¿Cuándo?", options: ["Hoy", "Mañana"], multiple: false } as const;

let bench: Awaited<ReturnType<typeof createSandboxBench>>;
beforeEach(async () => {
  bench = await createSandboxBench();
});
afterEach(() => bench.close());

const contextFor = (organizationId = 1) => contextOf(caller.actor, organizationId);

const react = (messageId: string, body: Body<"sandbox.react">, context = contextFor()) =>
  bench.handlers["sandbox.react"](requestOf("sandbox.react", { params: { sessionId, messageId }, body }), context);
const vote = (messageId: string, body: Body<"sandbox.vote">, context = contextFor()) =>
  bench.handlers["sandbox.vote"](requestOf("sandbox.vote", { params: { sessionId, messageId }, body }), context);
const edit = (messageId: string, message: string, context = contextFor()) => {
  const request = requestOf("sandbox.editMessage", { params: { sessionId, messageId }, body: { message } });
  return bench.handlers["sandbox.editMessage"](request, context);
};
const revoke = (messageId: string, context = contextFor()) =>
  bench.handlers["sandbox.revokeMessage"](
    requestOf("sandbox.revokeMessage", { params: { sessionId, messageId } }),
    context,
  );
const createGroup = (body: Body<"sandbox.createGroup">, context = contextFor()) =>
  bench.handlers["sandbox.createGroup"](requestOf("sandbox.createGroup", { params: { sessionId }, body }), context);
const move = (groupId: string, body: Body<"sandbox.moveParticipant">, context = contextFor()) => {
  const request = requestOf("sandbox.moveParticipant", { params: { sessionId, groupId }, body });
  return bench.handlers["sandbox.moveParticipant"](request, context);
};
const receive = (body: Body<"sandbox.receiveMessage">) =>
  bench.handlers["sandbox.receiveMessage"](
    requestOf("sandbox.receiveMessage", { params: { sessionId }, body }),
    contextFor(),
  );

const notEditable = (messageId: string) => ({ code: "MESSAGE_NOT_EDITABLE", params: { messageId } });
const notFound = (messageId: string) => ({ code: "MESSAGE_NOT_FOUND", params: { messageId } });

describe("a customer in the sandbox", () => {
  it("reacts to a message, and takes it back", async () => {
    await bench.connect();
    await bench.send("msg_1");
    const reply = await react("msg_1", { from: "+34 687 654 321", emoji: "👍" });
    expect(reply).toEqual({ status: 202, data: { done: true } });
    expectOnContract("sandbox.react", reply);
    await react("msg_1", { from: BEA, emoji: null });
    expect(bench.told("reaction").map(({ payload }) => payload)).toMatchObject([
      { key: bench.known.get("msg_1")?.key, from: `${BEA}@c.us`, emoji: "👍" },
      { emoji: "" },
    ]);
  });

  it("does not react to what was deleted, what others have, or what is not there", async () => {
    await bench.connect();
    await bench.send("msg_1");
    await bench.process.access.requireEngine(ref).revoke(`${BEA}@c.us`, bench.known.get("msg_1")?.key ?? "");
    await expect(react("msg_1", { from: BEA, emoji: "👍" })).rejects.toMatchObject(notEditable("msg_1"));
    await bench.send("msg_2");
    for (const from of [CARLA, magicNumbers.notOnWhatsApp]) {
      await expect(react("msg_2", { from, emoji: "👍" })).rejects.toMatchObject(notFound("msg_2"));
    }
    await expect(react("msg_3", { from: BEA, emoji: "👍" })).rejects.toMatchObject(notFound("msg_3"));
    expect(bench.told("reaction")).toEqual([]);
  });

  it("votes in a poll, for what it offers", async () => {
    await bench.connect();
    await bench.send("msg_1", poll);
    expectOnContract("sandbox.vote", await vote("msg_1", { from: BEA, options: ["Mañana"] }));
    await vote("msg_1", { from: BEA, options: [] });
    expect(bench.told("vote").map(({ payload }) => payload.options)).toEqual([["Mañana"], []]);

    await bench.send("msg_2");
    await expect(vote("msg_2", { from: BEA, options: ["Hoy"] })).rejects.toMatchObject(notEditable("msg_2"));
    for (const options of [["Nunca"], ["Hoy", "Mañana"]]) {
      await expect(vote("msg_1", { from: BEA, options })).rejects.toMatchObject(notEditable("msg_1"));
    }
    await expect(vote("msg_1", { from: CARLA, options: ["Hoy"] })).rejects.toMatchObject(notFound("msg_1"));
    expect(bench.told("vote")).toHaveLength(2);
  });

  it("edits and deletes what they wrote", async () => {
    await bench.connect();
    await bench.write("msg_1", BEA, "hloa");
    expectOnContract("sandbox.editMessage", await edit("msg_1", "hola"));
    expectOnContract("sandbox.revokeMessage", await revoke("msg_1"));
    const waKey = bench.known.get("msg_1")?.key;
    expect(bench.told("edit")).toMatchObject([{ payload: { key: waKey, text: "hola" } }]);
    expect(bench.told("revoke")).toMatchObject([{ payload: { key: waKey } }]);
    await expect(edit("msg_1", "otra vez")).rejects.toMatchObject(notEditable("msg_1"));
    await expect(revoke("msg_1")).rejects.toMatchObject(notEditable("msg_1"));
  });

  it("neither edits nor deletes what the session wrote, nor a place", async () => {
    await bench.connect();
    await bench.send("msg_1");
    await expect(edit("msg_1", "yo no")).rejects.toMatchObject(notEditable("msg_1"));
    await expect(revoke("msg_1")).rejects.toMatchObject(notEditable("msg_1"));
    await expect(edit("msg_2", "nada")).rejects.toMatchObject(notFound("msg_2"));
    await receive({ from: BEA, location: { latitude: 1, longitude: 2 } });
    const [{ key: waKey } = { key: "" }] = bench.received();
    bench.known.set("msg_3", { key: waKey, chatId: `${BEA}@c.us`, direction: "inbound" });
    await expect(edit("msg_3", "aquí")).rejects.toMatchObject(notEditable("msg_3"));
    expect(bench.told("edit")).toEqual([]);
    expect(bench.told("revoke")).toEqual([]);
  });

  it("sends a place, a contact card, a poll", async () => {
    await bench.connect();
    await receive({ from: BEA, location: { latitude: 40.4, longitude: -3.7, name: "Sol" } });
    await receive({ from: BEA, contact: { name: "Carla", phone: "+34 611 111 111" } });
    await receive({ from: BEA, poll: { question: "¿Cuándo?", options: ["Hoy", "Mañana"] } });
    expect(bench.received()).toMatchObject([
      { type: "location", location: { latitude: 40.4, longitude: -3.7, name: "Sol", address: null } },
      { type: "contact", contact: { name: "Carla", phone: CARLA, organization: null } },
      { type: "poll", poll: { question: "¿Cuándo?", options: ["Hoy", "Mañana"], multiple: false } },
    ]);
  });

  it("sends one content at a time", async () => {
    await bench.connect();
    const location = { latitude: 1, longitude: 2 };
    const invalid = (path: string) => ({ code: "INVALID_REQUEST", details: [{ path }] });
    await expect(receive({ from: BEA })).rejects.toMatchObject(invalid("body.message"));
    await expect(receive({ from: BEA, message: "x", location })).rejects.toMatchObject(invalid("body.location"));
    await expect(receive({ from: BEA, mediaId: "media_1", location })).rejects.toMatchObject(invalid("body.location"));
    await expect(receive({ from: BEA, contact: { name: "C", phone: "0" } })).rejects.toMatchObject(
      invalid("body.contact.phone"),
    );
    expect(bench.received()).toEqual([]);
  });
});

describe("groups in the sandbox", () => {
  it("are created by somebody, with the session in them", async () => {
    await bench.connect();
    const reply = await createGroup({ from: BEA, subject: "Vecinos", participants: [CARLA] });
    expectOnContract("sandbox.createGroup", reply);
    const { groupId, inviteCode } = reply.data;
    expect(bench.told("group")).toMatchObject([{ payload: { groupId, action: "created", subject: "Vecinos" } }]);
    expect(bench.process.world.groups.get(groupId)).toMatchObject({
      subject: "Vecinos",
      members: [BEA, CARLA, ANA],
      admins: [BEA],
      inviteCode,
    });
  });

  it("are created without the session, which can join by the code", async () => {
    await bench.connect();
    const { data } = await createGroup({ from: BEA, subject: "Vecinos", withSession: false });
    expect(bench.told("group")).toEqual([]);
    expect(await bench.process.access.requireEngine(ref).joinGroup(data.inviteCode)).toBe(data.groupId);
  });

  it("are not created without a phone, or by somebody without WhatsApp", async () => {
    const wish = { from: BEA, subject: "Vecinos" };
    await expect(createGroup(wish)).rejects.toMatchObject({ code: "SESSION_DISCONNECTED", params: { sessionId } });
    await bench.connect();
    const invalid = (path: string) => ({ code: "INVALID_REQUEST", details: [{ path }] });
    await expect(createGroup({ ...wish, from: magicNumbers.notOnWhatsApp })).rejects.toMatchObject(
      invalid("body.from"),
    );
    await expect(createGroup({ ...wish, participants: [CARLA, "0"] })).rejects.toMatchObject(
      invalid("body.participants[1]"),
    );
    expect(bench.told("group")).toEqual([]);
  });

  it("are joined, written in and left", async () => {
    await bench.connect();
    const { groupId } = (await createGroup({ from: BEA, subject: "Vecinos" })).data;
    expectOnContract("sandbox.moveParticipant", await move(groupId, { participant: CARLA, action: "join" }));
    await move(groupId, { participant: CARLA, action: "join" });
    await receive({ from: CARLA, groupId, message: "hola" });
    await move(groupId, { participant: "+34 611 111 111", action: "leave" });
    expect(bench.told("group").map(({ payload }) => payload.action)).toEqual(["created", "joined", "left"]);
    expect(bench.received()).toMatchObject([{ chatId: groupId, chatName: "Vecinos", author: `${CARLA}@c.us` }]);
  });

  it("are not left by whoever is not in them, and are known or not", async () => {
    await bench.connect();
    const { groupId } = (await createGroup({ from: BEA, subject: "Vecinos" })).data;
    await expect(move(groupId, { participant: CARLA, action: "leave" })).rejects.toMatchObject({
      code: "PARTICIPANT_NOT_IN_GROUP",
      params: { groupId },
      details: [{ path: "body.participant" }],
    });
    for (const action of ["join", "leave"] as const) {
      await expect(move(NOWHERE, { participant: CARLA, action })).rejects.toMatchObject({
        code: "GROUP_NOT_FOUND",
        params: { groupId: NOWHERE },
      });
    }
    await expect(move(groupId, { participant: magicNumbers.notOnWhatsApp, action: "join" })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.participant" }],
    });
  });

  it("take messages of their members only, and only where the session is one of them", async () => {
    await bench.connect();
    const { groupId } = (await createGroup({ from: BEA, subject: "Vecinos" })).data;
    const other = (await createGroup({ from: BEA, subject: "Familia", withSession: false })).data.groupId;
    await expect(receive({ from: CARLA, groupId, message: "x" })).rejects.toMatchObject({
      code: "PARTICIPANT_NOT_IN_GROUP",
      params: { groupId },
      details: [{ path: "body.from" }],
    });
    for (const unknown of [other, NOWHERE]) {
      await expect(receive({ from: BEA, groupId: unknown, message: "x" })).rejects.toMatchObject({
        code: "GROUP_NOT_FOUND",
        params: { groupId: unknown },
      });
    }
    await bench.send("msg_1");
    await expect(receive({ from: BEA, groupId, message: "x", quotedMessageId: "msg_1" })).rejects.toMatchObject(
      notFound("msg_1"),
    );
    await move(groupId, { participant: CARLA, action: "join" });
    const beaOnPhone = { phone: BEA, device: null };
    bench.process.world.groups.update(beaOnPhone, groupId, { settings: { messagesAdminsOnly: true } });
    await expect(receive({ from: CARLA, groupId, message: "x" })).rejects.toMatchObject({
      code: "GROUP_ADMIN_REQUIRED",
      params: { groupId },
    });
    expect(bench.received()).toEqual([]);
  });
});

it("plays nobody's part in sessions of another organization", async () => {
  await bench.connect();
  await bench.send("msg_1", poll);
  await bench.write("msg_2", BEA, "hola");
  const { groupId } = bench.process.control.createGroup({ from: BEA, subject: "Vecinos", with: key });
  const stranger = contextFor(2);
  for (const call of [
    () => react("msg_1", { from: BEA, emoji: "👍" }, stranger),
    () => vote("msg_1", { from: BEA, options: ["Hoy"] }, stranger),
    () => edit("msg_2", "x", stranger),
    () => revoke("msg_2", stranger),
    () => createGroup({ from: BEA, subject: "x" }, stranger),
    () => move(groupId, { participant: CARLA, action: "join" }, stranger),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
  }
});

describe("what a customer does in the sandbox", () => {
  it("is not said to be done when it cannot be stored, whatever it is", async () => {
    await bench.connect();
    await bench.send("msg_1", poll);
    await bench.write("msg_2", BEA, "hola");
    const { data } = await createGroup({ from: BEA, subject: "Equipo" });
    const { groupId } = data;
    const problem = new Error("disk full");
    bench.failStoring(problem);
    const receipt = requestOf("sandbox.moveReceipt", {
      params: { sessionId, messageId: "msg_1" },
      body: { status: "read" },
    });
    const acts = [
      () => receive({ from: BEA, message: "hola" }),
      () => react("msg_1", { from: BEA, emoji: "👍" }),
      () => vote("msg_1", { from: BEA, options: ["Hoy"] }),
      () => edit("msg_2", "adiós"),
      () => revoke("msg_2"),
      () => createGroup({ from: BEA, subject: "Otro" }),
      () => move(groupId, { participant: CARLA, action: "join" }),
      async () => bench.handlers["sandbox.moveReceipt"](receipt, contextFor()),
    ];
    for (const act of acts) await expect(act()).rejects.toBe(problem);
  });
});

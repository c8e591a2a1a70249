import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { caller, createSessionStage, key, ref } from "../../../test/support/session-stage";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";
import { createSessionHandlers } from "./session-handlers";

const ANA = "34612345678";
const params = { sessionId: ref.sessionId };
const context = contextOf(caller.actor);

let stage: ReturnType<typeof createSessionStage>;
let process: ReturnType<ReturnType<typeof createSessionStage>["boot"]>;
let handlers: ReturnType<typeof createSessionHandlers>;
beforeEach(async () => {
  stage = createSessionStage();
  process = stage.boot();
  await process.supervisor.start();
  handlers = createSessionHandlers({ sessions: process.service, pairing: process.pairing });
});
afterEach(() => stage.database.close());

const create = () => handlers["sessions.create"](requestOf("sessions.create", { body: params }), context);

async function askQr(accept?: string) {
  const request = requestOf("sessions.qr", { params });
  const reply = await handlers["sessions.qr"]({ ...request, headers: { accept } }, context);
  const { qr } = process.supervisor.engine(ref)?.snapshot() ?? {};
  const expiresAt = new Date(qr?.expiresAt ?? 0).toISOString();
  expect(reply.headers).toEqual({ "X-QR-Expires-At": expiresAt, Vary: "Accept" });
  return { reply, shown: qr?.value, expiresAt };
}

describe("the handlers of sessions", () => {
  it("answer as the contract says, from the first to the last", async () => {
    const created = await create();
    expectOnContract("sessions.create", created);
    process.control.scan(key, ANA);
    await process.pass();

    const status = await handlers["sessions.status"](requestOf("sessions.status", { params }), context);
    expectOnContract("sessions.status", status);
    const now = new Date(process.clock.now()).toISOString();
    expect(status).toMatchObject({
      status: 200,
      data: { status: "connected", desiredState: "running", isConnected: true, phoneNumber: ANA, since: now },
    });

    const updated = await handlers["sessions.update"](
      requestOf("sessions.update", { params, body: { name: "Ventas" } }),
      context,
    );
    expectOnContract("sessions.update", updated);
    const listed = await handlers["sessions.list"](
      requestOf("sessions.list", { query: { status: "connected" } }),
      context,
    );
    expectOnContract("sessions.list", listed);
    const { data: session } = await handlers["sessions.get"](requestOf("sessions.get", { params }), context);
    expect(listed).toMatchObject({ data: [session], pagination: { hasMore: false } });
    expect(session).toMatchObject({ name: "Ventas", lastActivity: null, createdAt: now });

    const moves = {
      "sessions.stop": () => handlers["sessions.stop"](requestOf("sessions.stop", { params }), context),
      "sessions.start": () => handlers["sessions.start"](requestOf("sessions.start", { params }), context),
      "sessions.restart": () => handlers["sessions.restart"](requestOf("sessions.restart", { params }), context),
      "sessions.logout": () => handlers["sessions.logout"](requestOf("sessions.logout", { params }), context),
    };
    for (const id of ["sessions.stop", "sessions.start", "sessions.restart", "sessions.logout"] as const) {
      expectOnContract(id, await moves[id]());
      await process.pass();
    }

    const deleted = await handlers["sessions.delete"](requestOf("sessions.delete", { params }), context);
    expect(deleted).toEqual({ status: 204 });
  });

  it("give the QR as JSON, with a picture of it, to whoever asks for nothing else", async () => {
    await create();
    const { reply, shown, expiresAt } = await askQr();
    if (!("data" in reply)) throw new Error("This is not JSON");
    expectOnContract("sessions.qr", { status: reply.status, ...{ data: reply.data } });
    expect(reply.data).toMatchObject({ qr: shown, expiresAt });
    const [scheme, base64 = ""] = reply.data.image.split(",");
    expect(scheme).toBe("data:image/png;base64");
    expectPng(Buffer.from(base64, "base64"));
  });

  it("give the QR as a PNG", async () => {
    await create();
    const { reply } = await askQr("image/png");
    expect(reply).toMatchObject({ status: 200, contentType: "image/png" });
    if (!("content" in reply) || !Buffer.isBuffer(reply.content)) throw new Error("This has no bytes");
    expectPng(reply.content);
  });

  it("give the QR as an SVG", async () => {
    await create();
    const { reply } = await askQr("image/png;q=0.5, image/svg+xml");
    expect(reply).toMatchObject({
      contentType: "image/svg+xml",
      content: expect.stringMatching(/^<svg [^>]*viewBox="0 0 \d+ \d+".*<\/svg>\s*$/s),
    });
  });

  it("give a pairing code", async () => {
    await create();
    const request = requestOf("sessions.requestPairingCode", { params, body: { phoneNumber: "+34 612 345 678" } });
    const reply = await handlers["sessions.requestPairingCode"](request, context);
    expectOnContract("sessions.requestPairingCode", reply);
  });
});

/** The signature, and the chunks that a picture begins and ends with. */
function expectPng(bytes: Buffer) {
  expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  expect(bytes.subarray(12, 16).toString()).toBe("IHDR");
  expect(bytes.readUInt32BE(16)).toBe(bytes.readUInt32BE(20));
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(200);
  expect(bytes.subarray(-8, -4).toString()).toBe("IEND");
}

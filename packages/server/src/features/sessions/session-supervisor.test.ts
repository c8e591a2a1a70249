import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSessionStage, key, ref } from "../../../test/support/session-stage";
import type { SessionRef } from "../../contract/tenant";
import type { EngineContent } from "../../engine/engine";
import type { SessionEvent } from "./session-access";

const ANA = "34612345678";
const BEA = "34687654321";
const words = (text: string): EngineContent => ({ type: "text", text });
const notFound = { code: "SESSION_NOT_FOUND" };

let stage: ReturnType<typeof createSessionStage>;
beforeEach(() => {
  stage = createSessionStage();
});
afterEach(() => stage.database.close());

describe("a session that is started", () => {
  it("pairs, connects when it is scanned, and writes each status in order", async () => {
    const { supervisor, control, pass, sessions } = await stage.bootWith();
    await supervisor.startSession(ref);
    await pass();
    expect(supervisor.engine(ref)?.snapshot().qr?.value).toMatch(/^2@/);
    control.scan(key, ANA);
    await pass();
    expect(stage.statuses()).toEqual([
      "starting (start)",
      "pairing (qr)",
      "authenticating (paired)",
      "connected (ready)",
    ]);
    expect(stage.statusEvents().map(({ data }) => data.previousStatus)).toEqual([
      "stopped",
      "starting",
      "pairing",
      "authenticating",
    ]);
    expect(stage.statusEvents().at(-1)?.data).toMatchObject({ isConnected: true, phoneNumber: ANA });
    stage.expectContiguous();
    expect(await sessions.find(ref)).toMatchObject({
      desired: "running",
      status: "connected",
      phoneNumber: ANA,
      transitions: [{ to: "connected" }, { to: "authenticating" }, { to: "pairing" }, { to: "starting" }],
    });
  });

  it("is told of as starting as soon as the answer is given", async () => {
    const { supervisor, sessions } = await stage.bootWith();
    await supervisor.startSession(ref);
    expect(await sessions.find(ref)).toMatchObject({ status: expect.stringMatching(/starting|pairing/) });
  });

  it("is left alone when it runs already", async () => {
    const { supervisor, pass } = await stage.bootConnected();
    const before = stage.statuses();
    const engine = supervisor.engine(ref);
    await supervisor.startSession(ref);
    await pass();
    expect(stage.statuses()).toEqual(before);
    expect(supervisor.engine(ref)).toBe(engine);
  });

  it("comes to rest when nobody scans, and pairs again when it is started again", async () => {
    const { supervisor, pass } = await stage.bootWith();
    await supervisor.startSession(ref);
    await pass(60_000 + 5 * 20_000);
    expect(stage.statuses().at(-1)).toBe("stopped (pairing_timeout)");
    await pass(3_600_000);
    expect(stage.statuses()).toHaveLength(3);
    await supervisor.startSession(ref);
    await pass();
    expect(stage.statuses().slice(3)).toEqual(["starting (start)", "pairing (qr)"]);
  });

  it("takes a session back that was opened elsewhere", async () => {
    const { supervisor, control, pass } = await stage.bootConnected();
    control.conflict(key);
    await pass();
    await supervisor.startSession(ref);
    await pass();
    expect(stage.statuses().slice(-2)).toEqual(["conflict (replaced)", "connected (takeover)"]);
  });

  it("writes what the network does to it, and needs no help to come back", async () => {
    const { control, pass } = await stage.bootConnected();
    control.dropConnection(key, 10_000);
    await pass();
    await pass(10_000);
    control.unlink(key);
    await pass();
    expect(stage.statuses().slice(-3)).toEqual([
      "reconnecting (network)",
      "connected (ready)",
      "logged_out (unlinked)",
    ]);
    expect(stage.statusEvents().at(-2)?.data.phoneNumber).toBe(ANA);
    expect(stage.statusEvents().at(-1)?.data.phoneNumber).toBeNull();
  });
});

describe("what concerns messages", () => {
  it("reaches the listeners, after the news that the session is connected", async () => {
    const process = await stage.bootWith();
    const told: [SessionRef, SessionEvent["name"]][] = [];
    process.supervisor.onSessionEvent((of, engine, event) => {
      expect(engine).toBe(process.supervisor.engine(of));
      told.push([of, event.name]);
    });
    process.control.link(key, ANA);
    await process.control.receiveMessage(key, { from: BEA, content: words("before") });
    await process.supervisor.startSession(ref);
    await process.pass();
    await process.control.receiveMessage(key, { from: BEA, content: words("after") });
    process.control.dropConnection(key, 1_000);
    await process.pass(1_000);
    expect(told).toEqual([
      [ref, "connected"],
      [ref, "message"],
      [ref, "message"],
      [ref, "connected"],
    ]);
  });

  it("reaches the other listeners when one of them fails", async () => {
    const { supervisor, control } = await stage.bootConnected();
    const told: string[] = [];
    supervisor.onSessionEvent(() => {
      throw new Error("broken");
    });
    const unsubscribe = supervisor.onSessionEvent((_ref, _engine, { name }) => told.push(name));
    await control.receiveMessage(key, { from: BEA, content: words("uno") });
    unsubscribe();
    await control.receiveMessage(key, { from: BEA, content: words("dos") });
    expect(told).toEqual(["message"]);
    expect(stage.logged).toMatchObject([{ msg: "session listener failed" }, { msg: "session listener failed" }]);
  });
});

describe("stop, restart, logout and delete", () => {
  it("stop keeps the credentials: the next start needs no QR", async () => {
    const { supervisor, sessions, pass } = await stage.bootConnected();
    await supervisor.stopSession(ref);
    expect(await sessions.find(ref)).toMatchObject({
      desired: "stopped",
      status: "stopped",
      reason: "user",
      phoneNumber: ANA,
    });
    expect(supervisor.engine(ref)).toBeNull();
    await supervisor.startSession(ref);
    await pass();
    expect(stage.statuses().slice(-4)).toEqual([
      "stopped (user)",
      "starting (start)",
      "authenticating (restored)",
      "connected (ready)",
    ]);
  });

  it("restart stops and starts, whatever it was before", async () => {
    const { supervisor, pass } = await stage.bootConnected();
    await supervisor.restartSession(ref);
    await pass();
    expect(stage.statuses().slice(-4)).toEqual([
      "stopped (user)",
      "starting (start)",
      "authenticating (restored)",
      "connected (ready)",
    ]);
    await supervisor.stopSession(ref);
    await supervisor.restartSession(ref);
    await pass();
    expect(supervisor.observed(ref)?.status).toBe("connected");
  });

  it("logout unlinks the phone: the next start needs a QR", async () => {
    const { supervisor, sessions, pass, world } = await stage.bootConnected();
    await supervisor.logoutSession(ref);
    expect(await sessions.find(ref)).toMatchObject({ desired: "stopped", status: "logged_out", phoneNumber: null });
    expect(world.linking.devicesOf(ANA)).toEqual([]);
    await supervisor.stopSession(ref);
    expect(supervisor.observed(ref)?.status).toBe("logged_out");
    await supervisor.startSession(ref);
    await pass();
    expect(stage.statuses().slice(-3)).toEqual(["logged_out (user)", "starting (start)", "pairing (qr)"]);
  });

  it("logout works on a session that is stopped, too", async () => {
    const { supervisor, world } = await stage.bootConnected();
    await supervisor.stopSession(ref);
    await supervisor.logoutSession(ref);
    expect(world.linking.devicesOf(ANA)).toEqual([]);
    expect(stage.statuses().slice(-2)).toEqual(["stopped (user)", "logged_out (user)"]);
  });

  it("delete unlinks the phone and wipes the credentials before the data goes", async () => {
    const { supervisor, sessions, world } = await stage.bootConnected();
    let statusBefore: string | undefined;
    await supervisor.destroySession(ref, async () => {
      statusBefore = (await sessions.find(ref))?.status;
      await sessions.remove(ref);
    });
    expect(statusBefore).toBe("logged_out");
    expect(world.linking.devicesOf(ANA)).toEqual([]);
    expect(supervisor.observed(ref)).toBeNull();
    expect(stage.statuses().at(-1)).toBe("logged_out (user)");
    stage.expectContiguous();
  });

  it("delete works on a session that never ran in this process", async () => {
    const first = await stage.bootConnected();
    await first.supervisor.stopSession(ref);
    const { supervisor, sessions, world } = stage.boot({ now: first.clock.now() });
    await supervisor.start();
    await supervisor.destroySession(ref, () => sessions.remove(ref));
    expect(world.linking.devicesOf(ANA)).toEqual([]);
    expect(await sessions.exists(ref)).toBe(false);
  });

  it("hears nothing more of a session that is gone", async () => {
    const { supervisor, sessions, pass } = await stage.bootConnected();
    const engine = supervisor.engine(ref);
    await supervisor.destroySession(ref, () => sessions.remove(ref));
    const before = stage.statuses();
    await engine?.start();
    await pass();
    expect(stage.statuses()).toEqual(before);
    expect(supervisor.observed(ref)).toBeNull();
  });

  it("hears nothing more of an engine that it let go", async () => {
    const { supervisor, control, pass } = await stage.bootConnected();
    const told: string[] = [];
    supervisor.onSessionEvent((_ref, _engine, { name }) => told.push(name));
    const engine = supervisor.engine(ref);
    await supervisor.stopSession(ref);
    const before = stage.statuses();
    await engine?.start();
    await control.receiveMessage(key, { from: BEA, content: words("hola") });
    await pass();
    expect(engine?.snapshot().status).toBe("connected");
    expect(told).toEqual([]);
    expect(stage.statuses()).toEqual(before);
  });

  it("refuses what does not exist", async () => {
    const { supervisor, sessions } = stage.boot();
    await expect(supervisor.startSession(ref)).rejects.toMatchObject(notFound);
    await expect(supervisor.stopSession(ref)).rejects.toMatchObject(notFound);
    await expect(supervisor.restartSession(ref)).rejects.toMatchObject(notFound);
    await expect(supervisor.logoutSession(ref)).rejects.toMatchObject(notFound);
    await expect(supervisor.destroySession(ref, () => sessions.remove(ref))).rejects.toMatchObject(notFound);
    expect(supervisor.engine(ref)).toBeNull();
  });
});

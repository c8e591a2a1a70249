import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSessionStage, ref } from "../../../test/support/session-stage";

const ANA = "34612345678";
const BEA = "34687654321";

let stage: ReturnType<typeof createSessionStage>;
beforeEach(() => {
  stage = createSessionStage();
});
afterEach(() => stage.database.close());

describe("a restart of the server", () => {
  it("brings a connected session back by itself after a kill, and says so to the customer", async () => {
    const first = await stage.bootConnected();
    const before = stage.statuses().length;
    const second = stage.boot({ now: first.clock.now() + 5_000 });
    await second.supervisor.start();
    await second.pass();
    expect(await second.sessions.find(ref)).toMatchObject({ status: "connected", desired: "running" });
    expect(stage.statuses().slice(before)).toEqual([
      "reconnecting (crash)",
      "authenticating (restored)",
      "connected (ready)",
    ]);
    expect(stage.statusEvents().at(before)?.data).toMatchObject({ previousStatus: "connected", phoneNumber: ANA });
    stage.expectContiguous();
  });

  it("keeps what the operator wants over an orderly stop", async () => {
    const first = await stage.bootConnected();
    const before = stage.statuses().length;
    await first.supervisor.stop();
    expect(await first.sessions.find(ref)).toMatchObject({ status: "reconnecting", reason: null, desired: "running" });
    await first.pass();
    await expect(first.supervisor.startSession(ref)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });

    const second = stage.boot({ now: first.clock.now() });
    await second.supervisor.start();
    await second.pass();
    expect(stage.statuses().slice(before)).toEqual([
      "reconnecting (null)",
      "authenticating (restored)",
      "connected (ready)",
    ]);
  });

  it("shows a new QR for a session that was pairing", async () => {
    const first = await stage.bootWith();
    await first.supervisor.startSession(ref);
    await first.pass();
    const second = stage.boot({ now: first.clock.now() });
    await second.supervisor.start();
    await second.pass();
    expect(stage.statuses().slice(-3)).toEqual(["pairing (qr)", "reconnecting (crash)", "pairing (qr)"]);
    expect(second.supervisor.engine(ref)?.snapshot().qr).not.toBeNull();
  });

  it("leaves stopped what was stopped, and ends what a kill has interrupted", async () => {
    const first = await stage.bootConnected();
    await first.supervisor.stopSession(ref);
    await first.sessions.create({ ...ref, sessionId: "killed" }, { name: null, desired: "stopped" });
    await first.sessions.recordStatus(
      { ...ref, sessionId: "killed" },
      { status: "connected", reason: "ready", since: 0, phoneNumber: ANA },
    );
    const before = stage.statuses().length;
    const second = stage.boot({ now: first.clock.now() });
    await second.supervisor.start();
    await second.pass();
    expect(stage.statuses()).toHaveLength(before);
    expect(second.supervisor.engine(ref)).toBeNull();
    expect(stage.statuses({ ...ref, sessionId: "killed" }).at(-1)).toBe("stopped (user)");
  });

  it("starts every session that is to run, two at a time", async () => {
    const refs = Array.from({ length: 7 }, (_, index) => ({ organizationId: index % 2, sessionId: `s${index}` }));
    const first = stage.boot();
    for (const each of refs) await first.sessions.create(each, { name: null, desired: "running" });
    let starting = 0;
    let most = 0;
    const second = stage.boot({
      createEngine: (simulator) => (engineKey) => {
        const engine = simulator.createEngine(engineKey);
        return {
          ...engine,
          async start() {
            starting += 1;
            most = Math.max(most, starting);
            await engine.start();
            starting -= 1;
          },
        };
      },
    });
    await second.supervisor.start();
    await second.pass();
    expect(most).toBe(2);
    for (const each of refs) expect(second.supervisor.observed(each)?.status).toBe("pairing");
  });

  it("never starts a session that was stopped while it waited for its turn", async () => {
    const refs = ["a", "b", "c"].map((sessionId) => ({ organizationId: 1, sessionId }));
    const started: string[] = [];
    const process: ReturnType<typeof stage.boot> = stage.boot({
      createEngine: (simulator) => (engineKey) => {
        const engine = simulator.createEngine(engineKey);
        const start = async () => {
          started.push(engineKey);
          await new Promise<void>((resolve) => process.clock.after(1_000, resolve));
          await engine.start();
        };
        return { ...engine, start };
      },
    });
    for (const each of refs) await process.sessions.create(each, { name: null, desired: "running" });
    await process.supervisor.start();
    await process.supervisor.stopSession({ organizationId: 1, sessionId: "c" });
    await process.pass(2_000);
    expect(started).toEqual(["1.a", "1.b"]);
    expect(stage.statuses({ organizationId: 1, sessionId: "c" })).toEqual(["starting (start)", "stopped (user)"]);
  });

  it("tells sessions of the same id in two organizations apart", async () => {
    const other = { ...ref, organizationId: 2 };
    const { supervisor, sessions, control, pass } = await stage.bootConnected();
    await sessions.create(other, { name: null, desired: "stopped" });
    await supervisor.startSession(other);
    await pass();
    expect(supervisor.observed(other)?.status).toBe("pairing");
    expect(supervisor.connectedSessions(1)).toEqual([ref.sessionId]);
    expect(supervisor.connectedSessions(2)).toEqual([]);
    control.scan("2.session_crm_01", BEA);
    await pass();
    expect(supervisor.connectedSessions(2)).toEqual([ref.sessionId]);
    await supervisor.stopSession(other);
    expect(supervisor.observed(ref)?.status).toBe("connected");
  });
});

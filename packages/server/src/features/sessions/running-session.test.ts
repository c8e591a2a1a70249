import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSessionStage, key, ref } from "../../../test/support/session-stage";
import { type Engine, EngineError } from "../../engine/engine";
import type { Simulator } from "../../engine/simulator/simulator";

const ANA = "34612345678";

let stage: ReturnType<typeof createSessionStage>;
beforeEach(() => {
  stage = createSessionStage();
});
afterEach(() => stage.database.close());

/** Engines whose calls are another's, but for these. */
const engines =
  (changes: (engine: Engine) => Partial<Engine>) =>
  (simulator: Simulator) =>
  (engineKey: string): Engine => {
    const engine = simulator.createEngine(engineKey);
    return { ...engine, ...changes(engine) };
  };

function expectContiguous() {
  const sequences = stage.statusEvents().map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
}

async function boot(changes: (engine: Engine) => Partial<Engine> = () => ({})) {
  const process = stage.boot({ createEngine: engines(changes) });
  process.control.link(key, ANA);
  await process.sessions.create(ref, { name: null, desired: "stopped" });
  await process.supervisor.start();
  return process;
}

describe("a session whose engine cannot start", () => {
  it("is tried again for as long as it takes, and is reconnecting meanwhile", async () => {
    const tried: number[] = [];
    let isBroken = true;
    const process = await boot((engine) => ({
      async start() {
        tried.push(process.clock.now());
        if (isBroken) throw new EngineError("TIMEOUT", "no answer", true);
        await engine.start();
      },
    }));
    const begun = process.clock.now();
    await process.supervisor.startSession(ref);
    await process.pass(1_000 + 2_000 + 4_000 + 8_000 + 16_000 + 32_000 + 60_000 + 60_000);
    expect(tried.map((at) => (at - begun) / 1_000)).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
    expect(stage.statuses()).toEqual(["starting (start)", "reconnecting (null)"]);
    isBroken = false;
    await process.pass(60_000);
    expect(stage.statuses().slice(2)).toEqual(["authenticating (restored)", "connected (ready)"]);
  });

  it("says why, when WhatsApp cannot be reached", async () => {
    const process = await boot();
    const [device = ""] = process.world.linking.devicesOf(ANA);
    process.world.lines.drop(device);
    await process.supervisor.startSession(ref);
    await process.pass(45_000);
    expect(stage.statuses()).toEqual(["starting (start)", "reconnecting (navigation_failed)"]);
    process.world.lines.restore(device);
    await process.pass(1_000);
    expect(stage.statuses().slice(2)).toEqual(["authenticating (restored)", "connected (ready)"]);
  });

  it("has failed when trying again cannot help, until somebody starts it", async () => {
    let isMissing = true;
    let tried = 0;
    const process = await boot((engine) => ({
      async start() {
        tried += 1;
        if (isMissing) throw new EngineError("ENGINE_MISSING", "not installed");
        await engine.start();
      },
    }));
    await process.supervisor.startSession(ref);
    await process.pass(3_600_000);
    expect(tried).toBe(1);
    expect(stage.statuses()).toEqual(["starting (start)", "failed (launch_failed)"]);
    expect(stage.logged).toMatchObject([{ level: "error", msg: "session cannot start" }]);
    isMissing = false;
    await process.supervisor.startSession(ref);
    await process.pass();
    expect(stage.statuses().at(-1)).toBe("connected (ready)");
  });

  it("takes an error that no engine should throw for one that stays", async () => {
    const process = await boot(() => ({ start: () => Promise.reject(new Error("a bug")) }));
    await process.supervisor.startSession(ref);
    await process.pass(60_000);
    expect(process.supervisor.observed(ref)).toMatchObject({ status: "failed", reason: "launch_failed" });
  });

  it("does not wait out the delay when somebody starts it, and does nothing more when it is stopped", async () => {
    let tried = 0;
    const process = await boot(() => ({
      async start() {
        tried += 1;
        throw new EngineError("TIMEOUT", "no answer", true);
      },
    }));
    await process.supervisor.startSession(ref);
    await process.pass();
    await process.supervisor.startSession(ref);
    await process.pass();
    expect(tried).toBe(2);
    await process.supervisor.stopSession(ref);
    await process.pass(3_600_000);
    expect(tried).toBe(2);
    expect(stage.statuses().at(-1)).toBe("stopped (user)");
  });

  it("begins with a short wait again after five minutes without trouble", async () => {
    const tried: number[] = [];
    const process = await boot(() => ({
      async start() {
        tried.push(process.clock.now());
        if (tried.length === 4) await new Promise<void>((resolve) => process.clock.after(301_000, resolve));
        throw new EngineError("TIMEOUT", "no answer", true);
      },
    }));
    await process.supervisor.startSession(ref);
    await process.pass(1_000 + 2_000 + 4_000 + 301_000 + 1_000);
    expect(tried.map((at) => (at - (tried[0] ?? 0)) / 1_000)).toEqual([0, 1, 3, 7, 309]);
  });
});

describe("a session whose engine fails later", () => {
  it("is started again", async () => {
    let fail = () => undefined as unknown;
    const process = await boot((engine) => {
      let hasFailed = false;
      return {
        snapshot: () => (hasFailed ? { ...engine.snapshot(), status: "failed", reason: "gave_up" } : engine.snapshot()),
        start() {
          hasFailed = false;
          return engine.start();
        },
        on(event, listener) {
          if (event === "state") {
            fail = async () => {
              await engine.stop();
              hasFailed = true;
              // The listener of `state` takes a snapshot; the compiler does not know which event this is.
              (listener as (snapshot: unknown) => void)({ ...engine.snapshot(), status: "failed", reason: "gave_up" });
            };
          }
          return engine.on(event, listener);
        },
      };
    });
    await process.supervisor.startSession(ref);
    await process.pass();
    await fail();
    await process.pass(1_000);
    expect(stage.statuses().slice(-4)).toEqual([
      "stopped (user)",
      "reconnecting (gave_up)",
      "authenticating (restored)",
      "connected (ready)",
    ]);
  });

  it("logs a fault, and goes on", async () => {
    const process = await boot();
    await process.supervisor.startSession(ref);
    await process.pass();
    process.supervisor.engine(ref)?.on("message", () => {
      throw new Error("broken");
    });
    await process.control.receiveMessage(key, { from: "34687654321", content: { type: "text", text: "hola" } });
    expect(stage.logged).toMatchObject([{ level: "warn", msg: "session engine fault" }]);
    expect(process.supervisor.observed(ref)?.status).toBe("connected");
  });
});

describe("an engine that cannot end", () => {
  const refusal = new EngineError("TIMEOUT", "no answer", true);

  it("leaves the session as it was when the logout fails", async () => {
    const process = await boot(() => ({ logout: () => Promise.reject(refusal) }));
    await process.supervisor.startSession(ref);
    await process.pass();
    const before = stage.statuses();
    await expect(process.supervisor.logoutSession(ref)).rejects.toBe(refusal);
    expect(stage.statuses()).toEqual(before);
    expect(await process.sessions.find(ref)).toMatchObject({ desired: "running", status: "connected" });
    process.control.dropConnection(key, 1_000);
    await process.pass(1_000);
    expect(stage.statuses().slice(-2)).toEqual(["reconnecting (network)", "connected (ready)"]);
  });

  it("goes on starting when a logout fails meanwhile", async () => {
    let isBroken = true;
    const process = await boot((engine) => ({
      start: () => (isBroken ? Promise.reject(refusal) : engine.start()),
      logout: () => Promise.reject(refusal),
    }));
    await process.supervisor.startSession(ref);
    await process.pass();
    isBroken = false;
    await expect(process.supervisor.logoutSession(ref)).rejects.toBe(refusal);
    await process.pass();
    expect(process.supervisor.observed(ref)?.status).toBe("connected");
  });

  it("does not keep a session from being deleted when the phone cannot be unlinked", async () => {
    const process = await boot(() => ({ logout: () => Promise.reject(refusal) }));
    await process.supervisor.startSession(ref);
    await process.pass();
    await process.supervisor.destroySession(ref, () => process.sessions.remove(ref));
    expect(await process.sessions.exists(ref)).toBe(false);
    expect(stage.statuses().at(-1)).toBe("stopped (user)");
    expect(stage.logged).toMatchObject([{ msg: "deleted session not unlinked" }]);
  });

  it("keeps the data when the credentials cannot be wiped, so that the delete can be tried again", async () => {
    let isBroken = true;
    const process = await boot((engine) => ({
      destroy: () => (isBroken ? Promise.reject(refusal) : engine.destroy()),
    }));
    await expect(process.supervisor.destroySession(ref, () => process.sessions.remove(ref))).rejects.toBe(refusal);
    expect(await process.sessions.exists(ref)).toBe(true);
    isBroken = false;
    await process.supervisor.destroySession(ref, () => process.sessions.remove(ref));
    expect(await process.sessions.exists(ref)).toBe(false);
  });

  it("does not keep the server from stopping", async () => {
    const process = await boot(() => ({ stop: () => Promise.reject(refusal) }));
    await process.supervisor.startSession(ref);
    await process.pass();
    await process.supervisor.stop();
    expect(stage.logged).toMatchObject([{ msg: "session engine not stopped" }]);
    expect(stage.statuses().at(-1)).toBe("reconnecting (null)");
  });
});

describe("a status that cannot be stored", () => {
  it("is logged, is what is observed all the same, and is put right by the next", async () => {
    const process = await boot();
    const { recordStatus } = process.sessions;
    let isFull = false;
    process.sessions.recordStatus = (...args) =>
      isFull ? Promise.reject(new Error("database or disk is full")) : recordStatus(...args);
    await process.supervisor.startSession(ref);
    await process.pass();
    isFull = true;
    process.control.dropConnection(key, 1_000);
    await process.pass();
    expect(stage.logged).toMatchObject([{ level: "error", msg: "session status not stored" }]);
    expect(process.supervisor.observed(ref)?.status).toBe("reconnecting");
    isFull = false;
    process.control.unlink(key);
    await process.pass(1_000);
    expect(await process.sessions.find(ref)).toMatchObject({ status: "logged_out", phoneNumber: null });
    expectContiguous();
  });
});

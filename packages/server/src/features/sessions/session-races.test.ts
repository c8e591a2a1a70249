import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSessionStage, key, ref } from "../../../test/support/session-stage";
import type { SessionRef } from "../../contract/tenant";

const ANA = "34612345678";

let stage: ReturnType<typeof createSessionStage>;
beforeEach(() => {
  stage = createSessionStage();
});
afterEach(() => stage.database.close());

type Process = ReturnType<ReturnType<typeof createSessionStage>["boot"]>;

/** A process with one session, that was created and no more. */
async function bootWith(of: SessionRef = ref): Promise<Process> {
  const process = stage.boot();
  await process.supervisor.start();
  await process.sessions.create(of, { name: null, desired: "stopped" });
  return process;
}

async function bootConnected(): Promise<Process> {
  const process = await bootWith();
  process.control.link(key, ANA);
  await process.supervisor.startSession(ref);
  await process.pass();
  expect(process.supervisor.observed(ref)?.status).toBe("connected");
  return process;
}

function expectContiguous(of: SessionRef = ref) {
  const sequences = stage.statusEvents(of).map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
}

describe("requests that race", () => {
  it("end in the state of the last one", async () => {
    const { supervisor, sessions, pass } = await bootConnected();
    const orders = [
      ["start", "stop", "stopped"],
      ["stop", "start", "connected"],
      ["restart", "stop", "stopped"],
      ["stop", "restart", "connected"],
      ["start", "restart", "connected"],
    ] as const;
    const ask = {
      start: () => supervisor.startSession(ref),
      stop: () => supervisor.stopSession(ref),
      restart: () => supervisor.restartSession(ref),
    };
    for (const [first, second, end] of orders) {
      await Promise.all([ask[first](), ask[second](), ask[first](), ask[second]()]);
      await pass();
      expect(await sessions.find(ref), `${first}, then ${second}`).toMatchObject({ status: end });
      expect(supervisor.engine(ref)?.snapshot().status ?? "stopped").toBe(end);
    }
    expectContiguous();
  });

  it("find nothing behind a delete, and leave nothing running", async () => {
    const { supervisor, sessions, pass } = await bootConnected();
    const remove = () => supervisor.destroySession(ref, () => sessions.remove(ref));
    const outcomes = await Promise.allSettled([
      supervisor.restartSession(ref),
      remove(),
      supervisor.startSession(ref),
      supervisor.logoutSession(ref),
      remove(),
    ]);
    await pass();
    expect(outcomes.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
      "rejected",
    ]);
    expect(supervisor.engine(ref)).toBeNull();
    expect(await sessions.exists(ref)).toBe(false);
  });

  it("let a session of the same id be created again at once", async () => {
    const { supervisor, sessions, pass } = await bootConnected();
    const deleted = supervisor.destroySession(ref, () => sessions.remove(ref));
    expect(await sessions.create(ref, { name: null, desired: "running" })).toBeNull();
    await deleted;
    await sessions.create(ref, { name: "new", desired: "running" });
    await supervisor.startSession(ref);
    await pass();
    expect(await sessions.find(ref)).toMatchObject({ name: "new", status: "pairing", phoneNumber: null });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSessionStage, ref } from "../../../test/support/session-stage";

let stage: ReturnType<typeof createSessionStage>;
beforeEach(() => {
  stage = createSessionStage();
});
afterEach(() => stage.database.close());

describe("requests that race", () => {
  it("end in the state of the last one", async () => {
    const { supervisor, sessions, pass } = await stage.bootConnected();
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
    stage.expectContiguous();
  });

  it("find nothing behind a delete, and leave nothing running", async () => {
    const { supervisor, sessions, pass } = await stage.bootConnected();
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
    const { supervisor, sessions, pass } = await stage.bootConnected();
    const deleted = supervisor.destroySession(ref, () => sessions.remove(ref));
    expect(await sessions.create(ref, { name: null, desired: "running" })).toBeNull();
    await deleted;
    await sessions.create(ref, { name: "new", desired: "running" });
    await supervisor.startSession(ref);
    await pass();
    expect(await sessions.find(ref)).toMatchObject({ name: "new", status: "pairing", phoneNumber: null });
  });
});

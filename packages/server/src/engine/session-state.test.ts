import { describe, expect, it } from "vitest";
import { createManualClock } from "../lib/manual-clock";
import type { EngineSnapshot } from "./engine";
import { createSessionState, sessionTransitions } from "./session-state";

function setUp() {
  const clock = createManualClock(1_000);
  const seen: EngineSnapshot[] = [];
  return { clock, seen, state: createSessionState({ clock, onChange: (snapshot) => seen.push(snapshot) }) };
}

describe("session state", () => {
  it("begins stopped, with the number of the kept credentials", () => {
    const state = createSessionState({
      clock: createManualClock(7),
      phoneNumber: "34612345678",
      onChange: () => undefined,
    });
    expect(state.snapshot()).toEqual({
      status: "stopped",
      reason: null,
      since: 7,
      phoneNumber: "34612345678",
      qr: null,
      pairingCode: null,
    });
  });

  it("tells every step with its reason and time", async () => {
    const { clock, seen, state } = setUp();
    state.to("starting", "start");
    await clock.advance(250);
    state.to("pairing", "qr", { qr: { value: "2@x", expiresAt: 9 } });
    expect(seen.map(({ status, reason, since }) => [status, reason, since])).toEqual([
      ["starting", "start", 1_000],
      ["pairing", "qr", 1_250],
    ]);
  });

  it("keeps `since` when only the QR changes", async () => {
    const { clock, state } = setUp();
    state.to("starting", "start");
    state.to("pairing", "qr");
    await clock.advance(60_000);
    state.update({ qr: { value: "2@y", expiresAt: 80_000 } });
    expect(state.snapshot()).toMatchObject({ since: 1_000, qr: { value: "2@y" } });
  });

  it("forgets the QR and the pairing code once pairing is over", () => {
    const { state } = setUp();
    state.to("starting", "start");
    state.to("pairing", "qr", {
      qr: { value: "2@x", expiresAt: 9 },
      pairingCode: { code: "ABCD1234", expiresAt: 9 },
    });
    state.to("authenticating", "paired");
    expect(state.snapshot()).toMatchObject({ qr: null, pairingCode: null });
  });

  it("refuses a step that is not in the table, and stays where it was", () => {
    const { seen, state } = setUp();
    expect(() => state.to("connected", "ready")).toThrow("A session that is stopped cannot become connected");
    expect(state.snapshot().status).toBe("stopped");
    expect(seen).toEqual([]);
  });

  it("never steps from a status to itself, and leads out of every status", () => {
    for (const [from, targets] of Object.entries(sessionTransitions)) {
      expect(targets).not.toContain(from);
      expect(targets.length).toBeGreaterThan(0);
    }
  });
});

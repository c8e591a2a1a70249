import { describe, expect, it, vi } from "vitest";
import { createManualClock } from "../lib/manual-clock";
import { createRetention } from "./retention";
import type { RetentionStore } from "./retention-store";

const DAY = 24 * 3_600_000;
const keptForMs = { events: 30 * DAY, attempts: 20 * DAY, audit: 365 * DAY, numberChecks: DAY, groupNotices: 7 * DAY };
const running = new AbortController().signal;

function stage(kept: Partial<Parameters<typeof createRetention>[0]["keptForMs"]> = {}) {
  const clock = createManualClock();
  const nothingLeft = () => vi.fn(async (_before: number) => false);
  const store = {
    removeEvents: vi.fn<RetentionStore["removeEvents"]>(async () => null),
    removeAttempts: nothingLeft(),
    removeFinishedReplays: nothingLeft(),
    removeAuditEntries: nothingLeft(),
    removeLogins: nothingLeft(),
    removeIdempotencyKeys: nothingLeft(),
    removeNumberChecks: nothingLeft(),
    removeGroupNotices: nothingLeft(),
  };
  const chores = createRetention({ store, keptForMs: { ...keptForMs, ...kept }, clock });
  const run = async (name: string, signal = running) => {
    await Promise.all([chores[name]?.(signal), clock.advance(1000)]);
  };
  return { clock, store, run, startedAt: clock.now() };
}

describe("the retention", () => {
  it.each([
    ["attempts", "removeAttempts", 20 * DAY],
    ["replays", "removeFinishedReplays", 20 * DAY],
    ["auditLog", "removeAuditEntries", 365 * DAY],
    ["logins", "removeLogins", 0],
    ["idempotencyKeys", "removeIdempotencyKeys", 0],
    ["numberChecks", "removeNumberChecks", DAY],
    ["groupNotices", "removeGroupNotices", 7 * DAY],
  ] as const)("of %s goes on until nothing of that age is left", async (name, method, keptMs) => {
    const { store, run, startedAt } = stage();
    store[method].mockResolvedValueOnce(true).mockResolvedValueOnce(true);
    await run(name);
    expect(store[method].mock.calls).toEqual(Array(3).fill([startedAt - keptMs]));
  });

  it("of events walks on behind those that have to stay, and begins anew the next time", async () => {
    const { store, run, startedAt } = stage();
    const place = { createdAt: 5, seq: 7 };
    store.removeEvents.mockResolvedValueOnce(place).mockResolvedValueOnce(place);
    await run("events");
    await run("events");
    expect(store.removeEvents.mock.calls).toEqual([
      [startedAt - 30 * DAY, { createdAt: 0, seq: 0 }],
      [startedAt - 30 * DAY, place],
      [startedAt - 30 * DAY, place],
      [startedAt + 1000 - 30 * DAY, { createdAt: 0, seq: 0 }],
    ]);
  });

  it("removes nothing of what is kept for ever", async () => {
    const { store, run } = stage({ events: null, attempts: null, audit: null });
    for (const name of ["events", "attempts", "replays", "auditLog"]) await run(name);
    expect(store.removeEvents).not.toHaveBeenCalled();
    expect(store.removeAttempts).not.toHaveBeenCalled();
    expect(store.removeFinishedReplays).not.toHaveBeenCalled();
    expect(store.removeAuditEntries).not.toHaveBeenCalled();
  });

  it("stops between two steps, and goes on the next time", async () => {
    const { store, run } = stage();
    const stopping = new AbortController();
    store.removeAttempts.mockImplementationOnce(async () => {
      stopping.abort();
      return true;
    });
    await run("attempts", stopping.signal);
    expect(store.removeAttempts).toHaveBeenCalledTimes(1);
    await run("attempts");
    expect(store.removeAttempts).toHaveBeenCalledTimes(2);
  });

  it("that fails half-way goes on the next time", async () => {
    const { store, run } = stage();
    store.removeAuditEntries.mockResolvedValueOnce(true).mockRejectedValueOnce(new Error("disk full"));
    await expect(run("auditLog")).rejects.toThrow("disk full");
    await run("auditLog");
    expect(store.removeAuditEntries).toHaveBeenCalledTimes(3);
  });
});

import { describe, expect, it, vi } from "vitest";
import { inSteps } from "./in-steps";
import { createManualClock } from "./manual-clock";

describe("work in steps", () => {
  it("goes on until nothing is left, with a rest after each step", async () => {
    const clock = createManualClock();
    const at: number[] = [];
    const startedAt = clock.now();
    const step = async () => at.push(clock.now() - startedAt) < 3;
    const done = inSteps({ step, clock, signal: new AbortController().signal });
    await clock.advance(19);
    expect(at).toEqual([0]);
    await clock.advance(100);
    await done;
    expect(at).toEqual([0, 20, 40]);
  });

  it("ends during a rest, and begins no step, once it is told to stop", async () => {
    const clock = createManualClock();
    const stopping = new AbortController();
    const step = vi.fn(async () => true);
    const done = inSteps({ step, clock, signal: stopping.signal });
    await clock.advance(20);
    stopping.abort();
    await done;
    expect(step).toHaveBeenCalledTimes(2);
    await inSteps({ step, clock, signal: stopping.signal });
    await clock.advance(100);
    expect(step).toHaveBeenCalledTimes(2);
  });

  it("ends when it is told to stop while a step runs", async () => {
    const clock = createManualClock();
    const stopping = new AbortController();
    const step = vi.fn(async () => {
      stopping.abort();
      return true;
    });
    await inSteps({ step, clock, signal: stopping.signal });
    expect(step).toHaveBeenCalledTimes(1);
  });

  it("fails with the step that fails", async () => {
    const step = async () => Promise.reject(new Error("disk full"));
    const signal = new AbortController().signal;
    await expect(inSteps({ step, clock: createManualClock(), signal })).rejects.toThrow("disk full");
  });
});

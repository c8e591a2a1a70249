import { beforeEach, describe, expect, it } from "vitest";
import { createManualClock, type ManualClock } from "./manual-clock";
import { createWorkLoop } from "./work-loop";

let clock: ManualClock;
let rounds: number;
let errors: unknown[];

beforeEach(() => {
  clock = createManualClock();
  rounds = 0;
  errors = [];
});

const create = (work: () => Promise<number | null>) =>
  createWorkLoop({
    work: () => {
      rounds += 1;
      return work();
    },
    onError: (error) => errors.push(error),
    clock,
  });

/** A round that ends when the test says so. */
function createGate() {
  const waiting: (() => void)[] = [];
  return {
    work: () => new Promise<null>((resolve) => waiting.push(() => resolve(null))),
    open: () => waiting.shift()?.(),
  };
}

describe("a work loop", () => {
  it("works at the start, when the time it named has come, and when it is woken", async () => {
    const loop = create(async () => 1_000);
    loop.wake();
    expect(rounds).toBe(0);
    loop.start();
    await loop.settled();
    expect(rounds).toBe(1);
    await clock.advance(999);
    expect(rounds).toBe(1);
    await clock.advance(1);
    expect(rounds).toBe(2);
    loop.wake();
    await loop.settled();
    expect(rounds).toBe(3);
    await clock.advance(999);
    expect(rounds).toBe(3);
  });

  it("sleeps until it is woken when nothing is left to do", async () => {
    const loop = create(async () => null);
    loop.start();
    await clock.advance(1_000_000);
    expect(rounds).toBe(1);
  });

  it("does not lose a wake that comes during a round, and never runs two at once", async () => {
    const gate = createGate();
    const loop = create(gate.work);
    loop.start();
    loop.wake();
    loop.wake();
    expect(rounds).toBe(1);
    gate.open();
    await clock.advance(0);
    expect(rounds).toBe(2);
    gate.open();
    await loop.settled();
    expect(rounds).toBe(2);
  });

  it("says what went wrong and tries again in a second", async () => {
    const loop = create(async () => {
      if (rounds === 1) throw new Error("disk full");
      return null;
    });
    loop.start();
    await loop.settled();
    expect(errors).toEqual([new Error("disk full")]);
    await clock.advance(1_000);
    expect(rounds).toBe(2);
  });

  it("stops when its round has ended, and leaves no timer behind", async () => {
    const gate = createGate();
    const loop = create(async () => {
      await gate.work();
      return 1;
    });
    loop.start();
    loop.wake();
    let isStopped = false;
    const stopped = loop.stop().then(() => {
      isStopped = true;
    });
    await clock.advance(0);
    expect(isStopped).toBe(false);
    gate.open();
    await stopped;
    loop.wake();
    await clock.advance(1_000);
    expect(rounds).toBe(1);
  });
});

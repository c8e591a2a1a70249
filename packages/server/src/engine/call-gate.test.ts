import { describe, expect, it } from "vitest";
import type { Clock } from "../lib/clock";
import { createManualClock } from "../lib/manual-clock";
import { createCallGate, type Lost } from "./call-gate";
import { EngineError } from "./engine";

const lost = (why: Lost) => new EngineError("TIMEOUT", why);
const never = () => new Promise<never>(() => undefined);

/** A clock that knows how many timers are waiting. */
function countTimers(clock: Clock) {
  const waiting = new Set<object>();
  const counted: Clock = {
    now: clock.now,
    after(delayMs, callback) {
      const timer = {};
      waiting.add(timer);
      const cancel = clock.after(delayMs, () => {
        waiting.delete(timer);
        callback();
      });
      return () => {
        waiting.delete(timer);
        cancel();
      };
    },
  };
  return { counted, waiting };
}

describe("the call gate", () => {
  it("passes answers and errors on, and leaves no timer behind", async () => {
    const { counted, waiting } = countTimers(createManualClock());
    const gate = createCallGate({ clock: counted });
    expect(await gate.run({ timeoutMs: 10, lost }, async () => "answer")).toBe("answer");
    await expect(gate.run({ timeoutMs: 10, lost }, async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await Promise.resolve();
    expect(waiting.size).toBe(0);

    let gaveUp = 0;
    const count = (why: Lost) => {
      gaveUp += 1;
      return lost(why);
    };
    await gate.run({ timeoutMs: 10, lost: count }, async () => "answer");
    await Promise.resolve();
    gate.interrupt();
    expect(gaveUp).toBe(0);
  });

  it("gives up when the time is over", async () => {
    const clock = createManualClock();
    const call = expect(createCallGate({ clock }).run({ timeoutMs: 10, lost }, never)).rejects.toThrow("timeout");
    await clock.advance(10);
    await call;
  });

  it("ends every running call when it is interrupted, and takes new ones afterwards", async () => {
    const gate = createCallGate({ clock: createManualClock() });
    const calls = [1, 2].map(() => expect(gate.run({ timeoutMs: 10, lost }, never)).rejects.toThrow("interrupted"));
    gate.interrupt();
    await Promise.all(calls);
    expect(await gate.run({ timeoutMs: 10, lost }, async () => "answer")).toBe("answer");
  });
});

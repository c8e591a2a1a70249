import { describe, expect, it } from "vitest";
import { type Chore, createHourly } from "./hourly";
import { createLog } from "./log";
import { createManualClock } from "./manual-clock";

const HOUR = 3_600_000;

function stage(tasks: Record<string, Chore>) {
  const clock = createManualClock();
  const lines: string[] = [];
  const log = createLog({ level: "error", destination: { write: (line) => lines.push(line) } });
  return { clock, lines, hourly: createHourly({ clock, log, tasks }) };
}

describe("hourly chores", () => {
  it("run at the start and each hour, also when another one fails, until they are stopped", async () => {
    let runs = 0;
    const { clock, lines, hourly } = stage({
      failing: async () => {
        throw new Error("disk full");
      },
      counting: async () => {
        runs += 1;
      },
    });
    hourly.start();
    await clock.advance(2 * HOUR);
    expect(runs).toBe(3);
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0] ?? "{}")).toMatchObject({ msg: "chore failed", chore: "failing" });
    await hourly.stop();
    await clock.advance(HOUR);
    expect(runs).toBe(3);
  });

  it("run one at a time, however long they take", async () => {
    const seen: string[] = [];
    let finish = () => {};
    const { clock, hourly } = stage({
      long: () => {
        seen.push("long");
        return new Promise<void>((resolve) => {
          finish = resolve;
        });
      },
      next: async () => void seen.push("next"),
    });
    hourly.start();
    await clock.advance(2.5 * HOUR);
    expect(seen).toEqual(["long"]);
    finish();
    await clock.advance(0.1 * HOUR);
    expect(seen).toEqual(["long", "next"]);
    await clock.advance(HOUR);
    expect(seen).toEqual(["long", "next", "long"]);
    finish();
    await hourly.stop();
  });

  it("are told to stop, waited for, and no other one begins", async () => {
    const seen: string[] = [];
    const { hourly } = stage({
      long: (signal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener("abort", () => {
            seen.push("told");
            setImmediate(() => {
              seen.push("ended");
              resolve();
            });
          });
        }),
      next: async () => void seen.push("next"),
    });
    hourly.start();
    await hourly.stop();
    expect(seen).toEqual(["told", "ended"]);
  });
});

import { expect, it } from "vitest";
import { createHourly } from "./hourly";
import { createLog } from "./log";
import { createManualClock } from "./manual-clock";

it("runs every chore at the start and each hour, also when another one fails, until it is stopped", async () => {
  const clock = createManualClock();
  const lines: string[] = [];
  let runs = 0;
  const hourly = createHourly({
    clock,
    log: createLog({ level: "error", destination: { write: (line) => lines.push(line) } }),
    tasks: {
      failing: async () => {
        throw new Error("disk full");
      },
      counting: async () => {
        runs += 1;
      },
    },
  });
  hourly.start();
  await clock.advance(2 * 3_600_000);
  expect(runs).toBe(3);
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[0] ?? "{}")).toMatchObject({ msg: "chore failed", chore: "failing" });
  await hourly.stop();
  await clock.advance(3_600_000);
  expect(runs).toBe(3);
});

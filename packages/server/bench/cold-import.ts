import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Finding, percentiles, ratio } from "./sample";

const ROUNDS = 41;
const GOAL = 1.5;

const yardstick = "openapi-fetch";
const packages = [yardstick, "@inbox-hub/sdk", "ky", "@octokit/core", "svix", "openai", "stripe"];

const program = `
  const start = performance.now();
  await import(process.argv[1]);
  console.log(performance.now() - start);
`;

const execute = promisify(execFile);

/** How long a program waits for its import, in processes that have loaded nothing before, in turns. */
export async function coldImport(): Promise<readonly Finding[]> {
  const times = new Map<string, number[]>(packages.map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, durations] of times) {
      const ms = await measure(name);
      // The first round fills the cache of the disk.
      if (round > 0) durations.push(ms);
    }
  }
  const medians = new Map([...times].map(([name, durations]) => [name, percentiles(durations).p50]));
  const least = medians.get(yardstick) ?? Number.NaN;
  return [...medians].map(([name, ms]) => {
    const isOurs = name === "@inbox-hub/sdk";
    return {
      what: `import ${name}`,
      value: `${ratio(ms / least)} (${ms.toFixed(1)} ms)`,
      goal: isOurs ? `at most ${ratio(GOAL)}` : "",
      holds: !isOurs || ms / least <= GOAL,
    };
  });
}

async function measure(name: string): Promise<number> {
  const args = ["--input-type=module", "--eval", program, name];
  return Number((await execute(process.execPath, args, { cwd: import.meta.dirname })).stdout);
}

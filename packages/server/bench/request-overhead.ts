import { fileURLToPath } from "node:url";
import { type Clients, createClients } from "./http-clients";
import { run } from "./hub-process";
import { type Finding, percentiles, ratio } from "./sample";

const ROUNDS = 21;
const REQUESTS = 320;
const GOAL = 1.25;

const yardstick = "fetch";

interface Costs {
  /** Milliseconds from call to content. */
  readonly p50: number;
  /** Milliseconds of this process for one request. */
  readonly cpu: number;
}

/** What a client adds to `fetch`: each asks the same server for the same, in turns, one request at a time and several. */
export async function requestOverhead(): Promise<readonly Finding[]> {
  const program = fileURLToPath(new URL("./http-answers.ts", import.meta.url));
  const server = await run(["--import", "tsx", program], {});
  try {
    const clients = createClients(server.url);
    return [...(await compareClients(clients, 1)), ...(await compareClients(clients, 16))];
  } finally {
    await server.stop();
  }
}

async function compareClients(clients: Clients, atATime: number): Promise<readonly Finding[]> {
  const names = Object.keys(clients);
  const rounds: Record<string, Costs>[] = [];
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const costs: Record<string, Costs> = {};
    // Each comes first in its turn.
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      costs[name] = await spend(clients[name] ?? [], atATime);
    }
    // The first rounds warm up.
    if (round >= 2) rounds.push(costs);
  }
  return names.map((name) => {
    const [time, cpu] = (["p50", "cpu"] as const).map((kind) => {
      const ratios = rounds.map((costs) => (costs[name]?.[kind] ?? 0) / (costs[yardstick]?.[kind] ?? 0));
      const own = rounds.map((costs) => costs[name]?.[kind] ?? 0);
      return { ratio: percentiles(ratios).p50, own: percentiles(own).p50 };
    });
    if (!time || !cpu) throw new Error("Nothing was measured");
    const isOurs = name === "@inbox-hub/sdk";
    return {
      what: `${atATime} at a time, ${name}`,
      value: `${ratio(time.ratio)} (${time.own.toFixed(3)} ms), CPU ${ratio(cpu.ratio)} (${cpu.own.toFixed(3)} ms)`,
      goal: isOurs ? `time at most ${ratio(GOAL)}` : "",
      holds: !isOurs || time.ratio <= GOAL,
    };
  });
}

async function spend(calls: readonly (() => Promise<unknown>)[], atATime: number): Promise<Costs> {
  const durations: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < REQUESTS) {
      const call = calls[next % calls.length];
      next += 1;
      const start = performance.now();
      await call?.();
      durations.push(performance.now() - start);
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: atATime }, worker));
  const { user, system } = process.cpuUsage(before);
  return { p50: percentiles(durations).p50, cpu: (user + system) / 1000 / REQUESTS };
}

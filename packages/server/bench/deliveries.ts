import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passed } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import type { HubCalls, HubOptions } from "./delivery-hub";
import { laneOf } from "./delivery-load";
import type { SinkCalls } from "./delivery-sinks";
import type { NaiveCalls } from "./naive-gateway";
import { type Remote, startCalls, type Used } from "./process-calls";
import { type Finding, milliseconds, percentiles, ratio } from "./sample";

const RECEIVERS = 20;
const LANES = 500;
const WAITING = 100_000;
const ROUNDS = 3;
/** Of the peer, to which ours is compared. */
const NAIVE_EVENTS = 2_000;
/** Written ahead of what is delivered. */
const AHEAD = 4_000;

const secrets = Array.from(
  { length: RECEIVERS },
  (_, index) => `whsec_${Buffer.alloc(32, index + 1).toString("base64")}`,
);

interface Stage {
  readonly receivers: HubOptions["receivers"];
  readonly sinks: Remote<SinkCalls>;
  /** A process of its own, with a database of its own. */
  hub<T>(wishes: Partial<HubOptions>, run: (hub: Remote<HubCalls>) => Promise<T>): Promise<T>;
  naive<T>(run: (gateway: Remote<NaiveCalls>) => Promise<T>): Promise<T>;
}

/** Events on their way to receivers on this machine: each on the disk, signed twice, and in the order of its chat. */
export async function deliveries(): Promise<readonly Finding[]> {
  // Beside `dist/`, so that the programs find their migrations.
  const programs = await mkdtemp(fileURLToPath(new URL("../.bench-", import.meta.url)));
  const data = await mkdtemp(join(tmpdir(), "inbox-hub-bench-"));
  const program = (name: string) => join(programs, `${name}.js`);
  try {
    await bundle(programs, ["delivery-hub", "delivery-sinks", "naive-gateway"]);
    const sinks = startCalls<SinkCalls>(program("delivery-sinks"));
    try {
      const urls = await sinks.call("listen", { secrets });
      const receivers = urls.map((url, index) => ({ url, secret: secrets[index] ?? "" }));
      let databases = 0;
      const file = () => join(data, `${databases++}.db`);
      const stage: Stage = {
        receivers,
        sinks,
        async hub(wishes, run) {
          const hub = startCalls<HubCalls>(program("delivery-hub"));
          try {
            const usual = { receivers, lanes: LANES, maxConcurrency: 8, timeoutSeconds: 5 };
            await hub.call("open", { file: file(), ...usual, ...wishes });
            const found = await run(hub);
            await hub.call("close", undefined);
            return found;
          } finally {
            await hub.stop();
          }
        },
        async naive(run) {
          const gateway = startCalls<NaiveCalls>(program("naive-gateway"));
          try {
            await gateway.call("open", { file: file(), receivers, lanes: LANES });
            const found = await run(gateway);
            await gateway.call("close", undefined);
            return found;
          } finally {
            await gateway.stop();
          }
        },
      };
      return [
        ...(await beside(stage)),
        await fewLanes(stage),
        await publishing(stage),
        await latency(stage),
        await oneHangs(stage),
        ...(await claims(stage, "as many chats", WAITING)),
        ...(await claims(stage, "one chat", 1)),
      ];
    } finally {
      await sinks.stop();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
    await rm(programs, { recursive: true, force: true });
  }
}

/** As the server is built. */
async function bundle(folder: string, names: readonly string[]): Promise<void> {
  await build({
    config: fileURLToPath(new URL("../tsup.config.ts", import.meta.url)),
    entry: names.map((name) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url))),
    outDir: folder,
    skipNodeModulesBundle: true,
    splitting: false,
    clean: false,
    sourcemap: false,
    silent: true,
  });
}

/** From publishing to the last finish. Fails when anything is lost, repeated, out of order or signed wrongly. */
async function flow({ hub, sinks }: Stage, lanes: number, events: number): Promise<Used> {
  return hub({ lanes }, async (process) => {
    await process.call("start", undefined);
    await process.call("deliver", { events: AHEAD, ahead: AHEAD });
    await sinks.call("report", undefined);
    const used = await process.call("deliver", { events, ahead: AHEAD });
    const { firstBytes: _, ...arrivals } = await sinks.call("report", undefined);
    const isRight = arrivals.arrived === events && arrivals.repeats + arrivals.outOfOrder + arrivals.refused === 0;
    if (!isRight) throw new Error(`Of ${events} deliveries: ${JSON.stringify(arrivals)}`);
    return used;
  });
}

async function beside(stage: Stage): Promise<readonly Finding[]> {
  const rounds: { readonly ours: Used; readonly theirs: Used }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await flow(stage, LANES, 20_000);
    const theirs = await stage.naive((gateway) => gateway.call("deliver", { events: NAIVE_EVENTS }));
    rounds.push({ ours, theirs });
  }
  await stage.sinks.call("report", undefined);
  const faster = percentiles(rounds.map(({ ours, theirs }) => perSecond(ours) / perSecond(theirs))).p50;
  const cheaper = percentiles(rounds.map(({ ours, theirs }) => perCpuSecond(ours) / perCpuSecond(theirs))).p50;
  return [
    rate(
      `signed deliveries in ${LANES} chats`,
      rounds.map(({ ours }) => ours),
      3_000,
    ),
    {
      what: "… to a commit for each change, and fetch",
      value: `${ratio(faster)} a second, ${ratio(cheaper)} per cpu-s (${figures(rounds.map(({ theirs }) => theirs))})`,
      goal: "at least 4.00×",
      holds: faster >= 4 && cheaper >= 4,
    },
  ];
}

async function fewLanes(stage: Stage): Promise<Finding> {
  return rate("signed deliveries in 50 chats", [await flow(stage, 50, 10_000)], 2_000);
}

async function publishing({ hub }: Stage): Promise<Finding> {
  const rounds: Used[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const used = await hub({}, async (process) => {
      await process.call("publish", { events: 4_000 });
      return process.call("publish", { events: 40_000 });
    });
    rounds.push(used);
  }
  return rate("events written, each with its row and delivery", rounds, 10_000);
}

async function latency({ hub, sinks }: Stage): Promise<Finding> {
  const found = await hub({}, async (process) => {
    await process.call("start", undefined);
    return percentiles(await waits(process, sinks, { perSecond: 100, seconds: 10 }));
  });
  return {
    what: "commit to first byte, 100 events a second",
    value: milliseconds(found),
    goal: "p50 under 20 ms, p99 under 100 ms",
    holds: found.p50 < 20 && found.p99 < 100,
  };
}

async function oneHangs({ hub, sinks }: Stage): Promise<Finding> {
  const HUNG = 0;
  const found = await hub({}, async (process) => {
    await process.call("start", undefined);
    await sinks.call("hang", { receivers: [HUNG] });
    return waits(process, sinks, { perSecond: 700, seconds: 12, without: HUNG });
  });
  await sinks.call("hang", { receivers: [] });
  const arrived = found.filter(Number.isFinite).length;
  const { p50, p99 } = percentiles(found);
  return {
    what: `… 700 a second, one of ${RECEIVERS} receivers hangs`,
    value: `${arrived} of ${found.length} to the others: ${milliseconds({ p50, p99 })}`,
    goal: "all, p99 under 250 ms",
    holds: arrived === found.length && p99 < 250,
  };
}

interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
  /** A receiver whose events do not count. */
  readonly without?: number;
}

/** From the commit of each event to the first byte of its delivery; infinite when it has not come. */
async function waits(hub: Remote<HubCalls>, sinks: Remote<SinkCalls>, { without, ...pace }: Pace): Promise<number[]> {
  await hub.call("pace", { perSecond: 100, seconds: 1 });
  const committed = await hub.call("pace", pace);
  await passed(1_000);
  const { firstBytes } = await sinks.call("report", undefined);
  return [...committed]
    .filter(([messageId]) => laneOf(messageId) % RECEIVERS !== without)
    .map(([messageId, at]) => (firstBytes.get(messageId) ?? Number.POSITIVE_INFINITY) - at);
}

async function claims({ hub }: Stage, where: string, lanes: number): Promise<readonly Finding[]> {
  const found = await hub({ lanes, maxConcurrency: 64 }, async (process) => {
    await process.call("publish", { events: WAITING });
    return process.call("claims", { times: 300, atOnce: 64 });
  });
  return (["claim", "finish"] as const).map((step) => {
    const { p50, p99 } = percentiles(found[step]);
    return {
      what: `${step} what is due, ${WAITING} wait in ${where}`,
      value: milliseconds({ p50, p99 }),
      goal: "p50 under 5 ms",
      holds: p50 < 5,
    };
  });
}

const perSecond = ({ events, seconds }: Used) => events / seconds;
const perCpuSecond = ({ events, cpuSeconds }: Used) => events / cpuSeconds;
/** Of the best round: what else the machine does only takes away from it. */
const best = (rounds: readonly Used[], figure: (used: Used) => number) => Math.max(...rounds.map(figure));
const figures = (rounds: readonly Used[]) =>
  `${best(rounds, perSecond).toFixed(0)}/s, ${best(rounds, perCpuSecond).toFixed(0)} per cpu-s`;

function rate(what: string, rounds: readonly Used[], goal: number): Finding {
  return {
    what,
    value: figures(rounds),
    goal: `at least ${goal}/s, and per cpu-s`,
    holds: best(rounds, perSecond) >= goal && best(rounds, perCpuSecond) >= goal,
  };
}

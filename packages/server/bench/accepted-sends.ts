import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { magicNumbers } from "@inbox-hub/openapi/rules";
import autocannon from "autocannon";
import Sqlite from "better-sqlite3";
import { apiKey, built, sessionId, startHub } from "./hub-process";
import { compare, type Finding } from "./sample";

const ROUNDS = 3;
const SECONDS = 4;
const CLIENTS = 64;
const GOAL = 10;
/** What a commit waits for on the network disks of cloud providers. */
const SLOW_SYNC_MS = 2;

/**
 * Accepted sends of 64 clients, each on the disk before it is answered: writes that share commits, against a commit for each
 * write. What sharing gains depends on what a sync of the disk costs, so there is also a disk of known slowness.
 */
export async function acceptedSends(): Promise<readonly Finding[]> {
  // Beside `dist/`, so that the programs find their migrations.
  const folder = await mkdtemp(fileURLToPath(new URL("../.bench-", import.meta.url)));
  try {
    const program = await readFile(built, "utf8");
    const programs = {
      shared: program,
      single: singleCommits(program),
      slowShared: slowDisk(program),
      slowSingle: slowDisk(singleCommits(program)),
    };
    for (const [name, text] of Object.entries(programs)) await writeFile(join(folder, `${name}.mjs`), text);
    const sends = (name: keyof typeof programs) => () => measure(join(folder, `${name}.mjs`));
    const what = `accepted sends of ${CLIENTS} clients, to one commit for each write`;
    return [
      await compare({ what, rounds: ROUNDS, goal: 1, ours: sends("shared"), theirs: sends("single") }),
      await compare({
        what: `… on a disk that takes ${SLOW_SYNC_MS} ms to sync`,
        rounds: ROUNDS,
        goal: GOAL,
        ours: sends("slowShared"),
        theirs: sends("slowSingle"),
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sends a second. What is sent waits behind a slow number, so that only accepting is measured. */
async function measure(program: string): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-bench-"));
  const hub = await startHub(dataDir, program);
  try {
    const body = JSON.stringify({ to: magicNumbers.slow, message: "Tu pedido está listo.", wait: 0 });
    let sent = 0;
    const { requests, non2xx, errors } = await autocannon({
      url: `${hub.url}/api/messages/${sessionId}/send`,
      connections: CLIENTS,
      duration: SECONDS,
      requests: [
        {
          method: "POST",
          headers: { "X-API-Key": apiKey, "Content-Type": "application/json" },
          body,
          setupRequest: (request) => {
            sent += 1;
            return { ...request, headers: { ...request.headers, "Idempotency-Key": `bench-${sent}` } };
          },
        },
      ],
    });
    if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, ${errors} requests had none`);
    const stored = countMessages(dataDir);
    if (stored < requests.total) throw new Error(`${requests.total} were accepted, ${stored} are stored`);
    return requests.average;
  } finally {
    await hub.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function countMessages(dataDir: string): number {
  const database = new Sqlite(join(dataDir, "inbox-hub.db"), { readonly: true });
  try {
    return (
      database.prepare<[], number>("SELECT count(*) FROM messages WHERE direction = 'outbound'").pluck().get() ?? 0
    );
  } finally {
    database.close();
  }
}

function singleCommits(program: string): string {
  return replaced(program, /LARGEST_GROUP = 200;/, "LARGEST_GROUP = 1;");
}

function slowDisk(program: string): string {
  const wait = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${SLOW_SYNC_MS});`;
  return replaced(program, /commits \+= 1;/, (found) => `${found} ${wait}`);
}

function replaced(program: string, place: RegExp, by: string | ((found: string) => string)): string {
  const changed = program.replace(place, by as string);
  if (changed === program) throw new Error(`The program has no ${place.source}`);
  return changed;
}

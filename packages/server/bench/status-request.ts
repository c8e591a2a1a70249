import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { apiKey, run, sessionId, startHub } from "./hub-process";
import { compare, type Finding } from "./sample";

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 10;
const GOAL = 0.6;

/** Node writes these itself. */
const OF_NODE = new Set(["connection", "content-length", "date", "keep-alive"]);

/** `GET …/status` with an API key, limits, validation, metrics and log, against a Koa application that only answers the same bytes. */
export async function statusRequest(): Promise<readonly Finding[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-bench-"));
  const hub = await startHub(dataDir);
  const path = `/api/sessions/${sessionId}/status`;
  const headers = { "X-API-Key": apiKey };
  try {
    const answer = await fetch(hub.url + path, { headers });
    if (answer.status !== 200) throw new Error(`The hub answers ${answer.status}`);
    const bareKoa = fileURLToPath(new URL("./bare-koa.ts", import.meta.url));
    const koa = await run(["--import", "tsx", bareKoa], {
      ANSWER: await answer.text(),
      HEADERS: JSON.stringify(Object.fromEntries([...answer.headers].filter(([name]) => !OF_NODE.has(name)))),
    });
    const load = async (url: string) => {
      const { requests, non2xx, errors } = await autocannon({
        url: url + path,
        connections: CONNECTIONS,
        duration: SECONDS,
        requests: [{ headers }],
      });
      if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, ${errors} requests had none`);
      return requests.average;
    };
    try {
      await load(hub.url);
      await load(koa.url);
      return [
        await compare({
          what: "status with authentication, to bare Koa",
          rounds: ROUNDS,
          goal: GOAL,
          ours: () => load(hub.url),
          theirs: () => load(koa.url),
        }),
      ];
    } finally {
      await koa.stop();
    }
  } finally {
    await hub.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

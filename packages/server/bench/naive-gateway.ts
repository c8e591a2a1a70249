import { sign } from "@inbox-hub/webhook-verify/sign";
import Sqlite from "better-sqlite3";
import type { HubOptions } from "./delivery-hub";
import { bodyOf, messageIdOf } from "./delivery-load";
import { answerCalls, measured } from "./process-calls";

/** A queue in a table, as it is built first: each change a commit of its own, `fetch`, and no order. The disk is waited for here too. */

const WORKERS = 64;

const calls = {
  open,
  deliver: ({ events }: { readonly events: number }) => measured(events, () => deliver(events)),
  close: () => sqlite?.close(),
};
export type NaiveCalls = typeof calls;

let sqlite: Sqlite.Database | null = null;
let receivers: HubOptions["receivers"] = [];
let lanes = 0;
let written = 0;

function open(options: Pick<HubOptions, "file" | "receivers" | "lanes">): void {
  sqlite = new Sqlite(options.file);
  receivers = options.receivers;
  lanes = options.lanes;
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.exec(`
    CREATE TABLE jobs (
      id INTEGER PRIMARY KEY, receiver INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, body BLOB NOT NULL, status INTEGER
    );
    CREATE INDEX jobs_state ON jobs (state, id);
  `);
}

interface Job {
  readonly id: number;
  readonly receiver: number;
  readonly body: Buffer;
}

async function deliver(events: number): Promise<void> {
  if (sqlite === null) throw new Error("The gateway is not open");
  const insert = sqlite.prepare("INSERT INTO jobs (receiver, state, attempts, body) VALUES (?, 'waiting', 0, ?)");
  const take = sqlite.prepare<[], Job>(`
    UPDATE jobs SET state = 'sending', attempts = attempts + 1
    WHERE id = (SELECT id FROM jobs WHERE state = 'waiting' ORDER BY id LIMIT 1) RETURNING id, receiver, body
  `);
  const end = sqlite.prepare("UPDATE jobs SET state = ?, status = ? WHERE id = ?");
  for (let turn = 0; turn < events; turn += 1) {
    const lane = written % lanes;
    insert.run(lane % receivers.length, bodyOf(messageIdOf(lane, Math.floor(written / lanes))));
    written += 1;
  }

  const work = async () => {
    for (let job = take.get(); job; job = take.get()) {
      const { url = "", secret = "" } = receivers[job.receiver] ?? {};
      const timestamp = Math.floor(Date.now() / 1000);
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...sign({ id: `evt_${job.id}`, timestamp, body: job.body, secret }),
        },
        body: job.body,
        signal: AbortSignal.timeout(5_000),
      });
      await response.text();
      end.run(response.ok ? "done" : "failed", response.status, job.id);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
}

answerCalls(calls);

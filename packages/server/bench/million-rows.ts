import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStores } from "../src/composition/stores";
import type { Page } from "../src/contract/page";
import type { ContactFilter } from "../src/features/contacts/contact-store";
import { systemClock } from "../src/lib/clock";
import { createIds } from "../src/lib/ids";
import { createSignal } from "../src/lib/signal";
import { migrationsFolder } from "../src/migrations-folder";
import { openDatabase } from "../src/store/database";
import { createSealedText } from "../src/store/sealed-text";
import { createWebhookSeal } from "../src/store/webhook-seal";
import { everything } from "../test/support/message-bench";
import { COMMON, crm, fill, other, phoneOf, RARE } from "./fill";
import { type Finding, milliseconds, percentiles, ratio, sample } from "./sample";

const ROWS = 1_000_000;
const PAGE = 50;
const GOAL_MS = 2;
const TIMES = 300;

const anyContact: ContactFilter = { q: null, tag: null, assignedToUserId: null };
/** Reads of a database with a million contacts and a million messages. */
export async function millionRows(): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), "inbox-hub-bench-"));
  const database = openDatabase({ file: join(folder, "hub.db"), migrationsFolder });
  try {
    const started = performance.now();
    await fill(database, ROWS);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`Filled ${ROWS} contacts and ${ROWS} messages in ${seconds} s`);
    const stores = createStores({
      database,
      clock: systemClock,
      newId: createIds(systemClock.now),
      random: Math.random,
      delivered: createSignal(),
      appended: createSignal(),
      bootId: "bench",
      secret: "bench",
      webhookSeal: createWebhookSeal(createSealedText({ secret: "bench", purpose: "bench" })),
      onUnreadableWebhook: () => undefined,
    });
    const page = { limit: PAGE, cursor: null };
    const find =
      (q: string, ref = crm as typeof crm | typeof other) =>
      () =>
        stores.messages.list(ref, { ...everything, q }, page);

    return [
      ...(await deep("contacts", (cursor) => stores.contacts.list(crm, anyContact, { limit: PAGE, cursor }))),
      ...(await deep("messages", (cursor) => stores.messages.list(crm, everything, { limit: PAGE, cursor }))),
      under("contact by phone", await sample(TIMES, (turn) => stores.contacts.findByPhone(crm, phoneOf(turn * 997)))),
      under("search, a rare word", await sample(TIMES, find(RARE))),
      under("search, a word of every message", await sample(TIMES, find(COMMON))),
      under("search, two words", await sample(TIMES, find("manana recoger"))),
      under("search, a beginning", await sample(TIMES, find("alm*"))),
      under("search in a small session", await sample(TIMES, find(COMMON, other))),
      under(
        "messages of a chat",
        await sample(TIMES, (turn) => stores.messages.list(crm, { ...everything, chatId: phoneOf(turn) }, page)),
      ),
    ];
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Walks to the last page by cursor: it must cost what the first costs. */
async function deep(what: string, list: (cursor: string | null) => Promise<Page<unknown>>): Promise<Finding[]> {
  const durations: number[] = [];
  let cursor: string | null = null;
  do {
    const start = performance.now();
    const page: Page<unknown> = await list(cursor);
    durations.push(performance.now() - start);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const first = percentiles(durations.slice(100, 100 + TIMES));
  const last = percentiles(durations.slice(-TIMES));
  return [
    under(`${what}, the first pages`, first),
    under(`${what}, page ${durations.length}`, last),
    {
      what: `${what}, last to first page`,
      value: ratio(last.p50 / first.p50),
      goal: "about 1×",
      holds: last.p50 / first.p50 < 1.5,
    },
  ];
}

function under(what: string, found: { readonly p50: number; readonly p99: number }): Finding {
  return { what, value: milliseconds(found), goal: `p50 under ${GOAL_MS} ms`, holds: found.p50 < GOAL_MS };
}

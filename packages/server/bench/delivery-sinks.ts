import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createVerifier } from "@inbox-hub/webhook-verify/node";
import { monotonicMs } from "./monotonic";
import { answerCalls } from "./process-calls";

/** Receivers that do as little as possible, so that what sends to them is measured: no HTTP server, only what it would answer. */

const ANSWER = Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
const HEAD_END = Buffer.from("\r\n\r\n");
/** Checking each signature would make the receivers slower than the sender. */
const VERIFIED = 16;

let arrived = 0;
let repeats = 0;
let outOfOrder = 0;
let refused = 0;
let requests = 0;
/** The highest number of each lane. */
const highest = new Map<string, number>();
const firstBytes = new Map<string, number>();
const hanging = new Set<number>();

export interface Arrivals {
  readonly arrived: number;
  readonly repeats: number;
  readonly outOfOrder: number;
  /** Signatures that were not right, of those that were checked. */
  readonly refused: number;
}

const calls = {
  /** One receiver for each secret. */
  listen: async ({ secrets }: { readonly secrets: readonly string[] }) =>
    Promise.all(secrets.map((secret, index) => listen(secret, index))),
  hang: ({ receivers }: { readonly receivers: readonly number[] }) => {
    hanging.clear();
    for (const receiver of receivers) hanging.add(receiver);
  },
  /** What came since the last time. */
  report: (): Arrivals & { readonly firstBytes: Map<string, number> } => {
    const report = { arrived, repeats, outOfOrder, refused, firstBytes: new Map(firstBytes) };
    arrived = 0;
    repeats = 0;
    outOfOrder = 0;
    refused = 0;
    firstBytes.clear();
    highest.clear();
    return report;
  },
};
export type SinkCalls = typeof calls;

async function listen(secret: string, index: number): Promise<string> {
  const verifier = createVerifier({ secret });
  const server = createServer((socket) => receive(socket, index, verifier));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

function receive(socket: Socket, index: number, verifier: ReturnType<typeof createVerifier>): void {
  let buffered: Buffer = Buffer.alloc(0);
  let beganAt = 0;
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    if (buffered.length === 0) beganAt = monotonicMs();
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    const headEnd = buffered.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = buffered.toString("latin1", 0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const end = headEnd + HEAD_END.length + length;
    if (buffered.length < end) return;
    const body = buffered.subarray(headEnd + HEAD_END.length, end);
    buffered = Buffer.alloc(0);
    if (hanging.has(index)) return;
    note(body, beganAt);
    requests += 1;
    if (requests % VERIFIED === 0 && !verifier.safeVerify(body, headersOf(head)).ok) refused += 1;
    socket.write(ANSWER);
  });
}

const ID = Buffer.from('"messageId":"');

/** The id of a message is its lane and its number in it: `msg_<lane>_<number>`. */
function note(body: Buffer, beganAt: number): void {
  const from = body.indexOf(ID) + ID.length;
  const id = body.toString("latin1", from, body.indexOf('"', from));
  const [, lane = "", number = ""] = id.split("_");
  if (firstBytes.has(id)) {
    repeats += 1;
    return;
  }
  firstBytes.set(id, beganAt);
  arrived += 1;
  const expected = highest.get(lane) ?? Number(number);
  if (expected !== Number(number)) outOfOrder += 1;
  highest.set(lane, Number(number) + 1);
}

function headersOf(head: string): Record<string, string> {
  return Object.fromEntries(
    head
      .split("\r\n")
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
}

answerCalls(calls);

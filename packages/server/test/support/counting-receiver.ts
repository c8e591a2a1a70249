import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Arrival {
  readonly eventId: string;
  /** Within which order is kept. */
  readonly lane: string;
  readonly sequence: number;
}

/** Checks a delivery and reads it. Throws when it is not genuine. */
type Read = (body: Buffer, headers: IncomingHttpHeaders) => Arrival;

/** A receiver that remembers what came first and what came again, and from some moment on neither takes nor answers anything. */
export async function startCountingReceiver(read: Read) {
  const firsts: Arrival[] = [];
  const known = new Set<string>();
  const taken = new Set<string>();
  const refused: unknown[] = [];
  let repeats = 0;
  let open = 0;
  let mostOpen = 0;
  let held: ServerResponse[] = [];
  let hold: { readonly from: number; readonly until: number; readonly resolve: () => void } | null = null;

  const remember = (arrival: Arrival) => {
    if (known.has(arrival.eventId)) {
      repeats += 1;
      return;
    }
    known.add(arrival.eventId);
    firsts.push(arrival);
  };

  const server = createServer(async (request, response) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    response.on("close", () => {
      open -= 1;
    });
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      // The sender was killed in the middle of its request.
      return;
    }
    try {
      const arrival = read(Buffer.concat(chunks), request.headers);
      remember(arrival);
      if (hold === null || taken.size < hold.from) {
        taken.add(arrival.eventId);
        response.writeHead(204).end();
        return;
      }
    } catch (error) {
      refused.push(error);
    }
    held.push(response);
    if (held.length === hold?.until) hold.resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/hook`,
    /** In the order in which they came first, also those that were not taken then. */
    firsts,
    /** The ids of those that were answered with a success. */
    taken,
    refused,
    figures: () => ({ repeats, mostOpen }),
    /** Takes nothing more once `from` different events are taken; resolves when `until` requests hang in the air. */
    holdFrom: (from: number, until: number) =>
      new Promise<void>((resolve) => {
        hold = { from, until, resolve };
      }),
    /** Forgets those that hang, and takes and answers again. */
    release() {
      hold = null;
      for (const response of held) response.destroy();
      held = [];
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

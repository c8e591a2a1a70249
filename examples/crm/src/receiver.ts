import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StandardDelivery } from "@inbox-hub/webhook-verify";
import { createVerifier, WebhookVerificationError } from "@inbox-hub/webhook-verify";
import Koa from "koa";

/** An event of the contract, or one that a newer server sends. */
export type ReceivedEvent = StandardDelivery["event"];

/** The part of a CRM that hears of what customers write. */
export interface Receiver {
  readonly url: string;
  /** What came in, verified, in the order it came. */
  readonly events: readonly ReceivedEvent[];
  /** Resolves with the first event, past or future, that `isWanted`. */
  next<E extends ReceivedEvent>(isWanted: (event: ReceivedEvent) => event is E): Promise<E>;
  close(): Promise<void>;
}

/** Listens for webhooks and takes only those whose signature is right. `secret` may be set once it is known. */
export async function startReceiver(secretOf: () => string): Promise<Receiver> {
  const events: ReceivedEvent[] = [];
  const ids = new Set<string>();
  const waiting = new Set<(event: ReceivedEvent) => void>();

  const app = new Koa();
  app.silent = true;
  app.use(async (context) => {
    // The raw bytes: a body that is parsed and serialised again no longer fits its signature.
    const body = await readBody(context.req);
    try {
      const { id, event } = await createVerifier({ secret: secretOf() }).verify(body, context.req.headers);
      context.status = 204;
      // Deliveries come at least once: one with a known id is only acknowledged.
      if (ids.has(id)) return;
      ids.add(id);
      events.push(event);
      for (const listener of [...waiting]) listener(event);
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      context.status = 401;
      context.body = error.code;
    }
  });

  const server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/webhooks/inbox-hub`,
    events,
    next: (isWanted) =>
      new Promise((resolve) => {
        const known = events.find(isWanted);
        if (known) return resolve(known);
        const listener = (event: ReceivedEvent) => {
          if (!isWanted(event)) return;
          waiting.delete(listener);
          resolve(event);
        };
        waiting.add(listener);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

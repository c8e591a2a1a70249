import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The event's message, as the bench publishes it. */
  readonly messageId: string;
  readonly chatId: string;
}

export type Behaviour = (response: ServerResponse, request: Received) => void;

/** A customer's receiver on loopback. It answers as the test says, and remembers what it got. */
export async function startWebhookReceiver(behaviour: Behaviour = answerWith(204)) {
  let behave = behaviour;
  const requests: Received[] = [];
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let open = 0;
  let onAllClosed: () => void = () => undefined;

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { data } = JSON.parse(body.toString());
    const received = { headers: request.headers, body, messageId: data.messageId, chatId: data.chatId };
    requests.push(received);
    behave(response, received);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    waiting = waiting.filter(({ count }) => requests.length < count);
  });
  server.on("connection", (socket) => {
    open += 1;
    socket.on("close", () => {
      open -= 1;
      if (open === 0) onAllClosed();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/hook?token=in-the-url`,
    requests,
    /** From now on. */
    behave(next: Behaviour) {
      behave = next;
    },
    /** Resolves when so many requests have come. */
    received: (count: number) =>
      new Promise<void>((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    /** Resolves when the sender has closed every connection. */
    allClosed: () =>
      new Promise<void>((resolve) => {
        if (open === 0) resolve();
        else onAllClosed = resolve;
      }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function answerWith(status: number, headers: Readonly<Record<string, string>> = {}, body = ""): Behaviour {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** Never answers. */
export const hang: Behaviour = () => undefined;

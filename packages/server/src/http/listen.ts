import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, BlockList, isIP } from "node:net";
import type { Duplex } from "node:stream";
import { type Clock, systemClock } from "../lib/clock";

export interface ListenOptions {
  readonly callback: RequestListener;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** What to write to a client whose request is not HTTP; without it the connection is cut. */
  readonly answerClientError?: (error: Error) => string;
  readonly clock?: Clock;
}

export interface Listening {
  /** `http://127.0.0.1:8084` */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, lets running requests finish for up to 5 seconds, and cuts the rest. */
  close(): Promise<void>;
}

/** How long a client may take for its headers, and for a whole request: 50 MB need 1.4 Mbit/s. */
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 300_000;
/** Longer than load balancers keep idle connections, so that it is they who close them. */
const KEEP_ALIVE_MS = 65_000;
const GRACE_MS = 5_000;

/** Starts an HTTP server. Rejects when the address cannot be had. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { callback, host, port, answerClientError, clock = systemClock } = options;
  const running = new WeakMap<Duplex, ServerResponse>();
  let isClosing = false;

  const onRequest: RequestListener = (request, response) => {
    running.set(request.socket, response);
    if (isClosing) response.setHeader("Connection", "close");
    response.once("close", () => {
      // A connection that becomes idle now would otherwise be waited for.
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    callback(request, response);
  };
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    onRequest,
  );
  // The edge says "continue" itself, once it knows that it wants the body.
  server.on("checkContinue", onRequest);
  server.on("clientError", (error, socket) => {
    const hasBegunAnswer = running.get(socket)?.headersSent === true && running.get(socket)?.writableFinished === false;
    if (!socket.writable || hasBegunAnswer || answerClientError === undefined) return socket.destroy();
    socket.end(answerClientError(error), () => socket.destroy());
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  // A TCP server that listens has an address of this kind.
  const bound = (server.address() as AddressInfo).port;

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    port: bound,
    close() {
      isClosing = true;
      return new Promise((resolve) => {
        const cancelGrace = clock.after(GRACE_MS, () => server.closeAllConnections());
        server.close(() => {
          cancelGrace();
          resolve();
        });
      });
    },
  };
}

/** Whether only this machine can reach a server on `host`. */
export function isLoopbackHost(host: string): boolean {
  const loopback = new BlockList();
  loopback.addSubnet("127.0.0.0", 8, "ipv4");
  loopback.addAddress("::1", "ipv6");
  const version = isIP(host);
  return version === 0 ? host === "localhost" : loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}

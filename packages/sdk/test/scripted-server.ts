import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (response: ServerResponse, request: Received) => void;

/** A server that gives one answer of the script after the other, and the last one for ever. */
export async function startServer(...script: readonly Answer[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const entry = { method, path, headers, body: Buffer.concat(chunks).toString() };
      received.push(entry);
      const answer = script[Math.min(received.length, script.length) - 1];
      if (!answer) throw new Error("The script is empty");
      answer(response, entry);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return { baseUrl: `http://127.0.0.1:${address.port}`, received };
}

/** Any answer, such as `raw(502, "<html>", { "Content-Type": "text/html" })`. */
export function raw(status: number, body = "", headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { "X-Request-Id": "req_test", ...headers });
    response.end(body);
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return raw(status, JSON.stringify(body), { "Content-Type": "application/json", ...headers });
}

export function data(value: unknown, status = 200): Answer {
  return json(status, { success: true, data: value });
}

export function failure(status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Answer {
  const body = { success: false, error: `Sentence of ${code}`, code, timestamp: "2025-10-14T10:30:00.000Z" };
  return json(status, { ...body, requestId: "req_test", retryable: status >= 429, ...more }, headers);
}

/** The request arrived in full; the answer never does. */
export const reset: Answer = (response) => response.socket?.destroy();

import type { Answer } from "./answer";
import { concat, notRaw, tooLarge } from "./body";
import type { Handle, Receive } from "./receiver";
import { requireSuccess } from "./success";
import type { HeadersInput, RawBody, StandardDelivery } from "./types";

/** The part of a Node.js stream that is used. */
export interface NodeStream {
  readonly readableDidRead?: boolean;
  readonly readableEnded: boolean;
  readonly readableEncoding?: string | null;
  readonly destroyed: boolean;
  readonly aborted?: boolean;
  on(event: "data" | "end" | "error" | "close", listener: (value: unknown) => void): unknown;
  off(event: "data" | "end" | "error" | "close", listener: (value: unknown) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** The part of Node.js' `IncomingMessage`, and of what frameworks add to it, that is used. */
export interface NodeRequest extends NodeStream {
  readonly method?: string | undefined;
  readonly headers: HeadersInput;
  /** The bytes, where something has kept them: Nest's `rawBody: true`, Google Cloud Functions. */
  readonly rawBody?: unknown;
  /** What a body parser has made of the stream. */
  readonly body?: unknown;
}

/** The part of Node.js' `ServerResponse` that is used. */
export interface NodeResponse {
  readonly headersSent: boolean;
  statusCode: number;
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(): unknown;
  end(body: string): unknown;
}

interface NodeExchange {
  readonly request: NodeRequest;
  readonly response: NodeResponse;
  /** Says how to have the body left alone. */
  readonly hint: string;
}

/** Receives what came with Node.js' request, and answers with its response. */
export async function answerNode(
  receive: Receive,
  { request, response, hint }: NodeExchange,
  handle: Handle,
): Promise<void> {
  const { method, headers, rawBody, body } = request;
  const readBody = (maxBytes: number) => readNodeBody(request, [rawBody, body], maxBytes, hint);
  let isSent = false;

  async function handleAndLook(delivery: StandardDelivery): Promise<unknown> {
    const result = await handle(delivery);
    isSent = response.headersSent;
    requireSuccess(response);
    return isSent ? undefined : result;
  }

  try {
    const answer = await receive({ method, headers, readBody }, handleAndLook);
    if (response.headersSent) return;
    response.writeHead(answer.status, nodeHeaders(answer));
    if (answer.body === undefined) response.end();
    else response.end(answer.body);
  } catch (error) {
    // What the handler has sent is its answer, also to a failure. A framework could only break the connection off.
    if (isSent) return;
    // Error handlers keep the status that they find, where it is one of a failure: a 410 would disable the webhook.
    if (!response.headersSent) response.statusCode = 500;
    throw error;
  }
}

/** The first of `kept` that is bytes, or else what `stream` still holds. `hint` says how to have the body left alone. */
export function readNodeBody(
  stream: NodeStream,
  kept: readonly unknown[],
  maxBytes: number,
  hint: string,
): RawBody | Promise<RawBody> {
  const bytes = kept.find(isBytes);
  if (bytes) return bytes;
  // A stream with an encoding hands out text, and text may not be what arrived.
  if (stream.readableDidRead || stream.readableEnded || stream.readableEncoding) throw notRaw(hint);
  if (stream.destroyed) throw new Error("The request was closed.");
  return readStream(stream, maxBytes);
}

/** By events: leaving a `for await` loop destroys the stream, and with it the connection that the answer needs. */
function readStream(stream: NodeStream, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;

    function onData(chunk: unknown): void {
      if (!isBytes(chunk)) {
        fail(notRaw());
        return;
      }
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) fail(tooLarge(maxBytes));
    }
    function fail(error: unknown): void {
      stream.off("data", onData);
      stream.pause();
      reject(error);
    }

    stream.on("data", onData);
    // A broken-off request of HTTP/2 ends, too.
    stream.on("end", () =>
      stream.aborted ? fail(new Error("The request was aborted.")) : resolve(concat(chunks, size)),
    );
    // Stays: an error without a listener would end the process.
    stream.on("error", fail);
    stream.on("close", () => reject(new Error("The request was closed.")));
    // Somebody may have paused it, to have time for something else.
    stream.resume();
  });
}

/** The rest of a body that is too large is not read: the connection cannot be used again. */
export function nodeHeaders({ status, headers }: Answer): Record<string, string> {
  return status === 413 ? { ...headers, connection: "close" } : { ...headers };
}

/** What is parsed from JSON never is: an object's tag cannot be written in JSON. */
function isBytes(value: unknown): value is Uint8Array {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}

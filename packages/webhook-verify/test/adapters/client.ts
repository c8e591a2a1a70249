import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

/** What an adapter has answered. */
export interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a client sends; `withheld` bytes are announced and never come. */
export interface Sent {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  readonly withheld?: number;
}

/** Sends a request over a connection of its own, and waits for the answer. */
export function send(url: string, sent: Sent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = open(url, sent);
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        outgoing.destroy();
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    if (sent.withheld) outgoing.write(sent.body ?? "");
    else outgoing.end(sent.body);
  });
}

/** Sends a part of a body and breaks the connection off. */
export function breakOff(url: string, sent: Sent): void {
  const outgoing = open(url, { ...sent, withheld: 1000 });
  outgoing.on("error", () => undefined);
  outgoing.write(sent.body ?? "", () => outgoing.destroy());
}

function open(url: string, { method = "POST", headers = {}, body = "", withheld = 0 }: Sent) {
  const length = method === "POST" ? { "content-length": Buffer.byteLength(body) + withheld } : {};
  return request(url, {
    method,
    agent: false,
    headers: { "content-type": "application/json", ...length, ...headers },
  });
}

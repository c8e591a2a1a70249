import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { signDelivery } from "@inbox-hub/webhook-verify/sign";

/** A server that behaves, and misbehaves, as the promises expect. */
export async function startServer() {
  const answers = createAnswers();
  const server = createServer((request, response) => {
    const [path = ""] = request.url?.split("?") ?? [];
    const answer = answers[`${request.method} ${path}`];
    if (!answer) return failure(response, 404, "ROUTE_NOT_FOUND");
    readBody(request)
      .then((body) => answer(response, { headers: request.headers, url: request.url ?? "", body }))
      .catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly body: Buffer<ArrayBuffer>;
}

type Answer = (response: ServerResponse, received: Received) => unknown;

const SESSION = "/api/sessions/session_";
const SEND = "/api/messages/session_";
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const contacts = [{ contactId: "contact_1" }, { contactId: "contact_2" }, { contactId: "contact_3" }];

function createAnswers(): Readonly<Record<string, Answer>> {
  const keys: (string | undefined)[] = [];
  let wasMoved = false;
  return {
    [`GET ${SESSION}1`]: (response) => data(response, { sessionId: "session_1" }),
    [`GET ${SESSION}unknown`]: (response) => failure(response, 404, "SESSION_NOT_FOUND"),
    [`GET ${SESSION}silent`]: () => {},
    [`GET ${SESSION}down`]: (response) => failure(response, 503, "SERVICE_UNAVAILABLE", { "Retry-After": "30" }),
    [`GET ${SESSION}moved`]: (response) => {
      // The second time it was followed.
      if (wasMoved) return data(response, { sessionId: "session_moved" });
      wasMoved = true;
      response.writeHead(307, { Location: `${SESSION}moved` }).end();
    },
    [`POST ${SEND}1/send`]: (response, { body }) =>
      data(response, { messageId: `msg_${JSON.parse(body.toString()).message}` }),
    [`POST ${SEND}busy/send`]: (response, { headers }) => {
      const length = keys.push(headers["idempotency-key"]?.toString());
      if (length === 1) return failure(response, 429, "RATE_LIMIT_EXCEEDED", { "Retry-After": "1" });
      data(response, { messageId: keys[0] && keys[0] === keys[1] ? "msg_same key" : "msg_other key" });
    },
    "GET /api/contacts/session_1": (response, { url }) => {
      const isSecond = url.includes("cursor=next");
      json(response, 200, {
        success: true,
        data: isSecond ? contacts.slice(2) : contacts.slice(0, 2),
        pagination: { limit: 2, hasMore: !isSecond, nextCursor: isSecond ? null : "next" },
      });
    },
    "POST /api/media/sessions/session_1/upload": async (response, { headers, body }) => {
      const type = headers["content-type"] ?? "";
      const form = await new Response(body, { headers: { "Content-Type": type } }).formData();
      const file = form.get("file");
      if (!(file instanceof File)) return failure(response, 400, "INVALID_REQUEST");
      const bytes = Buffer.from(await file.arrayBuffer());
      const mediaId = createHash("sha256").update(bytes).digest("hex");
      data(response, { mediaId, filename: file.name, size: bytes.length }, 201);
    },
    "GET /api/events/stream": (response, { headers }) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      if (headers["last-event-id"] === "2") return response.write(`retry: 1\nid: 2\n\n${event(3)}`);
      response.write(`retry: 1\nid: 0\n\n${event(1)}${event(2)}`, () => response.destroy());
    },
    "POST /api/auth/login": (response) =>
      data(response, { token: "access", accessToken: "access", refreshToken: "refresh", expiresIn: "24h" }),
    "GET /api/auth/me": (response) => data(response, { user: { userId: 1 } }),
    "GET /delivery": (response) => {
      const body = JSON.stringify({ id: "evt_1", type: "message", data: { message: "¿Qué tal? 👋" } });
      const timestamp = Math.floor(Date.now() / 1000);
      const headers = signDelivery({ id: "evt_1", timestamp, body, secret: SECRET, attempt: 1 });
      json(response, 200, { secret: SECRET, headers, body });
    },
  };
}

const event = (number: number) => `id: ${number}\nevent: message\ndata: {"id":"evt_${number}","type":"message"}\n\n`;

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", "X-Request-Id": "req_1", ...headers });
  response.end(JSON.stringify(body));
}

function data(response: ServerResponse, value: unknown, status = 200): void {
  json(response, status, { success: true, data: value });
}

function failure(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void {
  json(response, status, { success: false, error: `Sentence of ${code}`, code, retryable: status >= 429 }, headers);
}

import {
  AbortError,
  APIError,
  fileTokenStore,
  InboxHub,
  InboxHubError,
  isErrorCode,
  NotFoundError,
  UsageError,
} from "@inbox-hub/sdk";
import { createVerifier, WebhookVerificationError } from "@inbox-hub/webhook-verify";
import { receiveWebhooks } from "@inbox-hub/webhook-verify/fetch";

/** What one promise needs of the world. */
interface World {
  readonly hub: InboxHub;
  readonly baseUrl: string;
}

/** What must hold wherever JavaScript runs. Nothing here may need more than the Fetch API has. */
export const promises: Readonly<Record<string, (world: World) => Promise<void>>> = {
  async "sends a message"({ hub }) {
    const sent = await hub.messages.send("session_1", { to: "34612345678", message: "¿Qué tal? 👋" });
    same(sent.messageId, "msg_¿Qué tal? 👋");
  },

  async "gives the response beside the content"({ hub }) {
    const { data, requestId, response } = await hub.sessions.get("session_1").withResponse();
    same([data.sessionId, requestId, response.status], ["session_1", "req_1", 200]);
  },

  async "walks through all pages of a list"({ hub }) {
    const ids: string[] = [];
    for await (const contact of hub.contacts.list("session_1", { limit: 2 })) ids.push(contact.contactId);
    same(ids, ["contact_1", "contact_2", "contact_3"]);
  },

  async "tells errors by class and by code"({ hub }) {
    const error = await failureOf(hub.sessions.get("session_unknown"));
    same(
      [NotFoundError, APIError, InboxHubError, Error].map((type) => error instanceof type),
      [true, true, true, true],
    );
    same([isErrorCode(error, "SESSION_NOT_FOUND"), isErrorCode(error, "INTERNAL_ERROR")], [true, false]);
    same(Reflect.get(Object(error), "requestId"), "req_1");
  },

  async "waits as long as Retry-After says, and tries again with the same key"({ hub }) {
    const start = Date.now();
    const sent = await hub.messages.send("session_busy", { to: "34612345678", message: "Hola" });
    // The server gives the key back, if it was the same both times.
    same(sent.messageId, "msg_same key");
    // Timers may be a little early.
    same(Date.now() - start > 950, true);
  },

  async "ends a call when its signal aborts"({ hub }) {
    const controller = new AbortController();
    const sending = failureOf(hub.sessions.get("session_silent", { signal: controller.signal }));
    setTimeout(() => controller.abort("closed"), 50);
    const error = await sending;
    same([error instanceof AbortError, Reflect.get(Object(error), "cause")], [true, "closed"]);
  },

  async "ends the pause before another attempt when its signal aborts"({ hub }) {
    const controller = new AbortController();
    const sending = failureOf(hub.sessions.get("session_down", { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    same((await sending) instanceof AbortError, true);
  },

  async "gives up when the time is up"({ hub }) {
    const error = await failureOf(hub.sessions.get("session_silent", { timeout: 50, maxRetries: 0 }));
    same(Reflect.get(Object(error), "name"), "TimeoutError");
  },

  async "uploads a Blob"({ hub }) {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
    const file = new Blob([bytes], { type: "application/pdf" });
    const media = await hub.media.upload("session_1", { file, filename: "factura nº 1.pdf" });
    // The server says what has arrived.
    same([media.filename, media.size, media.mediaId], ["factura nº 1.pdf", bytes.length, await digest(bytes)]);
  },

  async "uploads a file by its path where there are files, and else says so"({ hub, baseUrl }) {
    const path = globalThis.process?.argv[3];
    const uploading = hub.media.upload("session_1", { file: path ?? "factura.pdf" });
    if (path === undefined) return same((await failureOf(uploading)) instanceof UsageError, true);
    const { size, filename } = await uploading;
    same([size, filename], [13, "factura.txt"]);
    const keeping = new InboxHub({ apiKey, baseUrl, tokens: fileTokenStore(`${path}.tokens`), credentials });
    same((await keeping.auth.me()).user.userId, 1);
  },

  async "goes on with a stream of events after its connection broke"({ hub }) {
    const events = await hub.events.stream();
    const ids: string[] = [];
    for await (const event of events) if (ids.push(event.id) === 3) break;
    same(ids, ["evt_1", "evt_2", "evt_3"]);
  },

  async "does not follow a redirect with the key"({ hub }) {
    const error = await failureOf(hub.sessions.get("session_moved"));
    same([error instanceof APIError, Reflect.get(Object(error), "status")], [true, 307]);
  },

  async "takes signed webhooks and no others"({ baseUrl }) {
    const { secret, headers, body } = await getDelivery(baseUrl);
    const verifier = createVerifier({ secret });
    same((await verifier.verify(body, headers)).event.type, "message");
    same((await failureOf(verifier.verify(`${body} `, headers))) instanceof WebhookVerificationError, true);
  },

  async "receives webhooks as requests"({ baseUrl }) {
    const { secret, headers, body } = await getDelivery(baseUrl);
    const types: (string | undefined)[] = [];
    const receive = receiveWebhooks({ secret }, async ({ event }) => {
      types.push(event.type);
    });
    const post = (text: string) =>
      receive(new Request("http://crm.example/hook", { method: "POST", headers, body: text }));
    same([(await post(body)).ok, (await post(`${body} `)).status, types], [true, 401, ["message"]]);
  },
};

/** By name: "kept", or why a promise was not. */
export type Verdicts = Readonly<Record<string, string>>;

const apiKey = "ih_test_only-for-tests";
const credentials = { identifier: "crm@empresa.example", password: "not-a-real-password" };

export async function keepPromises(baseUrl: string): Promise<Verdicts> {
  const verdicts: Record<string, string> = {};
  for (const [name, keep] of Object.entries(promises)) {
    await keep({ hub: new InboxHub({ apiKey, baseUrl }), baseUrl }).then(
      () => {
        verdicts[name] = "kept";
      },
      (error: unknown) => {
        verdicts[name] = error instanceof Error ? (error.stack ?? error.message) : String(error);
      },
    );
  }
  return verdicts;
}

async function getDelivery(baseUrl: string) {
  const delivery: unknown = await (await fetch(`${baseUrl}/delivery`)).json();
  // By the server of these tests.
  return delivery as { readonly secret: string; readonly headers: Record<string, string>; readonly body: string };
}

function same(found: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${left} is not ${right}`);
}

function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It did not fail: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

import { type Fetch, InboxHub, type InboxHubOptions, isErrorCode, type Schemas } from "@inbox-hub/sdk";
import { expect, vi } from "vitest";
import { startSandbox } from "../start-sandbox";
import { startWebhookReceiver } from "../support/webhook-receiver";
import { createWireRecorder, type Exchange } from "../support/wire-recorder";

/** What a scenario plays on: a sandbox server, and a hub whose requests are recorded. */
export interface Stage {
  readonly url: string;
  /** As the sandbox's owner, with key and login. */
  readonly hub: InboxHub;
  /** Connected, with three contacts. */
  readonly sessionId: string;
  /** The requests of the scenario that is playing. */
  readonly exchanges: readonly Exchange[];
  /** Another client of the same server. */
  connect(options: Pick<InboxHubOptions, "apiKey" | "credentials">): InboxHub;
  /** The number of somebody whom nobody knows yet. */
  newPhone(): string;
  /** A new session, linked and connected. */
  newSession(): Promise<string>;
  /** A user who has just joined the sandbox's organization. */
  newMember(role: Schemas["Role"]): Promise<Member>;
  /** Somebody writes to the session; gives the message as the hub has it. */
  receive(message: Schemas["SandboxMessageRequest"], sessionId?: string): Promise<Schemas["Message"]>;
  /** A customer's receiver of webhooks, and a webhook that goes there. */
  newReceiver(options?: Partial<Schemas["CreateWebhookRequest"]>): Promise<Receiver>;
  /** Forgets the requests so far. */
  begin(): void;
  stop(): Promise<void>;
}

interface Member {
  readonly userId: number;
  readonly credentials: { readonly identifier: string; readonly password: string };
}

interface Receiver {
  readonly server: Awaited<ReturnType<typeof startWebhookReceiver>>;
  readonly webhookId: string;
  readonly secret: string;
}

const sessionId = "session_crm_01";

/** On a real server. */
export async function openStage(): Promise<Stage> {
  const { fetch, exchanges } = createWireRecorder();
  const { url, hub, stop } = await startSandbox({}, { fetch });
  return playOn({ url, hub, fetch, exchanges, stop });
}

interface Ground extends Pick<Stage, "url" | "hub" | "stop"> {
  readonly fetch: Fetch;
  /** Of the recorder that `fetch` is of. */
  readonly exchanges: Exchange[];
}

/** Sets the stage on a server that has the sandbox's sessions, people and templates. */
export async function playOn({ url, hub, fetch, exchanges, stop }: Ground): Promise<Stage> {
  const receivers: Receiver["server"][] = [];
  let count = 0;
  await vi.waitFor(async () => expect((await hub.sessions.status(sessionId)).isConnected).toBe(true), quickly);

  return {
    url,
    hub,
    sessionId,
    exchanges,
    connect: (options) => new InboxHub({ ...options, baseUrl: url, fetch }),
    newPhone: () => `34699${String(++count).padStart(6, "0")}`,

    async newSession() {
      const session = await hub.sessions.create({ sessionId: `session_${++count}` });
      await link(hub, session.sessionId);
      return session.sessionId;
    },

    async newMember(role) {
      const credentials = { identifier: `member${++count}@empresa.com`, password: "una frase larga y suya" };
      const { identifier: email, password } = credentials;
      const { userId } = await hub.organizations.addMember(1, { email, name: `Member ${count}`, role, password });
      return { userId, credentials };
    },

    async receive(message, to = sessionId) {
      const before = await hub.messages.list(to, { direction: "inbound", limit: 1 });
      await hub.sandbox.receiveMessage(to, message);
      const latest = async () => (await hub.messages.list(to, { direction: "inbound", limit: 1 })).items[0];
      await expect.poll(async () => (await latest())?.messageId, quickly).not.toBe(before.items[0]?.messageId);
      return required(await latest());
    },

    async newReceiver(options = {}) {
      const server = await startWebhookReceiver();
      receivers.push(server);
      const { webhookId, secret } = await hub.webhooks.create(1, {
        name: "CRM",
        url: server.url,
        events: ["message"],
        ...options,
      });
      return { server, webhookId, secret };
    },

    begin() {
      exchanges.length = 0;
    },

    async stop() {
      await stop();
      await Promise.all(receivers.map((receiver) => receiver.stop()));
    },
  };
}

/** How soon something that comes by itself is looked for. */
export const quickly = { interval: 10, timeout: 5_000 };

/** Scans the QR of a session as soon as it shows one, and waits until it is connected. */
export async function link(hub: InboxHub, id: string, phoneNumber?: string): Promise<void> {
  await expect.poll(async () => (await hub.sessions.status(id)).status, quickly).toBe("pairing");
  await hub.sandbox.scan(id, phoneNumber === undefined ? {} : { phoneNumber });
  await expect.poll(async () => (await hub.sessions.status(id)).isConnected, quickly).toBe(true);
}

/** Expects a call to be refused with this code. */
export async function refused(call: Promise<unknown>, code: Parameters<typeof isErrorCode>[1]): Promise<void> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error, `should be refused with ${code}`).toSatisfy((reason) => isErrorCode(reason, code));
}

export function required<T>(value: T | null | undefined): T {
  expect(value).toBeDefined();
  expect(value).not.toBeNull();
  // Asserted in the two lines before.
  return value as T;
}

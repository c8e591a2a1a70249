import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InboxHub } from "@inbox-hub/sdk";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type HubProcess, startHub } from "../src/hub-process";
import { type Receiver, startReceiver } from "../src/receiver";
import { countAnswers, isRight, runStory, sendLastWords, until } from "../src/story";

const apiKey = `ih_test_${randomBytes(32).toString("base64url")}`;
const credentials = { identifier: "test@empresa.com", password: "test_password" };
let dataDir: string;
let server: HubProcess;
let receiver: Receiver;
let secret = "";

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inbox-hub-story-"));
  receiver = await startReceiver(() => secret);
  server = await startHub({ dataDir, apiKey });
});

afterEach(async () => {
  await server.stop();
  await receiver.close();
  await rm(dataDir, { recursive: true, force: true });
});

const clientOf = ({ url }: HubProcess) => new InboxHub({ baseUrl: url, apiKey, credentials });

it("takes a CRM from the login to an answered customer, and over a crash", async () => {
  const lines: string[] = [];
  const result = await runStory({
    hub: clientOf(server),
    receiver,
    onSecret: (made) => {
      secret = made;
    },
    say: (line) => lines.push(line),
  });
  expect(lines.join("\n")).toContain("34600000404: RECIPIENT_NOT_ON_WHATSAPP");
  expect(receiver.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["session_status", "message_status", "batch_completed", "message"]),
  );

  const before = await clientOf(server).messages.list(result.sessionId, { limit: 100 });
  const lastWords = await sendLastWords(clientOf(server));
  await server.kill();
  server = await startHub({ dataDir, apiKey });
  const hub = clientOf(server);
  const status = await until(
    () => hub.sessions.status(result.sessionId),
    ({ isConnected }) => isConnected,
  );
  expect(status).toMatchObject({ status: "connected", desiredState: "running", phoneNumber: "34699000001" });

  const words = await countAnswers(hub, lastWords);
  expect(words.filter((word) => !isRight(word))).toEqual([]);
  const after = await hub.messages.list(result.sessionId, { limit: 100 });
  const ids = after.items.map(({ messageId }) => messageId);
  expect(ids).toEqual(expect.arrayContaining(before.items.map(({ messageId }) => messageId)));
  expect(ids).toEqual(expect.arrayContaining(lastWords));
  const contact = await hub.contacts.search(result.sessionId, "34612345678");
  expect(contact).toMatchObject({ contactId: result.contactId, tags: ["cliente_vip"], notes: "Prefiere WhatsApp" });
  expect(await server.stop()).toBe(0);
});

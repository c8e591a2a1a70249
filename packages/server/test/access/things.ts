import type { InboxHub } from "@inbox-hub/sdk";
import { expect, vi } from "vitest";
import type { startWebhookReceiver } from "../support/webhook-receiver";
import type { Ids } from "./requests";

const quickly = { interval: 10, timeout: 5_000 };
/** Not the session of the contract's examples: other organizations create one of that name. */
const sessionId = "session_01";
const phone = "34612345678";

/** One of everything that a path can name, in the sandbox's organization. When this resolves, nothing changes any more. */
export async function createThings(
  hub: InboxHub,
  receiver: Awaited<ReturnType<typeof startWebhookReceiver>>,
): Promise<Ids> {
  await vi.waitFor(async () => expect((await hub.sessions.status(sessionId)).isConnected).toBe(true), quickly);
  const { webhookId } = await hub.webhooks.create(1, { name: "CRM", url: receiver.url, events: ["message"] });
  await hub.sandbox.receiveMessage(sessionId, { from: phone, message: "Hola" });
  await receiver.received(1);
  const deliveries = async () => (await hub.webhooks.listDeliveries(webhookId, { status: "delivered" })).items;
  await vi.waitFor(async () => expect(await deliveries()).toHaveLength(1), quickly);
  const [delivery] = await deliveries();
  const replay = await hub.webhooks.replay(webhookId, { from: new Date().toISOString() });
  await vi.waitFor(
    async () => expect((await hub.webhooks.getReplay(webhookId, replay.replayId)).status).toBe("completed"),
    quickly,
  );

  const { group } = await hub.groups.create(sessionId, { subject: "Obra", participants: [phone] });
  const { statusId } = await hub.status.create(sessionId, { message: "Abierto" });
  const { messageId } = await hub.messages.send(sessionId, { to: phone, message: "Hola" });
  const { batchId } = await hub.messages.send(sessionId, { to: [phone, "34687654321"], message: "Hola" });
  await readByAll(hub, { batchId, statusId });
  const { templateId } = await hub.templates.create(1, { name: "Aviso", body: "Hola" });
  const { mediaId } = await hub.media.upload(sessionId, { file: Buffer.from("hola"), filename: "a.txt" });
  const { key } = await hub.organizations.createApiKey(1, { name: "Mirada" });
  const { contactId } = await hub.contacts.search(sessionId, phone);
  const { items: members } = await hub.organizations.listMembers(1);

  return {
    OrganizationId: "1",
    UserId: String(members.at(-1)?.userId),
    KeyId: key.keyId,
    SessionId: sessionId,
    MessageId: messageId,
    BatchId: batchId,
    Recipient: phone,
    PhoneNumber: phone,
    GroupId: group.groupId,
    StatusId: statusId,
    ContactId: contactId,
    MediaId: mediaId,
    TemplateId: templateId,
    WebhookId: webhookId,
    ReplayId: replay.replayId,
    DeliveryId: delivery?.deliveryId ?? "",
  };
}

/** Waits until the batch is sent, and reads all messages and the story at once: later no receipt comes any more. */
async function readByAll(
  hub: InboxHub,
  { batchId, statusId }: { readonly batchId: string; readonly statusId: string },
): Promise<void> {
  await vi.waitFor(
    async () => expect((await hub.messages.getBatch(sessionId, batchId)).status).toBe("completed"),
    quickly,
  );
  const outbound = async () => [
    ...(await hub.messages.list(sessionId, { direction: "outbound" })).items,
    await hub.messages.get(sessionId, statusId),
  ];
  await vi.waitFor(async () => {
    for (const { messageId, status } of await outbound()) {
      // One that has been read meanwhile cannot be read again.
      if (status !== "read") await hub.sandbox.moveReceipt(sessionId, messageId, { status: "read" });
    }
    expect((await outbound()).map(({ status }) => status)).toEqual(["read", "read", "read", "read"]);
  }, quickly);
}

/** The shape of everything, and nobody's. */
export const missing: Ids = {
  OrganizationId: "999999",
  UserId: "999999",
  KeyId: "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  SessionId: "no_such_session",
  MessageId: "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  BatchId: "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  Recipient: "34699999999",
  PhoneNumber: "34699999999",
  GroupId: "120363099999999999@g.us",
  StatusId: "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  ContactId: "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  MediaId: "media_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  TemplateId: "tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  WebhookId: "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  ReplayId: "whr_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  DeliveryId: "whd_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
};

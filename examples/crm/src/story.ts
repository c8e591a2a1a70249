import type { InboxHub } from "@inbox-hub/sdk";
import type { WebhookEvent } from "@inbox-hub/webhook-verify";
import type { ReceivedEvent, Receiver } from "./receiver";

/** What a CRM does with Inbox Hub, step by step. */

type EventOf<Type extends WebhookEvent["type"]> = Extract<WebhookEvent, { type: Type }>;

function isEvent<Type extends WebhookEvent["type"]>(event: ReceivedEvent, type: Type): event is EventOf<Type> {
  return event.type === type;
}

export interface Story {
  readonly hub: InboxHub;
  readonly receiver: Receiver;
  /** Told the secret of the webhook once it is made. */
  readonly onSecret: (secret: string) => void;
  readonly say: (line: string) => void;
}

/** What the story left behind, to be looked for after a restart. */
export interface StoryResult {
  readonly sessionId: string;
  readonly contactId: string;
  readonly messageIds: readonly string[];
}

const customer = { phone: "34612345678", name: "Juan Pérez" };
/** Of these three, one is not on WhatsApp: one of the sandbox's magic numbers. */
const recipients = ["34687654321", "34600000404", "34611111111"];
const sessionId = "session_demo";

export async function runStory({ hub, receiver, onSecret, say }: Story): Promise<StoryResult> {
  const { user, organizations } = await hub.auth.me();
  const organizationId = organizations[0]?.organizationId ?? 1;
  say(`Logged in as ${user.email}, organization ${organizationId}`);

  const { secret } = await hub.webhooks.create(organizationId, {
    name: "CRM",
    url: receiver.url,
    events: ["message", "message_status", "session_status", "batch_completed"],
  });
  onSecret(secret);
  say(`Webhook created for ${receiver.url}`);

  await linkPhone(hub, say);
  const messageIds = [await sendText(hub, receiver, say), await sendInvoice(hub, say)];
  await sendToMany(hub, receiver, say);
  messageIds.push(await useTemplate(hub, organizationId, say));
  const contactId = await answerCustomer(hub, receiver, say);
  return { sessionId, contactId, messageIds };
}

async function linkPhone(hub: InboxHub, say: Story["say"]): Promise<void> {
  await hub.sessions.create({ sessionId, name: "Ventas" });
  const { qr, expiresAt } = await hub.sessions.qr(sessionId);
  say(`QR code ready (${qr.length} characters, until ${expiresAt}); scanning it with a sandbox phone`);
  await hub.sandbox.scan(sessionId, { phoneNumber: "34699000001" });
  const status = await until(
    () => hub.sessions.status(sessionId),
    ({ isConnected }) => isConnected,
  );
  say(`Session ${sessionId} is ${status.status} as ${status.phoneNumber}`);
}

async function sendText(hub: InboxHub, receiver: Receiver, say: Story["say"]): Promise<string> {
  const sent = await hub.messages.send(sessionId, { to: customer.phone, message: "¡Hola! Tu pedido está listo." });
  say(`Text ${sent.status}: ${sent.messageId}`);
  await receiver.next(
    (event): event is EventOf<"message_status"> =>
      isEvent(event, "message_status") && event.data.messageId === sent.messageId && event.data.status === "read",
  );
  const { statusTimes } = await hub.messages.get(sessionId, sent.messageId);
  say(`Its status climbed: ${Object.keys(statusTimes).join(" → ")}`);
  return sent.messageId;
}

async function sendInvoice(hub: InboxHub, say: Story["say"]): Promise<string> {
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  const media = await hub.media.upload(sessionId, { file: pdf, filename: "factura.pdf" });
  const sent = await hub.messages.send(sessionId, {
    to: customer.phone,
    message: "Aquí tienes tu factura",
    mediaId: media.mediaId,
  });
  say(`${media.filename} uploaded (${media.mimetype}, ${media.size} bytes) and ${sent.status}`);
  return sent.messageId;
}

async function sendToMany(hub: InboxHub, receiver: Receiver, say: Story["say"]): Promise<void> {
  const batch = await hub.messages.send(sessionId, { to: recipients, message: "20% de descuento hasta mañana" });
  const completed = await receiver.next(
    (event): event is EventOf<"batch_completed"> =>
      isEvent(event, "batch_completed") && event.data.batchId === batch.batchId,
  );
  const { results } = await hub.messages.getBatch(sessionId, batch.batchId);
  const refused = results.filter(({ code }) => code !== undefined).map(({ to, code }) => `${to}: ${code}`);
  say(`Batch of ${completed.data.total} done; ${refused.join(", ")}`);
}

async function useTemplate(hub: InboxHub, organizationId: number, say: Story["say"]): Promise<string> {
  const { templateId } = await hub.templates.create(organizationId, {
    name: "Pedido confirmado",
    body: "Hola {{nombre}}, tu pedido {{pedido}} está confirmado para el {{fecha}}.",
  });
  const sent = await hub.templates.use(templateId, {
    to: customer.phone,
    sessionId,
    variables: { nombre: "Juan", pedido: "#12345", fecha: "15/10/2025" },
  });
  say(`Template ${sent.status}`);
  return sent.messageId;
}

async function answerCustomer(hub: InboxHub, receiver: Receiver, say: Story["say"]): Promise<string> {
  const question = "Hola, necesito información sobre mi pedido";
  await hub.sandbox.receiveMessage(sessionId, { from: customer.phone, name: customer.name, message: question });
  const { data } = await receiver.next(
    (event): event is EventOf<"message"> => isEvent(event, "message") && event.data.message === question,
  );
  say(`Webhook verified: ${data.contact.name} writes "${data.message}"`);
  await hub.messages.send(sessionId, { to: data.from, message: "Sale hoy mismo.", quotedMessageId: data.messageId });
  say("Answered, quoting the question");

  const contact = await hub.contacts.search(sessionId, data.from);
  const tagged = await hub.contacts.update(contact.contactId, { tags: ["cliente_vip"], notes: "Prefiere WhatsApp" });
  say(`Contact ${tagged.pushName} tagged ${tagged.tags.join(", ")}`);
  return contact.contactId;
}

/** A number of the sandbox that answers every text, so that one that was sent twice is answered twice. */
const answering = "34600000200";
const lastWords = ["uno", "dos", "tres", "cuatro", "cinco"];

/** Hands over some texts and does not wait for what becomes of them. Gives the ids under which they were accepted. */
export function sendLastWords(hub: InboxHub): Promise<string[]> {
  return Promise.all(
    lastWords.map(async (message) => {
      const { messageId } = await hub.messages.send(sessionId, { to: answering, message, wait: 0 });
      return messageId;
    }),
  );
}

/** After a crash: how often each of those texts was answered, once every one of them has come to its end. */
export async function countAnswers(hub: InboxHub, messageIds: readonly string[]): Promise<readonly LastWord[]> {
  const sent = await until(
    () => Promise.all(messageIds.map((messageId) => hub.messages.get(sessionId, messageId))),
    (messages) => messages.every(({ status }) => ["read", "unknown"].includes(status)),
  );
  const answered = sent.filter(({ status }) => status === "read");
  const { items } = await until(
    () => hub.messages.list(sessionId, { chat: answering, direction: "inbound", limit: 100 }),
    (page) => page.items.length >= answered.length,
  );
  return sent.map(({ message, status }) => ({
    text: message ?? "",
    status,
    answers: items.filter((answer) => answer.message === `Recibido: ${message}`).length,
  }));
}

/** A text that went out is answered once; of one that is `unknown` nobody heard. */
export interface LastWord {
  readonly text: string;
  readonly status: string;
  readonly answers: number;
}

export function isRight({ status, answers }: LastWord): boolean {
  return answers === (status === "unknown" ? 0 : 1);
}

/** Asks again until the answer is what is waited for. */
export async function until<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

import type { ErrorBody, Schemas } from "@inbox-hub/openapi";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sessionId, to, type Wrong, wrongs } from "./languages/wrongs";
import { type Sandbox, startSandbox } from "./start-sandbox";

/** An error is wholly in the language that was asked for: no English within a Spanish sentence, and the reverse. */

let sandbox: Sandbox;
/** Which the paths below name. */
const known: Record<string, string> = {};

beforeAll(async () => {
  sandbox = await startSandbox();
  const { hub } = sandbox;
  await vi.waitFor(async () => expect((await hub.sessions.status(sessionId)).isConnected).toBe(true));
  await hub.sandbox.receiveMessage(sessionId, { from: to, message: "Hola" });
  await vi.waitFor(async () => expect((await hub.messages.list(sessionId)).items).toHaveLength(1));
  known.inbound = (await hub.messages.list(sessionId)).items[0]?.messageId ?? "";
  known.text = await sent({ to, message: "Hola" });
  known.poll = await sent({ to, poll: { question: "¿Cuándo?", options: ["Hoy", "Mañana"] } });
  known.scheduled = await sent({ to, message: "Luego", sendAt: new Date(Date.now() + 3_600_000).toISOString() });
  known.revoked = await sent({ to, message: "Nada" });
  await hub.messages.revoke(sessionId, known.revoked);
  known.template = (await hub.templates.create(1, { name: "Cita", body: "Hola {{nombre}}" })).templateId;
  const { apiKey } = await hub.organizations.createApiKey(1, { name: "Una", sessionIds: [sessionId] });
  known.limitedKey = apiKey;
  known.group = (await hub.groups.create(sessionId, { subject: "Equipo", participants: [to] })).group.groupId;
  const { webhookId } = await hub.webhooks.create(1, { name: "CRM", url: "https://127.0.0.1:9/", events: ["message"] });
  known.webhook = webhookId;
}, 30_000);
afterAll(() => sandbox.stop());

async function sent(message: Schemas["SendMessageRequest"]): Promise<string> {
  const answer = await sandbox.hub.messages.send(sessionId, message);
  return "messageId" in answer ? answer.messageId : "";
}

describe("an error is wholly Spanish or wholly English", () => {
  it.each(Object.entries(wrongs))("%s", async (_, wrong) => {
    const [spanish, byDefault, english] = [await ask(wrong, "es"), await ask(wrong, null), await ask(wrong, "en")];
    expect(spanish.text).toContain(wrong.es);
    expect(english.text).toContain(wrong.en);
    expect(spanish.text).not.toContain(wrong.en);
    expect(english.text).not.toContain(wrong.es);
    expect(wordsIn(spanish.text).filter((word) => ENGLISH.has(word))).toEqual([]);
    expect(wordsIn(english.text).filter((word) => SPANISH.has(word))).toEqual([]);
    // A placeholder that nobody filled.
    expect(spanish.sentence + english.sentence).not.toContain("?");
    expect(byDefault).toEqual(spanish);
    expect(english.places).toEqual(spanish.places);
  });
});

describe("what is told besides errors", () => {
  it("says why a message failed in the reader's language", async () => {
    const failing = "34600000500";
    await sandbox.hub.messages.send(sessionId, { to: failing, message: "Hola" }).catch(() => undefined);
    const failureIn = async (language: string) => {
      const response = await get(`/api/messages/${sessionId}?chat=${failing}`, language);
      const { data } = (await response.json()) as { data: Schemas["Message"][] };
      return data[0]?.error?.message;
    };
    expect(await failureIn("es")).toMatch(/^WhatsApp no aceptó el mensaje msg_/);
    expect(await failureIn("en")).toMatch(/^WhatsApp did not accept message msg_/);
    const events = await sandbox.hub.events.list({ types: ["message_status"] });
    expect(JSON.stringify(events.items)).toContain("WhatsApp did not accept message msg_");
  });

  it("says how a webhook was taken in the reader's language", async () => {
    const verdictIn = async (language: string) => {
      const response = await fetch(`${sandbox.url}/api/webhooks/${known.webhook}/test`, {
        method: "POST",
        headers: { "x-api-key": sandbox.apiKey, "accept-language": language, "content-type": "application/json" },
        body: "{}",
      });
      return ((await response.json()) as { data: Schemas["WebhookTest"] }).data.verdict;
    };
    expect(await verdictIn("es")).toMatch(/^no entregado: /);
    expect(await verdictIn("en")).toMatch(/^not delivered: /);
  });
});

/** Common words that the other language does not have. */
const ENGLISH = new Set(
  "the is it its must be of or are was with this that which what an and have has not by".split(" "),
);
const SPANISH = new Set("el la los las un una que es se su debe con para por este esta del está lo al más".split(" "));

/** Without what is quoted or named, which reads the same in both languages. */
function wordsIn(text: string): string[] {
  return text
    .replace(/"[^"]*"|`[^`]*`|\^\S*\$/g, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}_.]+/u);
}

function get(path: string, language: string): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, { headers: { "x-api-key": sandbox.apiKey, "accept-language": language } });
}

async function ask({ method, path, body, headers }: Wrong, language: string | null) {
  const isForm = body instanceof FormData;
  const response = await fetch(`${sandbox.url}${filled(path)}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(path.startsWith("/api/organizations") ? { authorization: `Bearer ${await token()}` } : {}),
      ...(path.startsWith("/api/organizations") ? {} : { "x-api-key": sandbox.apiKey }),
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      ...(language === null ? {} : { "accept-language": language }),
      ...Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, filled(value)])),
    },
    ...(body === undefined
      ? {}
      : { body: isForm ? body : filled(typeof body === "string" ? body : JSON.stringify(body)) }),
  });
  const { success, error, details = [] } = (await response.json()) as ErrorBody;
  expect(success).toBe(false);
  const messages = details.map(({ message }) => message);
  return { sentence: error, text: [error, ...messages].join("\n"), places: details.map(({ path: place }) => place) };
}

async function token(): Promise<string> {
  known.token ??= (
    await sandbox.hub.auth.login({ identifier: "test@empresa.com", password: "test_password" })
  ).accessToken;
  return known.token;
}

function filled(text: string): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => known[name] ?? placeholder);
}

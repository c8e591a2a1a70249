import { InboxHub, isErrorCode } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./start-sandbox";

const sessionId = "session_crm_01";
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

describe("templates", () => {
  it("are used, but not changed, with a key that is limited to sessions", async () => {
    const { hub } = sandbox;
    const isConnected = async () => (await hub.sessions.status(sessionId)).isConnected;
    await expect.poll(isConnected, { timeout: 10_000 }).toBe(true);
    const { templateId } = await hub.templates.create(1, { name: "Aviso", body: "Hola {{nombre}}" });
    const { apiKey } = await hub.organizations.createApiKey(1, { name: "limited", sessionIds: [sessionId] });
    const limited = new InboxHub({ baseUrl: sandbox.url, apiKey });
    const changes = [
      limited.templates.create(1, { name: "Otra", body: "Hola" }),
      limited.templates.update(templateId, { body: "Adiós" }),
      limited.templates.delete(templateId),
    ];
    const isForbidden = (error: unknown) => isErrorCode(error, "FORBIDDEN");
    await Promise.all(changes.map((change) => expect(change).rejects.toSatisfy(isForbidden)));
    expect(await limited.templates.get(templateId)).toMatchObject({ body: "Hola {{nombre}}" });
    const sent = await limited.templates.use(templateId, {
      to: "34611222666",
      sessionId,
      variables: { nombre: "Ana" },
    });
    expect(await limited.messages.get(sessionId, sent.messageId)).toMatchObject({ message: "Hola Ana" });
  });
});

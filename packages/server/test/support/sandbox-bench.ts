import { AppError } from "@inbox-hub/openapi/rules";
import { expect } from "vitest";
import type { EngineContent, EngineMessage } from "../../src/engine/engine";
import { createSandboxHandlers } from "../../src/features/sandbox/sandbox-handlers";
import { createSandboxService } from "../../src/features/sandbox/sandbox-service";
import type { SessionEvent } from "../../src/features/sessions/session-access";
import { toWireStatus } from "../../src/features/sessions/session-handlers";
import { createSessionStage, key, ref } from "./session-stage";

export const ANA = "34612345678";
export const BEA = "34687654321";
export const CARLA = "34611111111";

/** What the messages feature knows of a message: WhatsApp's key, and who wrote it. */
interface KnownMessage {
  readonly key: string;
  readonly chatId: string;
  readonly direction: "inbound" | "outbound";
}

/** One session of the simulator, the sandbox's handlers, and as much of the other features as they ask for. */
export async function createSandboxBench() {
  const stage = createSessionStage();
  const process = stage.boot();
  const { control, access, supervisor, service } = process;
  const heard: SessionEvent[] = [];
  const known = new Map<string, KnownMessage>();
  const photo = Buffer.from("a photo");
  let storageProblem: Error | null = null;
  const file = {
    mediaId: "media_1",
    sessionId: ref.sessionId,
    type: "image",
    mimetype: "image/png",
    size: photo.length,
    filename: "f.png",
  } as const;

  const requireKnown = (messageId: string): KnownMessage => {
    const message = known.get(messageId);
    if (!message) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
    return message;
  };

  const sandbox = createSandboxService({
    control,
    access,
    supervisor,
    media: {
      async require(_tenant, mediaId) {
        if (!mediaId.startsWith("media_1")) throw new AppError("MEDIA_NOT_FOUND", { mediaId });
        return file;
      },
      open: async (_organizationId, mediaId) => (mediaId === "media_1" ? { ...file, read: async () => photo } : null),
    },
    messages: {
      async get(tenant, sessionId, messageId) {
        await access.require(tenant, sessionId);
        return requireKnown(messageId);
      },
      async waKeyOf(tenant, sessionId, messageId) {
        await access.require(tenant, sessionId);
        return requireKnown(messageId);
      },
    },
  });
  const handlers = createSandboxHandlers({
    sandbox,
    statusOf: async (tenant, sessionId) => toWireStatus(await service.get(tenant, sessionId)),
    stored: async () => {
      if (storageProblem !== null) throw storageProblem;
    },
  });
  supervisor.onSessionEvent((_ref, _engine, event) => void heard.push(event));
  await supervisor.start();
  await process.sessions.create(ref, { name: null, desired: "stopped" });

  return {
    process,
    handlers,
    photo,
    known,
    /** What the session's engine has told of this kind. */
    told: <Name extends SessionEvent["name"]>(name: Name) =>
      heard.filter((event): event is Extract<SessionEvent, { name: Name }> => event.name === name),
    received: (): EngineMessage[] => heard.flatMap((event) => (event.name === "message" ? [event.payload] : [])),
    /** Links Ana's phone to the session. */
    async connect() {
      control.link(key, ANA);
      await supervisor.startSession(ref);
      await process.pass();
      expect(supervisor.observed(ref)?.status).toBe("connected");
    },
    /** Sends from the session, to Bea unless said otherwise, under an id that the messages feature would know. */
    async send(messageId: string, content: EngineContent = { type: "text", text: "hola" }, chatId = `${BEA}@c.us`) {
      const engine = access.requireEngine(ref);
      const waKey = engine.newKey();
      known.set(messageId, { key: waKey, chatId, direction: "outbound" });
      await engine.send(chatId, content, { key: waKey });
    },
    /** Somebody writes to the session, or in a group, under an id that the messages feature would know. */
    async write(messageId: string, from: string, text: string, groupId?: string) {
      const content = { type: "text", text } as const;
      const chat = groupId === undefined ? {} : { chatId: groupId };
      const waKey = await control.receiveMessage(key, { from, content, ...chat });
      known.set(messageId, { key: waKey, chatId: groupId ?? `${from}@c.us`, direction: "inbound" });
    },
    /** From now on nothing that the session is told can be stored. */
    failStoring(problem: Error) {
      storageProblem = problem;
    },
    close: () => stage.database.close(),
  };
}

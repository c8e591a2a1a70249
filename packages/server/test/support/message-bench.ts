import type { WebhookEvent } from "@inbox-hub/openapi";
import type { MessageFilter, SendRequest } from "@inbox-hub/openapi/rules";
import { AppError } from "@inbox-hub/openapi/rules";
import { asc } from "drizzle-orm";
import type { Actor, SessionRef, Tenant } from "../../src/contract/tenant";
import type { Engine } from "../../src/engine/engine";
import { toEngineKey } from "../../src/engine/engine-key";
import { createSimulatorMemory } from "../../src/engine/simulator/journal/simulator-journal";
import { createSeededRandom } from "../../src/engine/simulator/seeded-random";
import { createSimulator } from "../../src/engine/simulator/simulator";
import { createConversationIntake } from "../../src/features/conversations/conversation-intake";
import { createBatchService } from "../../src/features/messages/batch-service";
import type { IncomingStore } from "../../src/features/messages/incoming-store";
import { createMessageAcceptor } from "../../src/features/messages/message-acceptor";
import { createMessageChangeService } from "../../src/features/messages/message-change-service";
import { createMessageHandlers } from "../../src/features/messages/message-handlers";
import { createMessageIntake } from "../../src/features/messages/message-intake";
import { createMessageSchedule } from "../../src/features/messages/message-schedule";
import { createMessageSender } from "../../src/features/messages/message-sender";
import { createMessageService } from "../../src/features/messages/message-service";
import { createMessageSignals } from "../../src/features/messages/message-signals";
import type { SendQueueStore } from "../../src/features/messages/send-queue-store";
import { createSendService } from "../../src/features/messages/send-service";
import type { SessionEvent } from "../../src/features/sessions/session-access";
import { createSessionIntake } from "../../src/features/sessions/session-intake";
import { createStoryHandlers } from "../../src/features/status/story-handlers";
import { createStoryService } from "../../src/features/status/story-service";
import { createIds } from "../../src/lib/ids";
import { createKeyedQueue } from "../../src/lib/keyed-queue";
import { createLog } from "../../src/lib/log";
import { createManualClock } from "../../src/lib/manual-clock";
import { createSignal } from "../../src/lib/signal";
import { migrationsFolder } from "../../src/migrations-folder";
import { createAcceptanceStore } from "../../src/store/acceptance-store";
import { createBatchStore } from "../../src/store/batch-store";
import { createConversationMessages } from "../../src/store/conversation-messages";
import { createConversationRows } from "../../src/store/conversation-rows";
import { createConversationStore } from "../../src/store/conversation-store";
import { openDatabase } from "../../src/store/database";
import { createEventLog, type EventLog } from "../../src/store/event-log";
import { createIncomingStore } from "../../src/store/incoming-store";
import { createMessageChangeStore } from "../../src/store/message-change-store";
import { createMessageProgress } from "../../src/store/message-progress";
import { createMessageStore } from "../../src/store/message-store";
import { events } from "../../src/store/schema/events";
import { batches, messages, sendJobs } from "../../src/store/schema/messages";
import { sessions } from "../../src/store/schema/sessions";
import { createSendQueueStore } from "../../src/store/send-queue-store";
import { createStoryStore } from "../../src/store/story-store";
import { createWriteChain } from "../../src/store/write-chain";
import { fakeMediaLibrary } from "./media-library";
import { createWindowLimit } from "./window-limit";

export const tenant: Tenant = { organizationId: 1, sessionIds: null };
export const stranger: Tenant = { organizationId: 2, sessionIds: null };
export const actor: Actor = { type: "api_key", keyId: "key_1" };
export const crm = { organizationId: 1, sessionId: "crm" };
/** The number of the session `crm`. */
export const SHOP = "34911111111";
export const ANA = "34612345678";
export const BEA = "34687654321";
export const CARLA = "34611111111";

export const everything = {
  chatId: null,
  direction: null,
  status: null,
  type: null,
  from: null,
  to: null,
  q: null,
} satisfies MessageFilter;
export const firstPage = { limit: 50, cursor: null };

interface BootOptions {
  /** What this process does instead of the real thing, to break it. */
  readonly queue?: (real: SendQueueStore) => SendQueueStore;
  readonly incoming?: (real: IncomingStore) => IncomingStore;
  readonly eventLog?: (real: EventLog) => EventLog;
  readonly engine?: (real: Engine) => Engine;
  /** Messages in a minute. */
  readonly points?: number;
  /** Connect the session `crm`. */
  readonly connect?: boolean;
}

export type MessageBench = ReturnType<typeof createMessageBench>;
export type Process = Awaited<ReturnType<MessageBench["boot"]>>;

/** The messages of a server over the simulator, with a database and a WhatsApp that outlive the process. */
export function createMessageBench() {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const journal = createSimulatorMemory();
  const media = fakeMediaLibrary();
  const logged: { readonly msg: string; readonly level: string }[] = [];
  const newId = createIds(() => now());
  let now = () => Date.UTC(2026, 0, 1);
  let booted = 0;
  let kill: () => void = () => undefined;

  /** A process. The one before it is dead from now on: nobody moves its clock, and nobody listens to its engines. */
  const boot = async (options: BootOptions = {}) => {
    kill();
    booted += 1;
    const clock = createManualClock(now());
    now = clock.now;
    const bootId = `boot_${booted}`;
    const log = createLog({ level: "debug", destination: { write: (line) => void logged.push(JSON.parse(line)) } });
    const simulator = createSimulator({ clock, random: createSeededRandom(booted), journal });
    const signals = createMessageSignals();
    const realLog = createEventLog({ database, clock, newId, delivered: createSignal() });
    const eventLog = options.eventLog?.(realLog) ?? realLog;
    const conversationRows = createConversationRows({ database, events: eventLog, clock });
    const conversations = createConversationMessages({ database, conversations: conversationRows, clock });
    const progress = createMessageProgress({ database, conversations, events: eventLog, clock });
    const conversationStore = createConversationStore({ database, conversations: conversationRows, clock });
    const messageStore = createMessageStore({ database, progress, clock });
    const changeStore = createMessageChangeStore({ database, events: eventLog, clock });
    const realQueue = createSendQueueStore({ database, progress, clock });
    const queue = options.queue?.(realQueue) ?? realQueue;
    const realIncoming = createIncomingStore({ database, progress, conversations, events: eventLog, clock, newId });
    const incoming = options.incoming?.(realIncoming) ?? realIncoming;
    const acceptance = createAcceptanceStore({ database, progress, clock, newId });
    const batchStore = createBatchStore({ database, progress, clock });
    const limit = createWindowLimit({ clock, points: options.points ?? 1_000 });

    const engines = new Map<string, Engine>();
    const access = {
      async require({ organizationId, sessionIds }: Tenant, sessionId: string): Promise<SessionRef> {
        const ref = { organizationId, sessionId };
        const isThere = database.orm
          .select()
          .from(sessions)
          .all()
          .some((row) => row.id === sessionId && row.organizationId === organizationId);
        if (!isThere || (sessionIds && !sessionIds.has(sessionId)))
          throw new AppError("SESSION_NOT_FOUND", { sessionId });
        return ref;
      },
      requireEngine(ref: SessionRef): Engine {
        const engine = engines.get(toEngineKey(ref));
        const status = engine?.snapshot().status ?? "stopped";
        if (!engine || status !== "connected") {
          throw new AppError("SESSION_DISCONNECTED", { sessionId: ref.sessionId, status });
        }
        return engine;
      },
    };

    const sender = createMessageSender({ queue, media, limit, signals, clock, log, bootId });
    const schedule = createMessageSchedule({ queue, signals, clock, log });
    const ignore = async () => undefined;
    const intake = createSessionIntake({
      takers: {
        group: ignore,
        ...createConversationIntake({ conversations: conversationStore }),
        ...createMessageIntake({ incoming, changes: changeStore, media, signals, log }),
      },
      createChain: createWriteChain,
      clock,
      log,
    });
    const acceptor = createMessageAcceptor({ acceptance, messages: messageStore, signals, clock });
    const sends = createSendService({ sessions: access, media, messages: messageStore, limit, acceptor, clock });
    const messageService = createMessageService({ sessions: access, messages: messageStore, signals });
    const changes = createMessageChangeService({
      sessions: access,
      messages: messageStore,
      changes: changeStore,
      clock,
    });
    const batchService = createBatchService({ sessions: access, batches: batchStore });
    const storyStore = createStoryStore({ database, clock });
    const stories = createStoryService({
      sessions: access,
      stories: storyStore,
      sends,
      messages: messageService,
      changes,
      queue: createKeyedQueue(),
    });
    const handlers = {
      ...createMessageHandlers({ sends, messages: messageService, changes, batches: batchService }),
      ...createStoryHandlers({ stories }),
    };

    let isAlive = true;
    kill = () => {
      isAlive = false;
      simulator.close();
    };

    const connect = async (ref: SessionRef, phone: string) => {
      const key = toEngineKey(ref);
      await addSession(ref);
      simulator.control.link(key, phone);
      const made = simulator.createEngine(key);
      const engine = options.engine?.(made) ?? made;
      engines.set(key, engine);
      const tell = (event: SessionEvent) => {
        if (!isAlive) return;
        intake.onSessionEvent(ref, engine, event);
        sender.onSessionEvent(ref, engine, event);
      };
      made.on("state", ({ status }) => {
        if (status === "connected") tell({ name: "connected" });
      });
      for (const name of ["message", "ack", "edit", "revoke", "reaction", "vote", "read", "archive"] as const) {
        made.on(name, (payload) => tell({ name, payload } as SessionEvent));
      }
      const started = made.start();
      await pass();
      await started;
      return engine;
    };

    /** Lets time pass, and what is under way come to an end. */
    const pass = async (ms = 0, step = 100) => {
      for (let passed = 0; passed < ms; passed += step) {
        await clock.advance(Math.min(step, ms - passed));
        await turns(6);
      }
      await turns(25);
    };

    schedule.start();
    if (options.connect ?? true) await connect(crm, SHOP);
    const key = toEngineKey(crm);

    /** Lets time pass until a call has come to its end. */
    const settled = async <T>(call: Promise<T>): Promise<T> => {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      call.then(end, end);
      await pass();
      while (!isOver) await pass(100);
      return call;
    };

    const send = (request: SendRequest, requestKey: string | null = null) =>
      settled(sends.send(tenant, crm.sessionId, request, { requestKey }));

    return {
      clock,
      bootId,
      simulator,
      world: simulator.world,
      control: simulator.control,
      signals,
      limit,
      stores: {
        acceptance,
        queue,
        messages: messageStore,
        changes: changeStore,
        incoming,
        batches: batchStore,
        conversations: conversationStore,
        stories: storyStore,
      },
      access,
      sender,
      schedule,
      intake,
      sends,
      messages: messageService,
      changes,
      batches: batchService,
      stories,
      handlers,
      connect,
      pass,
      settled,
      send,
      /** What reached a number, as text, in that order. */
      received: (phone: string) =>
        simulator.world.received(phone).map(({ content }) => (content.type === "text" ? content.text : content.type)),
      failNextSend: (failure: Parameters<typeof simulator.control.failNextSend>[1]) =>
        simulator.control.failNextSend(key, failure),
      drop: (durationMs?: number) => simulator.control.dropConnection(key, durationMs),
      restore: () => simulator.control.restoreConnection(key),
      receive: (message: Parameters<typeof simulator.control.receiveMessage>[1]) =>
        simulator.control.receiveMessage(key, message),
    };
  };

  const addSession = (ref: SessionRef) =>
    database.write(() => {
      database.orm
        .insert(sessions)
        .values({
          organizationId: ref.organizationId,
          id: ref.sessionId,
          desired: "running",
          status: "connected",
          since: 0,
          createdAt: 0,
          updatedAt: 0,
        })
        .onConflictDoNothing()
        .run();
    });

  /** The events of every session, oldest first. */
  const allEvents = () =>
    database.orm
      .select()
      .from(events)
      .orderBy(asc(events.seq))
      .all()
      .map(({ body }) => JSON.parse(body.toString()) as WebhookEvent);

  const eventsOf = <Type extends WebhookEvent["type"]>(type: Type) =>
    allEvents().filter((event): event is Extract<WebhookEvent, { type: Type }> => event.type === type);

  return {
    database,
    media,
    logged,
    boot,
    addSession,
    allEvents,
    eventsOf,
    /** What was told of each message, such as `sent`, in that order. */
    statusesTold: (messageId: string) =>
      eventsOf("message_status")
        .filter(({ data }) => data.messageId === messageId)
        .map(({ data }) => data.status),
    rows: () => database.orm.select().from(messages).orderBy(asc(messages.seq)).all(),
    batchRows: () => database.orm.select().from(batches).all(),
    jobs: () => database.orm.select().from(sendJobs).all(),
    close: () => {
      kill();
      return database.close();
    },
  };
}

/** Turns of the event loop: a write takes one. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

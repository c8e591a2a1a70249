import type { WebhookEvent } from "@inbox-hub/openapi";
import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { SessionRef, Tenant } from "../../src/contract/tenant";
import type { CreateEngine } from "../../src/engine/engine";
import { createSimulatorMemory } from "../../src/engine/simulator/journal/simulator-journal";
import { createSeededRandom } from "../../src/engine/simulator/seeded-random";
import { createSimulator, type Simulator } from "../../src/engine/simulator/simulator";
import type { AuditTrail } from "../../src/features/organizations/audit-trail";
import { createSessionAccess } from "../../src/features/sessions/session-access";
import { createSessionPairing } from "../../src/features/sessions/session-pairing";
import { createSessionService } from "../../src/features/sessions/session-service";
import { SessionSupervisor } from "../../src/features/sessions/session-supervisor";
import { createIds } from "../../src/lib/ids";
import { createLog } from "../../src/lib/log";
import { createManualClock } from "../../src/lib/manual-clock";
import { createSignal } from "../../src/lib/signal";
import { migrationsFolder } from "../../src/migrations-folder";
import { openDatabase } from "../../src/store/database";
import { createEventLog } from "../../src/store/event-log";
import { events } from "../../src/store/schema/events";
import { createSessionStore } from "../../src/store/session-store";

export const ref: SessionRef = { organizationId: 1, sessionId: "session_crm_01" };
export const key = "1.session_crm_01";
export const tenant: Tenant = { organizationId: 1, sessionIds: null };
export const caller = { actor: { type: "user", userId: 5, loginId: "login_1" }, requestId: "req_1" } as const;

type AuditEntry = Parameters<AuditTrail["record"]>[0];

/** The sessions of a server over the simulator, with a database and a WhatsApp that outlive the process. */
export function createSessionStage() {
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const journal = createSimulatorMemory();
  const logged: { msg: string; level: string }[] = [];
  let booted = 0;

  /** A process. The one before it is dead from now on: nobody moves its clock any more. */
  const boot = (options: { createEngine?: (simulator: Simulator) => CreateEngine; now?: number } = {}) => {
    booted += 1;
    const clock = createManualClock(options.now);
    const newId = createIds(clock.now);
    const log = createLog({ level: "warn", destination: { write: (line) => void logged.push(JSON.parse(line)) } });
    const simulator = createSimulator({ clock, random: createSeededRandom(booted), journal });
    const eventLog = createEventLog({ database, clock, newId, delivered: createSignal() });
    const sessions = createSessionStore({ database, eventLog, clock });
    const createEngine = options.createEngine?.(simulator) ?? simulator.createEngine;
    const supervisor = new SessionSupervisor({ sessions, createEngine, clock, random: () => 0.5, log });
    const access = createSessionAccess({ sessions, supervisor });
    const audited: AuditEntry[] = [];
    const filesRemoved: SessionRef[] = [];
    const contentsRemoved: string[] = [];
    const newsDiscarded: SessionRef[] = [];
    const service = createSessionService({
      sessions,
      supervisor,
      access,
      intake: { discard: async (discarded) => void newsDiscarded.push(discarded) },
      media: {
        removeSession: async (removed) => void filesRemoved.push(removed),
        removeContents: async (contents) => void contentsRemoved.push(...contents),
      },
      audit: { record: async (entry) => void audited.push(entry) },
      newId,
    });
    const pairing = createSessionPairing({ access, supervisor, clock });

    /** Lets what is under way come to an end, and time pass. */
    const pass = async (ms = 0) => {
      await clock.advance(ms);
      await supervisor.flush();
    };

    const removed = { filesRemoved, contentsRemoved, newsDiscarded };
    return { clock, ...simulator, sessions, supervisor, access, service, pairing, audited, ...removed, pass };
  };

  /** The `session_status` events of a session, oldest first. */
  const statusEvents = ({ sessionId }: SessionRef = ref) =>
    database.orm
      .select()
      .from(events)
      .where(eq(events.sessionId, sessionId))
      .orderBy(asc(events.seq))
      .all()
      .map(({ body }) => JSON.parse(body.toString()) as Extract<WebhookEvent, { type: "session_status" }>);

  const statuses = (of?: SessionRef) => statusEvents(of).map(({ data }) => `${data.status} (${data.reason})`);

  /** A process with one session, that was created and no more. */
  const bootWith = async (of: SessionRef = ref) => {
    const process = boot();
    await process.supervisor.start();
    await process.sessions.create(of, { name: null, desired: "stopped" });
    return process;
  };

  /** A process whose one session is linked to a phone and connected. */
  const bootConnected = async () => {
    const process = await bootWith();
    process.control.link(key, "34612345678");
    await process.supervisor.startSession(ref);
    await process.pass();
    expect(process.supervisor.observed(ref)?.status).toBe("connected");
    return process;
  };

  const expectContiguous = (of: SessionRef = ref) => {
    const sequences = statusEvents(of).map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  };

  return { database, logged, boot, bootWith, bootConnected, expectContiguous, statusEvents, statuses };
}

import type { Schemas } from "@inbox-hub/openapi";
import { AppError, toTime } from "@inbox-hub/openapi/rules";
import type { SessionRecord } from "./records";
import { sessionKey } from "./tables";
import { mayUse, type Tenant, type World } from "./world";

const REMEMBERED_TRANSITIONS = 20;

export interface NewSession {
  readonly organizationId: number;
  readonly sessionId: string;
  readonly name: string | null;
  readonly desired: SessionRecord["desired"];
}

export type SessionBook = ReturnType<typeof createSessionBook>;

/** The sessions, and how their status changes. */
export function createSessionBook({ tables, clock, emit }: World) {
  const connected: ((session: SessionRecord) => void)[] = [];
  const waiting = new Map<string, readonly (() => void)[]>();

  const update = (session: SessionRecord, change: Partial<SessionRecord>): SessionRecord => {
    const key = sessionKey(session.organizationId, session.sessionId);
    const current = tables.sessions.get(key) ?? session;
    const next = { ...current, ...change };
    tables.sessions.set(key, next);
    return next;
  };

  const current = ({ organizationId, sessionId }: SessionRecord) =>
    tables.sessions.get(sessionKey(organizationId, sessionId));

  const move = (
    session: SessionRecord,
    status: SessionRecord["status"],
    reason: SessionRecord["reason"],
    change: Partial<SessionRecord> = {},
  ): SessionRecord => {
    const before = current(session) ?? session;
    const at = toTime(clock.now());
    const transition = { from: before.status, to: status, reason, timestamp: at };
    const next = update(before, {
      pairingPhone: null,
      ...change,
      status,
      reason,
      since: clock.now(),
      transitions: [transition, ...before.transitions].slice(0, REMEMBERED_TRANSITIONS),
    });
    const { organizationId, sessionId, phoneNumber } = next;
    emit({
      type: "session_status",
      organizationId,
      sessionId,
      data: {
        sessionId,
        status,
        previousStatus: before.status,
        reason,
        isConnected: status === "connected",
        phoneNumber,
        timestamp: at,
      },
    });
    if (status === "connected") announce(next);
    return next;
  };

  const announce = (session: SessionRecord) => {
    const key = sessionKey(session.organizationId, session.sessionId);
    const tasks = waiting.get(key) ?? [];
    waiting.delete(key);
    for (const task of tasks) task();
    for (const listener of connected) listener(session);
  };

  /** Goes on by itself, unless something else has happened meanwhile. */
  const later = (session: SessionRecord, milliseconds: number, task: (session: SessionRecord) => void) => {
    const { status, since } = session;
    clock.at(clock.now() + milliseconds, () => {
      const now = current(session);
      if (now?.status === status && now.since === since) task(now);
    });
  };

  const start = (session: SessionRecord): SessionRecord => {
    const starting = move(session, "starting", "start", { desired: "running" });
    later(starting, 0, (found) => {
      if (found.linkedTo === null) move(found, "pairing", "qr");
      else link(found, found.linkedTo, "restored");
    });
    return starting;
  };

  const link = (session: SessionRecord, phoneNumber: string, reason: SessionRecord["reason"]): SessionRecord => {
    const authenticating = move(session, "authenticating", reason, { phoneNumber, linkedTo: phoneNumber });
    return move(authenticating, "connected", "ready");
  };

  return {
    update,
    move,
    later,
    start,
    link,
    /** Each time a session is ready to send (again). */
    onConnected(listener: (session: SessionRecord) => void): void {
      connected.push(listener);
    },
    /** Once, the next time that this one is. */
    whenConnected({ organizationId, sessionId }: SessionRecord, task: () => void): void {
      const key = sessionKey(organizationId, sessionId);
      waiting.set(key, [...(waiting.get(key) ?? []), task]);
    },

    add(session: NewSession): SessionRecord {
      const now = clock.now();
      const record: SessionRecord = {
        ...session,
        status: "stopped",
        reason: null,
        since: now,
        phoneNumber: null,
        linkedTo: null,
        pairingPhone: null,
        lastActivityAt: null,
        transitions: [],
        failing: { times: 0, how: "refused" },
        createdAt: now,
        updatedAt: now,
      };
      tables.sessions.set(sessionKey(session.organizationId, session.sessionId), record);
      return record;
    },

    find: (organizationId: number, sessionId: string) => tables.sessions.get(sessionKey(organizationId, sessionId)),

    /** @throws AppError SESSION_NOT_FOUND */
    require(tenant: Tenant, sessionId: string): SessionRecord {
      const session = tables.sessions.get(sessionKey(tenant.organizationId, sessionId));
      if (!session || !mayUse(tenant, sessionId)) throw new AppError("SESSION_NOT_FOUND", { sessionId });
      return session;
    },

    /** Those that a tenant may see. */
    list: (tenant: Tenant): readonly SessionRecord[] =>
      [...tables.sessions.values()].filter(
        (session) => session.organizationId === tenant.organizationId && mayUse(tenant, session.sessionId),
      ),
  };
}

/** @throws AppError SESSION_DISCONNECTED */
export function requireConnected({ sessionId, status }: SessionRecord): void {
  if (status !== "connected") throw new AppError("SESSION_DISCONNECTED", { sessionId, status });
}

export function toWireStatus(session: SessionRecord): Schemas["SessionStatus"] {
  const { sessionId, status, desired, phoneNumber, lastActivityAt, reason, since, transitions } = session;
  return {
    sessionId,
    status,
    desiredState: desired,
    isConnected: status === "connected",
    phoneNumber,
    lastActivity: lastActivityAt === null ? null : toTime(lastActivityAt),
    reason,
    since: toTime(since),
    transitions: [...transitions],
  };
}

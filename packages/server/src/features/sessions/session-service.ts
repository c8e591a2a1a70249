import { AppError } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import { type Actor, KEY_FOR_EVERY_SESSION, mayUse, type SessionRef, type Tenant } from "../../contract/tenant";
import type { SessionStatus } from "../../engine/engine";
import { toAppError } from "../../engine/to-app-error";
import type { NewId } from "../../lib/ids";
import type { AuditTrail } from "../organizations/audit-trail";
import type { ObservedStatus, Session } from "./session";
import type { SessionAccess } from "./session-access";
import type { SessionIntake } from "./session-intake";
import type { SessionStore } from "./session-store";
import type { SessionSupervisor } from "./session-supervisor";

/** Who asks for a change, for the audit log. */
export interface SessionCaller {
  readonly actor: Actor;
  readonly requestId: string | null;
}

interface SessionServiceDeps {
  readonly sessions: SessionStore;
  readonly supervisor: SessionSupervisor;
  readonly access: Pick<SessionAccess, "require">;
  readonly intake: Pick<SessionIntake, "discard">;
  /** Removes the files of a session, and their bytes where no other session has them. */
  readonly media: {
    removeSession(ref: SessionRef): Promise<void>;
    removeContents(contents: readonly string[]): Promise<void>;
  };
  readonly audit: AuditTrail;
  readonly newId: NewId;
}

export type SessionService = ReturnType<typeof createSessionService>;

export function createSessionService(deps: SessionServiceDeps) {
  const { sessions, supervisor, access, intake, media, audit, newId } = deps;

  const record = (action: string, { organizationId, sessionId }: SessionRef, caller: SessionCaller) =>
    audit.record({ organizationId, action, target: sessionId, ...caller });

  /** What is observed counts, even when it could not be stored. */
  const read = async (ref: SessionRef): Promise<Session> => {
    await supervisor.flush();
    const session = await sessions.find(ref);
    if (!session) throw new AppError("SESSION_NOT_FOUND", { sessionId: ref.sessionId });
    const observed = supervisor.observed(ref);
    return observed === null || isStored(observed, session) ? session : { ...session, ...observed };
  };

  const change =
    (action: string, task: (ref: SessionRef) => Promise<void>) =>
    async (tenant: Tenant, caller: SessionCaller, sessionId: string): Promise<Session> => {
      const ref = await access.require(tenant, sessionId);
      await task(ref);
      await record(action, ref, caller);
      return read(ref);
    };

  const destroy = (ref: SessionRef) =>
    supervisor.destroySession(ref, async () => {
      // Else it would be stored in the next session of that id.
      await intake.discard(ref);
      await media.removeSession(ref);
      // What was uploaded meanwhile has a row that went with the session, and a content that nobody names any more.
      await media.removeContents(await sessions.remove(ref));
    });

  return {
    list(
      tenant: Tenant,
      { status }: { readonly status: SessionStatus | null },
      page: PageRequest,
    ): Promise<Page<Session>> {
      return sessions.list(tenant.organizationId, { status, sessionIds: tenant.sessionIds }, page);
    },

    async get(tenant: Tenant, sessionId: string): Promise<Session> {
      if (!mayUse(tenant, sessionId)) throw new AppError("SESSION_NOT_FOUND", { sessionId });
      return read({ organizationId: tenant.organizationId, sessionId });
    },

    async create(
      tenant: Tenant,
      caller: SessionCaller,
      wanted: { readonly sessionId: string | null; readonly name: string | null; readonly start: boolean },
    ): Promise<Session> {
      const sessionId = wanted.sessionId ?? newId("ses");
      if (!mayUse(tenant, sessionId)) {
        throw new AppError("FORBIDDEN", { required: KEY_FOR_EVERY_SESSION });
      }
      const ref = { organizationId: tenant.organizationId, sessionId };
      const desired = wanted.start ? "running" : "stopped";
      const created = await sessions.create(ref, { name: wanted.name, desired });
      if (!created) throw new AppError("SESSION_ALREADY_EXISTS", { sessionId });
      await record("sessions.create", ref, caller);
      if (wanted.start) await supervisor.startSession(ref);
      return read(ref);
    },

    async update(
      tenant: Tenant,
      caller: SessionCaller,
      sessionId: string,
      { name }: { readonly name?: string | null },
    ): Promise<Session> {
      const ref = await access.require(tenant, sessionId);
      if (name === undefined) return read(ref);
      if (!(await sessions.rename(ref, name))) throw new AppError("SESSION_NOT_FOUND", { sessionId });
      await record("sessions.update", ref, caller);
      return read(ref);
    },

    async delete(tenant: Tenant, caller: SessionCaller, sessionId: string): Promise<void> {
      const ref = await access.require(tenant, sessionId);
      await destroy(ref);
      await record("sessions.delete", ref, caller);
    },

    start: change("sessions.start", (ref) => supervisor.startSession(ref)),
    stop: change("sessions.stop", (ref) => supervisor.stopSession(ref)),
    restart: change("sessions.restart", (ref) => supervisor.restartSession(ref)),
    logout: change("sessions.logout", async (ref) => {
      try {
        await supervisor.logoutSession(ref);
      } catch (error) {
        const status = supervisor.observed(ref)?.status ?? "stopped";
        throw toAppError(error, { sessionId: ref.sessionId, status });
      }
    }),

    /** Deletes every session of an organization that is itself about to go. */
    async deleteAll(organizationId: number): Promise<void> {
      const everything = { status: null, sessionIds: null };
      for (;;) {
        const { items } = await sessions.list(organizationId, everything, { limit: 100, cursor: null });
        if (items.length === 0) return;
        for (const { sessionId } of items) await destroy({ organizationId, sessionId });
      }
    },
  };
}

function isStored({ status, reason, since, phoneNumber }: ObservedStatus, session: Session): boolean {
  return (
    status === session.status &&
    reason === session.reason &&
    since === session.since &&
    phoneNumber === session.phoneNumber
  );
}

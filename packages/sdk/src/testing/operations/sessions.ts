import type { Schemas } from "@inbox-hub/openapi";
import { AppError, invalidRequest, normalizePhone, phrases, toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../edge/handler";
import { toPage } from "../state/pages";
import type { SessionRecord } from "../state/records";
import { type SessionBook, toWireStatus } from "../state/session-book";
import { sessionKey } from "../state/tables";
import { mayUse, type Tenant, type World } from "../state/world";
import { qrPng, qrSvg } from "./qr-picture";

const QR_LASTS_MS = 60_000;
const CODE_LASTS_MS = 180_000;

export function createSessionHandlers({ tables, clock, newId }: World, sessions: SessionBook): HandlersOf<"sessions"> {
  const requirePairing = (tenant: Tenant, sessionId: string): SessionRecord => {
    // The server waits for one that is starting.
    clock.catchUp();
    const session = sessions.require(tenant, sessionId);
    if (session.status !== "pairing") throw new AppError("SESSION_NOT_PAIRING", { sessionId, status: session.status });
    return session;
  };

  const isUp = ({ status }: SessionRecord) => status !== "stopped" && status !== "logged_out" && status !== "failed";
  const stop = (session: SessionRecord) => (isUp(session) ? sessions.move(session, "stopped", "user") : session);

  return {
    "sessions.list": ({ query }, { tenant }) => {
      const { status } = query;
      const found = sessions.list(tenant).filter((session) => status === undefined || session.status === status);
      const list = { name: "sessions", idOf: (session: SessionRecord) => session.sessionId, toWire: toWireSession };
      return { status: 200, ...toPage(list, [...found].sort(byId), query) };
    },

    "sessions.create": ({ body }, { tenant }) => {
      const { sessionId = newId("ses"), name = null, start = true } = body;
      const { organizationId } = tenant;
      if (!mayUse(tenant, sessionId)) throw new AppError("FORBIDDEN", { required: phrases.everySession });
      if (sessions.find(organizationId, sessionId)) throw new AppError("SESSION_ALREADY_EXISTS", { sessionId });
      const session = sessions.add({ organizationId, sessionId, name, desired: start ? "running" : "stopped" });
      return { status: 201, data: toWireSession(start ? sessions.start(session) : session) };
    },

    "sessions.get": ({ params }, { tenant }) => ({
      status: 200,
      data: toWireSession(sessions.require(tenant, params.sessionId)),
    }),

    "sessions.update": ({ params, body: { name } }, { tenant }) => {
      const session = sessions.require(tenant, params.sessionId);
      const change = name === undefined ? {} : { name, updatedAt: clock.now() };
      return { status: 200, data: toWireSession(sessions.update(session, change)) };
    },

    "sessions.delete": ({ params }, { tenant }) => {
      const { organizationId, sessionId } = sessions.require(tenant, params.sessionId);
      tables.sessions.delete(sessionKey(organizationId, sessionId));
      const isIts = (record: { readonly organizationId: number; readonly sessionId: string }) =>
        record.organizationId === organizationId && record.sessionId === sessionId;
      for (const table of [tables.messages, tables.batches, tables.contacts, tables.conversations, tables.media]) {
        for (const [id, record] of table) if (isIts(record)) table.delete(id);
      }
      return { status: 204 };
    },

    "sessions.status": ({ params }, { tenant }) => ({
      status: 200,
      data: toWireStatus(sessions.require(tenant, params.sessionId)),
    }),

    "sessions.start": ({ params }, { tenant }) => {
      const session = sessions.require(tenant, params.sessionId);
      const started = isUp(session) ? sessions.update(session, { desired: "running" }) : sessions.start(session);
      return { status: 202, data: toWireStatus(started) };
    },

    "sessions.stop": ({ params }, { tenant }) => {
      const session = sessions.require(tenant, params.sessionId);
      return { status: 200, data: toWireStatus(sessions.update(stop(session), { desired: "stopped" })) };
    },

    "sessions.restart": ({ params }, { tenant }) => ({
      status: 202,
      data: toWireStatus(sessions.start(stop(sessions.require(tenant, params.sessionId)))),
    }),

    "sessions.logout": ({ params }, { tenant }) => {
      const session = sessions.require(tenant, params.sessionId);
      const unlinked = { phoneNumber: null, linkedTo: null, desired: "stopped" } as const;
      return { status: 200, data: toWireStatus(sessions.move(session, "logged_out", "user", unlinked)) };
    },

    "sessions.qr": ({ params, headers }, { tenant }) => {
      const { sessionId, since } = requirePairing(tenant, params.sessionId);
      const expiresAt = toTime(clock.now() + QR_LASTS_MS);
      const told = { headers: { "X-QR-Expires-At": expiresAt, Vary: "Accept" } };
      const accept = headers.get("accept") ?? "";
      if (accept.startsWith("image/png")) return { status: 200, ...told, contentType: "image/png", content: qrPng() };
      if (accept.startsWith("image/svg")) return { status: 200, ...told, contentType: "image/svg+xml", content: qrSvg };
      const image = `data:image/png;base64,${Buffer.from(qrPng()).toString("base64")}`;
      return { status: 200, ...told, data: { qr: `2@${sessionId},${since}`, image, expiresAt } };
    },

    "sessions.requestPairingCode": ({ params, body }, { tenant }) => {
      const phone = normalizePhone(body.phoneNumber);
      if (phone === null) throw invalidRequest([{ path: "body.phoneNumber", message: phrases.phoneNumber }]);
      sessions.update(requirePairing(tenant, params.sessionId), { pairingPhone: phone });
      return { status: 200, data: { code: newId("x").slice(-8), expiresAt: toTime(clock.now() + CODE_LASTS_MS) } };
    },
  };
}

function toWireSession(session: SessionRecord): Schemas["Session"] {
  const { name, createdAt, updatedAt } = session;
  return { ...toWireStatus(session), name, createdAt: toTime(createdAt), updatedAt: toTime(updatedAt) };
}

function byId(a: SessionRecord, b: SessionRecord): number {
  return a.sessionId < b.sessionId ? -1 : 1;
}

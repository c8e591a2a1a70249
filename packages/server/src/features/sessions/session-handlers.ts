import type { Schemas } from "@inbox-hub/openapi";
import { toTime, toTimeOrNull } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import { preferredType } from "./accept";
import { toPng, toSvg } from "./qr-image";
import type { Session } from "./session";
import type { SessionPairing } from "./session-pairing";
import type { SessionService } from "./session-service";

interface SessionHandlersDeps {
  readonly sessions: SessionService;
  readonly pairing: SessionPairing;
}

export function createSessionHandlers({ sessions, pairing }: SessionHandlersDeps): HandlersOf<"sessions"> {
  return {
    "sessions.list": async ({ query }, { tenant }) => {
      const page = await sessions.list(tenant, { status: query.status ?? null }, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireSession), pagination: toPagination(page) };
    },
    "sessions.create": async ({ body }, { tenant, actor, requestId }) => {
      const { sessionId = null, name = null, start = true } = body;
      const session = await sessions.create(tenant, { actor, requestId }, { sessionId, name, start });
      return { status: 201, data: toWireSession(session) };
    },
    "sessions.get": async ({ params }, { tenant }) => {
      return { status: 200, data: toWireSession(await sessions.get(tenant, params.sessionId)) };
    },
    "sessions.update": async ({ params, body }, { tenant, actor, requestId }) => {
      const session = await sessions.update(tenant, { actor, requestId }, params.sessionId, body);
      return { status: 200, data: toWireSession(session) };
    },
    "sessions.delete": async ({ params }, { tenant, actor, requestId }) => {
      await sessions.delete(tenant, { actor, requestId }, params.sessionId);
      return { status: 204 };
    },
    "sessions.status": async ({ params }, { tenant }) => {
      return { status: 200, data: toWireStatus(await sessions.get(tenant, params.sessionId)) };
    },
    "sessions.start": async ({ params }, { tenant, actor, requestId }) => {
      return { status: 202, data: toWireStatus(await sessions.start(tenant, { actor, requestId }, params.sessionId)) };
    },
    "sessions.stop": async ({ params }, { tenant, actor, requestId }) => {
      return { status: 200, data: toWireStatus(await sessions.stop(tenant, { actor, requestId }, params.sessionId)) };
    },
    "sessions.restart": async ({ params }, { tenant, actor, requestId }) => {
      return {
        status: 202,
        data: toWireStatus(await sessions.restart(tenant, { actor, requestId }, params.sessionId)),
      };
    },
    "sessions.logout": async ({ params }, { tenant, actor, requestId }) => {
      return { status: 200, data: toWireStatus(await sessions.logout(tenant, { actor, requestId }, params.sessionId)) };
    },
    "sessions.qr": async ({ params, headers }, { tenant }) => {
      const { value, expiresAt } = await pairing.qr(tenant, params.sessionId);
      const told = { headers: { "X-QR-Expires-At": toTime(expiresAt), Vary: "Accept" } };
      const contentType = preferredType(headers.accept, ["application/json", "image/png", "image/svg+xml"]);
      switch (contentType) {
        case "image/png":
          return { status: 200, ...told, contentType, content: await toPng(value) };
        case "image/svg+xml":
          return { status: 200, ...told, contentType, content: await toSvg(value) };
        case "application/json": {
          const image = `data:image/png;base64,${(await toPng(value)).toString("base64")}`;
          return { status: 200, ...told, data: { qr: value, image, expiresAt: toTime(expiresAt) } };
        }
        default:
          return contentType satisfies never;
      }
    },
    "sessions.requestPairingCode": async ({ params, body }, { tenant }) => {
      const { code, expiresAt } = await pairing.requestCode(tenant, params.sessionId, body.phoneNumber);
      return { status: 200, data: { code, expiresAt: toTime(expiresAt) } };
    },
  };
}

function toWireSession(session: Session): Schemas["Session"] {
  return {
    ...toWireStatus(session),
    name: session.name,
    createdAt: toTime(session.createdAt),
    updatedAt: toTime(session.updatedAt),
  };
}

/** The same session is asked for again and again, and is the same object until it changes. */
const wireStatuses = new WeakMap<Session, Schemas["SessionStatus"]>();

/** As the wire has it, where another tag answers with it too. */
export function toWireStatus(session: Session): Schemas["SessionStatus"] {
  const known = wireStatuses.get(session);
  if (known !== undefined) return known;
  const status = describeStatus(session);
  wireStatuses.set(session, status);
  return status;
}

function describeStatus(session: Session): Schemas["SessionStatus"] {
  return {
    sessionId: session.sessionId,
    status: session.status,
    desiredState: session.desired,
    isConnected: session.status === "connected",
    phoneNumber: session.phoneNumber,
    lastActivity: toTimeOrNull(session.lastActivityAt),
    reason: session.reason,
    since: toTime(session.since),
    transitions: session.transitions.map(({ from, to, reason, at }) => ({
      from,
      to,
      reason,
      timestamp: toTime(at),
    })),
  };
}

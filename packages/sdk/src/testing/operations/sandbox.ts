import type { Schemas } from "@inbox-hub/openapi";
import {
  AppError,
  emptyContent,
  invalidRequest,
  type MessageContent,
  mayBecome,
  mediaTypeOf,
  normalizePhone,
  type Phrase,
  phrases,
  readContent,
} from "@inbox-hub/openapi/rules";
import type { Handlers } from "../edge/handler";
import type { Inbox } from "../state/inbox";
import type { MailRoom } from "../state/mail-room";
import { storeMedia } from "../state/media-files";
import type { MessageChanges } from "../state/message-changes";
import type { MessageRecord } from "../state/records";
import type { Sender } from "../state/sender";
import { requireConnected, type SessionBook, toWireStatus } from "../state/session-book";
import type { Tenant, World } from "../state/world";

interface SandboxDeps {
  readonly sessions: SessionBook;
  readonly sender: Sender;
  readonly mail: MailRoom;
  readonly inbox: Inbox;
  readonly changes: MessageChanges;
}

type OfMessage = { readonly sessionId: string; readonly messageId: string };

const done = { status: 202, data: { done: true } } as const;

/** What customers and WhatsApp do. Groups of the sandbox are not here. */
export function createSandboxHandlers(world: World, { sessions, sender, mail, inbox, changes }: SandboxDeps) {
  const find = (tenant: Tenant, { sessionId, messageId }: OfMessage): MessageRecord => {
    const message = mail.requireMessage(sessions.require(tenant, sessionId), messageId);
    // WhatsApp never had it.
    if (message.waKey === null) throw new AppError("MESSAGE_NOT_FOUND", { messageId });
    return message;
  };

  const findCustomers = (tenant: Tenant, asked: OfMessage): MessageRecord => {
    const message = find(tenant, asked);
    if (message.direction !== "inbound") throw notEditable(asked.messageId, phrases.notWrittenByCustomer);
    return requireThere(message);
  };

  const toContent = (tenant: Tenant, sessionId: string, body: Schemas["SandboxMessageRequest"]): MessageContent => {
    const draft = readContent(body);
    if (draft.file === null) return draft.content;
    const { bytes, filename, mimetype } = mail.requireMedia(tenant, "mediaId" in draft.file ? draft.file.mediaId : "");
    // What comes is a file of its own.
    const { mediaId } = storeMedia(world, { organizationId: tenant.organizationId, sessionId }, { bytes, filename });
    return { ...emptyContent, type: mediaTypeOf(mimetype), text: draft.caption, mediaId };
  };

  return {
    "sandbox.scan": ({ params: { sessionId }, body }, { tenant }) => {
      world.clock.catchUp();
      const session = sessions.require(tenant, sessionId);
      const { status, pairingPhone, since } = session;
      if (status !== "pairing") throw new AppError("SESSION_NOT_PAIRING", { sessionId, status });
      const given = body.phoneNumber === undefined ? null : toPhone(body.phoneNumber, "body.phoneNumber");
      const phone = given ?? pairingPhone ?? `34911${String(since % 1_000_000).padStart(6, "0")}`;
      return { status: 202, data: toWireStatus(sessions.link(session, phone, "paired")) };
    },

    "sandbox.receiveMessage": ({ params: { sessionId }, body }, { tenant }) => {
      const session = sessions.require(tenant, sessionId);
      const { quotedMessageId = null, groupId = null, name = null } = body;
      const content = toContent(tenant, sessionId, body);
      const quoted = quotedMessageId === null ? null : find(tenant, { sessionId, messageId: quotedMessageId });
      const from = toPhone(body.from, "body.from");
      if (groupId !== null && !world.tables.groups.has(groupId)) throw new AppError("GROUP_NOT_FOUND", { groupId });
      if (session.linkedTo === null) requireConnected(session);
      const message = { from, pushName: name, groupId, content, quotedMessageId: quoted?.messageId ?? null };
      const take = () => {
        const now = sessions.find(session.organizationId, sessionId);
        if (now?.status === "connected") inbox.receive(now, message);
        // WhatsApp keeps it until the session is back.
        else if (now) sessions.whenConnected(now, () => inbox.receive(now, message));
      };
      take();
      return done;
    },

    "sandbox.disconnect": ({ params, body }, { tenant }) => {
      const session = sessions.require(tenant, params.sessionId);
      requireConnected(session);
      const { seconds = 10, unlink = false } = body;
      if (unlink) {
        const unlinked = { phoneNumber: null, linkedTo: null };
        return { status: 202, data: toWireStatus(sessions.move(session, "logged_out", "unlinked", unlinked)) };
      }
      const reconnecting = sessions.move(session, "reconnecting", "network");
      sessions.later(reconnecting, seconds * 1000, (found) => sessions.move(found, "connected", "ready"));
      return { status: 202, data: toWireStatus(reconnecting) };
    },

    "sandbox.failNextSend": ({ params, body }, { tenant }) => {
      const session = sessions.require(tenant, params.sessionId);
      requireConnected(session);
      const { times = 1, how = "refused" } = body;
      sessions.update(session, { failing: { times, how } });
      return done;
    },

    "sandbox.moveReceipt": ({ params, body: { status } }, { tenant }) => {
      const { messageId, direction, status: current } = find(tenant, params);
      if (direction === "inbound" || !mayBecome(current, status)) {
        throw notEditable(messageId, {
          es: `su acuse no puede pasar a ${status}`,
          en: `its receipt cannot become ${status}`,
        });
      }
      sender.move(messageId, status);
      return done;
    },

    "sandbox.react": ({ params, body }, { tenant }) => {
      const from = toPhone(body.from, "body.from");
      changes.react(requireThere(find(tenant, params)), from, body.emoji);
      return done;
    },

    "sandbox.vote": ({ params, body }, { tenant }) => {
      const from = toPhone(body.from, "body.from");
      const message = requireThere(find(tenant, params));
      const options = message.extras.poll?.options;
      if (!options) throw notEditable(message.messageId, { es: "no es una encuesta", en: "it is no poll" });
      if (body.options.some((option) => !options.includes(option))) {
        throw notEditable(message.messageId, { es: "no tiene esa opción", en: "it has no such option" });
      }
      changes.vote(message, from, body.options);
      return done;
    },

    "sandbox.editMessage": ({ params, body }, { tenant }) => {
      changes.edit(findCustomers(tenant, params), body.message);
      return done;
    },

    "sandbox.revokeMessage": ({ params }, { tenant }) => {
      changes.revoke(findCustomers(tenant, params));
      return done;
    },
  } satisfies Handlers;
}

function requireThere(message: MessageRecord): MessageRecord {
  if (message.revokedAt === null) return message;
  throw notEditable(message.messageId, { es: "se eliminó", en: "it was deleted" });
}

function notEditable(messageId: string, problem: Phrase): AppError {
  return new AppError("MESSAGE_NOT_EDITABLE", { messageId, problem });
}

function toPhone(text: string, path: string): string {
  const phone = normalizePhone(text);
  if (phone === null) throw invalidRequest([{ path, message: phrases.phoneNumber }]);
  return phone;
}

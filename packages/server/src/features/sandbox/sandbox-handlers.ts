import type { Schemas } from "@inbox-hub/openapi";
import type { HandlersOf } from "../../contract/handler";
import type { SessionRef, Tenant } from "../../contract/tenant";
import type { SandboxContent } from "./sandbox-content";
import type { SandboxService } from "./sandbox-service";

interface SandboxHandlersDeps {
  readonly sandbox: SandboxService;
  /** As `sessions.status` answers it. */
  readonly statusOf: (tenant: Tenant, sessionId: string) => Promise<Schemas["SessionStatus"]>;
  /** Resolves when what happened in the session so far is stored. */
  readonly stored: (ref: SessionRef) => Promise<void>;
}

export function createSandboxHandlers({ sandbox, statusOf, stored }: SandboxHandlersDeps): HandlersOf<"sandbox"> {
  /** The session learns of it as from WhatsApp, beside this request; the answer may come only when it is stored. */
  const done = async ({ organizationId }: Tenant, { sessionId }: { readonly sessionId: string }) => {
    await stored({ organizationId, sessionId });
    return { status: 202, data: { done: true } } as const;
  };

  return {
    "sandbox.scan": async ({ params: { sessionId }, body }, { tenant }) => {
      await sandbox.scan(tenant, sessionId, body.phoneNumber ?? null);
      return { status: 202, data: await statusOf(tenant, sessionId) };
    },
    "sandbox.receiveMessage": async ({ params, body }, { tenant, requestKey }) => {
      await sandbox.receiveMessage(tenant, params.sessionId, {
        from: body.from,
        name: body.name ?? null,
        content: toContent(body),
        groupId: body.groupId ?? null,
        quotedMessageId: body.quotedMessageId ?? null,
        requestKey,
      });
      return done(tenant, params);
    },
    "sandbox.disconnect": async ({ params: { sessionId }, body }, { tenant }) => {
      const { seconds = 10, unlink = false } = body;
      await sandbox.disconnect(tenant, sessionId, { seconds, unlink });
      return { status: 202, data: await statusOf(tenant, sessionId) };
    },
    "sandbox.failNextSend": async ({ params, body }, { tenant }) => {
      const { times = 1, how = "refused" } = body;
      await sandbox.failNextSend(tenant, params.sessionId, { times, how });
      return { status: 202, data: { done: true } };
    },
    "sandbox.moveReceipt": async ({ params, body }, { tenant }) => {
      await sandbox.moveReceipt(tenant, params.sessionId, params.messageId, body.status);
      return done(tenant, params);
    },
    "sandbox.react": async ({ params, body }, { tenant }) => {
      await sandbox.react(tenant, params.sessionId, params.messageId, body);
      return done(tenant, params);
    },
    "sandbox.vote": async ({ params, body }, { tenant }) => {
      await sandbox.vote(tenant, params.sessionId, params.messageId, body);
      return done(tenant, params);
    },
    "sandbox.editMessage": async ({ params, body }, { tenant }) => {
      await sandbox.editMessage(tenant, params.sessionId, params.messageId, body.message);
      return done(tenant, params);
    },
    "sandbox.revokeMessage": async ({ params }, { tenant }) => {
      await sandbox.revokeMessage(tenant, params.sessionId, params.messageId);
      return done(tenant, params);
    },
    "sandbox.createGroup": async ({ params, body }, { tenant, requestKey }) => {
      const { from, subject, participants = [], withSession = true } = body;
      const wish = { from, subject, participants, withSession, requestKey };
      const group = await sandbox.createGroup(tenant, params.sessionId, wish);
      await done(tenant, params);
      return { status: 201, data: group };
    },
    "sandbox.moveParticipant": async ({ params, body }, { tenant }) => {
      await sandbox.moveParticipant(tenant, params.sessionId, params.groupId, body);
      return done(tenant, params);
    },
  };
}

function toContent({ message, mediaId, location, contact, poll }: Schemas["SandboxMessageRequest"]): SandboxContent {
  return {
    text: message ?? null,
    mediaId: mediaId ?? null,
    location: location ? { ...location, name: location.name ?? null, address: location.address ?? null } : null,
    contact: contact ? { ...contact, organization: contact.organization ?? null } : null,
    poll: poll ? { ...poll, multiple: poll.multiple ?? false } : null,
  };
}

import type { Schemas } from "@inbox-hub/openapi";
import type { HandlersOf } from "../../contract/handler";
import type { Tenant } from "../../contract/tenant";
import type { SandboxContent } from "./sandbox-content";
import type { SandboxService } from "./sandbox-service";

interface SandboxHandlersDeps {
  readonly sandbox: SandboxService;
  /** As `sessions.status` answers it. */
  readonly statusOf: (tenant: Tenant, sessionId: string) => Promise<Schemas["SessionStatus"]>;
}

export function createSandboxHandlers({ sandbox, statusOf }: SandboxHandlersDeps): HandlersOf<"sandbox"> {
  return {
    "sandbox.scan": async ({ params: { sessionId }, body }, { tenant }) => {
      await sandbox.scan(tenant, sessionId, body.phoneNumber ?? null);
      return { status: 202, data: await statusOf(tenant, sessionId) };
    },
    "sandbox.receiveMessage": async ({ params, body }, { tenant }) => {
      await sandbox.receiveMessage(tenant, params.sessionId, {
        from: body.from,
        name: body.name ?? null,
        content: toContent(body),
        groupId: body.groupId ?? null,
        quotedMessageId: body.quotedMessageId ?? null,
      });
      return { status: 202, data: { done: true } };
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
      return { status: 202, data: { done: true } };
    },
    "sandbox.react": async ({ params, body }, { tenant }) => {
      await sandbox.react(tenant, params.sessionId, params.messageId, body);
      return { status: 202, data: { done: true } };
    },
    "sandbox.vote": async ({ params, body }, { tenant }) => {
      await sandbox.vote(tenant, params.sessionId, params.messageId, body);
      return { status: 202, data: { done: true } };
    },
    "sandbox.editMessage": async ({ params, body }, { tenant }) => {
      await sandbox.editMessage(tenant, params.sessionId, params.messageId, body.message);
      return { status: 202, data: { done: true } };
    },
    "sandbox.revokeMessage": async ({ params }, { tenant }) => {
      await sandbox.revokeMessage(tenant, params.sessionId, params.messageId);
      return { status: 202, data: { done: true } };
    },
    "sandbox.createGroup": async ({ params, body }, { tenant }) => {
      const { from, subject, participants = [], withSession = true } = body;
      const wish = { from, subject, participants, withSession };
      return { status: 201, data: await sandbox.createGroup(tenant, params.sessionId, wish) };
    },
    "sandbox.moveParticipant": async ({ params, body }, { tenant }) => {
      await sandbox.moveParticipant(tenant, params.sessionId, params.groupId, body);
      return { status: 202, data: { done: true } };
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

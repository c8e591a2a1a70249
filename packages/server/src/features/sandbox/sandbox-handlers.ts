import type { Schemas } from "@inbox-hub/openapi";
import type { HandlersOf } from "../../contract/handler";
import type { Tenant } from "../../contract/tenant";
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
        text: body.message ?? null,
        mediaId: body.mediaId ?? null,
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
  };
}

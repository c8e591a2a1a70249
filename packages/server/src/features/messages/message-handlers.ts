import type { Query } from "@inbox-hub/openapi";
import type { MessageFilter } from "@inbox-hub/openapi/rules";
import { toAddressee, toSendReply, toWireBatch, toWireMessage } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { BatchService } from "./batch-service";
import type { MessageChangeService } from "./message-change-service";
import type { MessageService } from "./message-service";
import type { SendService } from "./send-service";

interface MessageHandlersDeps {
  readonly sends: SendService;
  readonly messages: MessageService;
  readonly changes: MessageChangeService;
  readonly batches: BatchService;
}

export function createMessageHandlers(deps: MessageHandlersDeps): HandlersOf<"messages"> {
  const { sends, messages, changes, batches } = deps;
  return {
    "messages.send": async ({ params, body }, { tenant, requestKey }) =>
      toSendReply(await sends.send(tenant, params.sessionId, body, { requestKey })),
    "messages.forward": async ({ params: { sessionId, messageId }, body }, { tenant, requestKey }) =>
      toSendReply(await sends.forward(tenant, sessionId, messageId, body, { requestKey })),
    "messages.list": async ({ params, query }, { tenant, language }) => {
      const page = await messages.list(tenant, params.sessionId, toFilter(query), toPageRequest(query));
      return {
        status: 200,
        data: page.items.map((message) => toWireMessage(message, language)),
        pagination: toPagination(page),
      };
    },
    "messages.get": async ({ params }, { tenant, language }) => ({
      status: 200,
      data: toWireMessage(await messages.get(tenant, params.sessionId, params.messageId), language),
    }),
    "messages.edit": async ({ params, body }, { tenant, language }) => ({
      status: 200,
      data: toWireMessage(await changes.edit(tenant, params.sessionId, params.messageId, body.message), language),
    }),
    "messages.revoke": async ({ params }, { tenant, language }) => ({
      status: 200,
      data: toWireMessage(await changes.revoke(tenant, params.sessionId, params.messageId), language),
    }),
    "messages.react": async ({ params, body }, { tenant, language }) => ({
      status: 200,
      data: toWireMessage(await changes.react(tenant, params.sessionId, params.messageId, body.emoji), language),
    }),
    "messages.cancel": async ({ params }, { tenant, language }) => ({
      status: 200,
      data: toWireMessage(await messages.cancel(tenant, params.sessionId, params.messageId), language),
    }),
    "messages.getBatch": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireBatch(await batches.get(tenant, params.sessionId, params.batchId)),
    }),
    "messages.cancelBatch": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireBatch(await batches.cancel(tenant, params.sessionId, params.batchId)),
    }),
  };
}

function toFilter(query: Query<"messages.list">): MessageFilter {
  const { chat, direction = null, status = null, type = null, from, to, q = null } = query;
  return {
    chatId: chat === undefined ? null : (toAddressee(chat) ?? chat),
    direction,
    status,
    type,
    from: from === undefined ? null : Date.parse(from),
    to: to === undefined ? null : Date.parse(to),
    q,
  };
}

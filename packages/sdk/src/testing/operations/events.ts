import type { Query } from "@inbox-hub/openapi";
import type { HandlersOf } from "../edge/handler";
import { decodeCursor, encodeCursor } from "../state/pages";
import type { EventRecord } from "../state/records";
import type { SessionBook } from "../state/session-book";
import { mayUse, type Tenant, type World } from "../state/world";

type Filter = Pick<Query<"events.list">, "types" | "sessionId">;

const RETRY_MS = 2_000;

export function createEventHandlers({ tables, onEvent }: World, sessions: SessionBook): HandlersOf<"events"> {
  const queryOf = (tenant: Tenant, { types, sessionId }: Filter) =>
    JSON.stringify(["events", tenant.organizationId, tenant.sessionIds, types, sessionId]);

  const isFor = (tenant: Tenant, { types, sessionId }: Filter) => {
    return ({ organizationId, event }: EventRecord) =>
      organizationId === tenant.organizationId &&
      (types === undefined || types.includes(event.type)) &&
      (sessionId === undefined || event.sessionId === sessionId) &&
      (tenant.sessionIds === null || (event.sessionId !== null && mayUse(tenant, event.sessionId)));
  };

  /** How many events of the log the reader is past. */
  const beginAt = (
    tenant: Tenant,
    query: Filter & { readonly after?: string; readonly since?: string },
    otherwise: number,
  ) => {
    const { after, since } = query;
    if (after !== undefined) return Number(decodeCursor(after, queryOf(tenant, query)));
    if (since === undefined) return otherwise;
    const first = tables.events.findIndex(({ at }) => at >= Date.parse(since));
    return first === -1 ? tables.events.length : first;
  };

  return {
    "events.list": ({ query }, { tenant }) => {
      const { limit = 50, sessionId } = query;
      if (sessionId !== undefined) sessions.require(tenant, sessionId);
      const begin = beginAt(tenant, query, 0);
      const isWanted = isFor(tenant, query);
      const found = tables.events.slice(begin).filter(isWanted).slice(0, limit);
      const last = found.at(-1);
      const isFull = last !== undefined && found.length === limit;
      const end = isFull ? tables.events.indexOf(last) + 1 : tables.events.length;
      const nextCursor = encodeCursor(end, queryOf(tenant, query));
      const hasMore = tables.events.slice(end).some(isWanted);
      return { status: 200, data: found.map(({ event }) => event), pagination: { limit, hasMore, nextCursor } };
    },

    "events.stream": ({ query, headers }, { tenant }) => {
      if (query.sessionId !== undefined) sessions.require(tenant, query.sessionId);
      const after = headers.get("last-event-id") ?? query.after;
      let place = beginAt(tenant, after === undefined ? query : { ...query, after }, tables.events.length);
      const isWanted = isFor(tenant, query);
      const cursorAt = (index: number) => encodeCursor(index, queryOf(tenant, query));
      const encoder = new TextEncoder();
      let stop: () => void = () => undefined;
      const content = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          const send = (text: string) => controller.enqueue(encoder.encode(text));
          const tell = () => {
            for (const record of tables.events.slice(place)) {
              place += 1;
              if (!isWanted(record)) continue;
              send(`id: ${cursorAt(place)}\nevent: ${record.event.type}\ndata: ${JSON.stringify(record.event)}\n\n`);
            }
          };
          send(`retry: ${RETRY_MS}\nid: ${cursorAt(place)}\n\n`);
          tell();
          stop = onEvent(tell);
        },
        cancel: () => stop(),
      });
      const headersOfStream = { "Cache-Control": "private, no-cache, no-transform" };
      return { status: 200, content, contentType: "text/event-stream; charset=utf-8", headers: headersOfStream };
    },
  };
}

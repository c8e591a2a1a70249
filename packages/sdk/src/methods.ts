import { APIPromise, type Send } from "./api-promise";
import { readArguments } from "./arguments";
import { EventStreamPromise } from "./event-stream-promise";
import { loadMore } from "./load-more";
import { mapValues, type Operation, readOperations } from "./operation";
import { PagePromise } from "./page";
import { readData, readPage, unread } from "./readers";
import type { Input, Requester } from "./requester";

/** Called with the ids in the order of the path, then a body or a query, then the options of the call. */
export type Method = (...args: readonly unknown[]) => unknown;

export type Methods = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/** A method for each operation, by tag and name. */
export function createMethods(hub: Requester): Methods {
  return mapValues(readOperations(), (operations) =>
    mapValues(operations, (operation) => {
      if (!operation.isSpecial) return (...args) => call(hub, operation, args);
      if (operation.id === "events.stream") return (...args) => streamEvents(hub, operation, args);
      return (...args) => {
        const call = { hub, operation, args, ...readArguments(operation, args) };
        return new APIPromise(async (isRaw) => (await loadMore()).callSpecial({ ...call, isRaw }));
      };
    }),
  );
}

/** Those that are about a session, without its id. */
export function bindMethods(methods: Methods, sessionId: string): Methods {
  return mapValues(readOperations(), (operations, tag) => {
    const bound = Object.keys(operations).filter((name) => operations[name]?.isOfSession);
    return Object.fromEntries(bound.map((name) => [name, (...args) => methods[tag]?.[name]?.(sessionId, ...args)]));
  });
}

function call(hub: Requester, operation: Operation, args: readonly unknown[]): APIPromise<unknown> {
  const { input, options } = readArguments(operation, args);
  const reader = operation.isList ? readPage : readData;
  const sending =
    (given: Input): Send =>
    (isRaw) =>
      hub.send(operation, given, options, isRaw ? unread(reader) : reader);
  if (!operation.isList) return new APIPromise(sending(input));
  const cursor = operation.id === "events.list" ? "after" : "cursor";
  const list = (query: Input["query"]): PagePromise<unknown> =>
    // A page by its number is only where it begins.
    new PagePromise(sending({ ...input, query }), (next) => list({ ...query, page: undefined, [cursor]: next }));
  return list(input.query);
}

function streamEvents(hub: Requester, operation: Operation, args: readonly unknown[]): EventStreamPromise {
  const call = { hub, operation, ...readArguments(operation, args) };
  const stream = loadMore().then((loaded) => loaded.streamEvents(call));
  return new EventStreamPromise((resolve) => resolve(stream));
}

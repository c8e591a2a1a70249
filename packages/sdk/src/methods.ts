import { APIPromise, type Send } from "./api-promise";
import { readArguments } from "./arguments";
import { isOfSession, lines, type Operation, readOperation } from "./operation";
import { PagePromise } from "./page";
import { readData, unread } from "./readers";
import type { Input, Requester } from "./requester";
import { specialMethods } from "./special-methods";

/** Called with the ids in the order of the path, then a body or a query, then the options of the call. */
export type Method = (...args: readonly unknown[]) => unknown;

export type Methods = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/** A method for each operation, by tag and name. */
export function createMethods(hub: Requester): Methods {
  return mapMethods((tag, name) => {
    let operation: Operation | undefined;
    const special = specialMethods[`${tag}.${name}`];
    return (...args) => {
      operation ??= readOperation(tag, name);
      return special ? special(hub, operation, args) : call(hub, operation, args);
    };
  });
}

/** Those that are about a session, without its id. */
export function bindMethods(methods: Methods, sessionId: string): Methods {
  return mapMethods((tag, name) => {
    const method = methods[tag]?.[name];
    if (method && isOfSession(lines[tag]?.[name] ?? "")) return (...args) => method(sessionId, ...args);
  });
}

function mapMethods(toMethod: (tag: string, name: string) => Method | undefined): Methods {
  return Object.fromEntries(
    Object.entries(lines).map(([tag, names]) => [
      tag,
      Object.fromEntries(
        Object.keys(names).flatMap((name) => {
          const method = toMethod(tag, name);
          return method ? [[name, method]] : [];
        }),
      ),
    ]),
  );
}

function call(hub: Requester, operation: Operation, args: readonly unknown[]): APIPromise<unknown> {
  const { input, options } = readArguments(operation, args);
  const sending =
    (given: Input): Send =>
    (isRaw) =>
      hub.send(operation, given, options, isRaw ? unread(readData) : readData);
  if (!operation.isList) return new APIPromise(sending(input));
  const cursor = operation.id === "events.list" ? "after" : "cursor";
  const list = (query: Input["query"]): PagePromise<unknown> =>
    // A page by its number is only where it begins.
    new PagePromise(sending({ ...input, query }), (next) => list({ ...query, page: undefined, [cursor]: next }));
  return list(input.query);
}

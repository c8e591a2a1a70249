import type { Schemas } from "@inbox-hub/openapi";
import { type Answer, APIPromise } from "./api-promise";
import { readArguments } from "./arguments";
import { checkCallOptions, type IdempotentOptions, type UploadOptions } from "./call-options";
import { checkOptions, isFunction } from "./check-options";
import { EventStreamPromise } from "./event-stream-promise";
import type { UploadInput } from "./file";
import type { Operation } from "./operation";
import { type Reader, readBytes, readData, readOpenApi, readStream, readText, unread } from "./readers";
import type { Input, Requester } from "./requester";

type SpecialMethod = (hub: Requester, operation: Operation, args: readonly unknown[]) => unknown;

/** Operations whose answer is no JSON in an envelope. */
const reading =
  (reader: Reader<unknown>): SpecialMethod =>
  (hub, operation, args) => {
    const { input, options } = readArguments(operation, args);
    return new APIPromise((isRaw) => hub.send(operation, input, options, isRaw ? unread(reader) : reader));
  };

/** Those that begin or renew a login, which the client goes on with. */
const adopting: SpecialMethod = (hub, operation, args) => {
  const { input, options } = readArguments(operation, args);
  return new APIPromise(async (isRaw) =>
    isRaw
      ? hub.send(operation, input, options, unread(readData))
      : (await hub.tokens()).adopt(() => hub.send(operation, input, options, readData as Reader<Schemas["Login"]>)),
  );
};

/** What of a request follows from what is passed behind the ids. */
const images = { png: readBytes("image/png"), svg: readBytes("image/svg+xml") };

/** The methods that do not follow from the table of operations alone. What they are called with is typed where they are declared. */
export const specialMethods: Readonly<Record<string, SpecialMethod>> = {
  "auth.login": adopting,
  "auth.refresh": adopting,
  "auth.logout": (hub, operation, [options]) =>
    new APIPromise(async () => {
      const tokens = await hub.tokens();
      if (!(await tokens.hasTokens())) return { data: undefined, response: new Response(null, { status: 204 }) };
      const answer = await hub.send(operation, {}, options as IdempotentOptions, readData);
      await tokens.forget();
      return answer;
    }),
  "system.metrics": reading(readText),
  "system.docs": reading(readText),
  "system.openapi": reading(readOpenApi),
  "contacts.picture": reading(readStream),
  "sessions.qr": (hub, operation, [sessionId, query, options]) => {
    const { format } = (query ?? {}) as { readonly format?: keyof typeof images };
    return reading(format ? images[format] : readData)(hub, operation, [sessionId, options]);
  },
  "media.content": (hub, operation, [mediaId, conditions, options]) => {
    const { range, ifNoneMatch, ifRange } = (conditions ?? {}) as Readonly<Record<string, string>>;
    const header = { Range: range, "If-None-Match": ifNoneMatch, "If-Range": ifRange };
    const input: Input = { ids: [mediaId], header };
    return new APIPromise(() => hub.send(operation, input, options as IdempotentOptions, readStream));
  },
  "media.upload": (hub, operation, args) =>
    new APIPromise(async (isRaw): Promise<Answer<unknown>> => {
      const { toUpload } = await import("./on-demand");
      const { input, options } = readArguments(operation, args);
      const { onUploadProgress, ...rest } = (options ?? {}) as UploadOptions;
      checkOptions(operation.id, { onUploadProgress: [isFunction, "a function"] }, { onUploadProgress });
      const upload = await toUpload(input.body as UploadInput, onUploadProgress);
      return hub.send(operation, { ids: input.ids ?? [], upload }, rest, isRaw ? unread(readData) : readData);
    }),
  "events.stream": (hub, operation, args) => {
    const { input, options = {} } = readArguments(operation, args);
    const open = async () => {
      checkCallOptions(operation.id, false, options);
      const { openEventStream, readEvents } = await import("./on-demand");
      return openEventStream({
        connect: async (cursor, more) => {
          const header = { "Last-Event-ID": cursor };
          return (await hub.send(operation, { ...input, header }, { ...options, ...more }, readEvents)).data;
        },
        runtime: hub.runtime,
        signal: options.signal,
      });
    };
    return new EventStreamPromise((resolve) => resolve(open()));
  },
};

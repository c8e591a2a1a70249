import type { OperationId, Schemas } from "@inbox-hub/openapi";
import type { Answer } from "./api-promise";
import type { IdempotentOptions, UploadOptions } from "./call-options";
import { openEventStream, readEvents } from "./event-stream";
import type { EventStream } from "./event-stream-promise";
import { toUpload, type UploadInput } from "./file";
import type { Operation } from "./operation";
import { type Reader, readData, readStream, unread } from "./readers";
import type { Input, Requester } from "./requester";
import { readBytes, readOpenApi, readText } from "./special-readers";

interface StreamCall {
  readonly hub: Requester;
  readonly operation: Operation;
  /** What the arguments are by the table of operations. */
  readonly input: Input;
  readonly options: IdempotentOptions | undefined;
}

/** A call of a method. What it is called with is typed where the method is declared. */
interface SpecialCall extends StreamCall {
  readonly args: readonly unknown[];
  /** The answer is left unread. */
  readonly isRaw: boolean;
}

type SpecialMethod = (call: SpecialCall) => Promise<Answer<unknown>>;

/** Operations whose answer is no JSON in an envelope. */
const reading =
  (reader: Reader<unknown>): SpecialMethod =>
  ({ hub, operation, input, options, isRaw }) =>
    hub.send(operation, input, options, isRaw ? unread(reader) : reader);

/** Those that begin or renew a login, which the client goes on with. */
const adopting: SpecialMethod = async ({ hub, operation, input, options, isRaw }) => {
  if (isRaw) return hub.send(operation, input, options, unread(readData));
  return (await hub.tokens()).adopt(() => hub.send(operation, input, options, readData as Reader<Schemas["Login"]>));
};

const images = { png: readBytes("image/png"), svg: readBytes("image/svg+xml") };

/** The methods that do not follow from the table of operations alone. */
const specialMethods: { readonly [Id in OperationId]?: SpecialMethod } = {
  "auth.login": adopting,
  "auth.refresh": adopting,
  "auth.logout": async ({ hub, operation, options }) => {
    const tokens = await hub.tokens();
    if (!(await tokens.hasTokens())) return { data: undefined, response: new Response(null, { status: 204 }) };
    const answer = await hub.send(operation, {}, options, readData);
    await tokens.forget();
    return answer;
  },
  "system.metrics": reading(readText),
  "system.docs": reading(readText),
  "system.openapi": reading(readOpenApi),
  "contacts.picture": reading(readStream),
  "sessions.qr": (call) => {
    const [, query, options] = call.args;
    const { format } = (query ?? {}) as { readonly format?: keyof typeof images };
    return reading(format ? images[format] : readData)({ ...call, options: options as IdempotentOptions });
  },
  "media.content": ({ hub, operation, args: [mediaId, conditions, options] }) => {
    const { range, ifNoneMatch, ifRange } = (conditions ?? {}) as Readonly<Record<string, string>>;
    const header = { Range: range, "If-None-Match": ifNoneMatch, "If-Range": ifRange };
    return hub.send(operation, { ids: [mediaId], header }, options as IdempotentOptions, readStream);
  },
  "media.upload": async ({ hub, operation, input: { ids = [], body }, options = {}, isRaw }) => {
    hub.check(operation, options);
    const { onUploadProgress }: UploadOptions = options;
    const upload = await toUpload(body as UploadInput, onUploadProgress);
    return hub.send(operation, { ids, upload }, options, isRaw ? unread(readData) : readData);
  },
};

export function callSpecial(call: SpecialCall): Promise<Answer<unknown>> {
  return (specialMethods[call.operation.id] ?? reading(readData))(call);
}

export async function streamEvents({ hub, operation, input, options = {} }: StreamCall): Promise<EventStream> {
  hub.check(operation, options);
  return openEventStream({
    connect: async (cursor, more) => {
      const header = { "Last-Event-ID": cursor };
      return (await hub.send(operation, { ...input, header }, { ...options, ...more }, readEvents)).data;
    },
    runtime: hub.runtime,
    signal: options.signal,
  });
}

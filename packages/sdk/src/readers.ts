import type { Schemas } from "@inbox-hub/openapi";
import type { APIError } from "./api-errors";
import { isObject } from "./is-object";

/** How the answer of an operation becomes what its method gives back. */
export interface Reader<T> {
  readonly accept: string;
  /** The method gives back the answer before its body has arrived. */
  readonly streams?: true;
  /** `refuse` makes the error for a body that is not what was asked for. */
  read(response: Response, refuse: (body: unknown) => Promise<APIError>): Promise<T>;
}

/** The `data` of the envelope, or a page where it is a list. Typed by the operation, where its method is declared. */
export const readData: Reader<unknown> = {
  accept: "application/json",
  read: async (response, refuse) => {
    if (response.status === 204) return undefined;
    const body = parseJson(await response.text());
    if (!isObject(body) || body.success !== true || !("data" in body)) throw await refuse(body);
    return "pagination" in body ? { items: body.data, pagination: body.pagination } : body.data;
  },
};

/** The contract itself: the one JSON that comes without an envelope. */
export const readOpenApi: Reader<Schemas["OpenApiDocument"]> = {
  accept: "application/json",
  read: async (response, refuse) => {
    const body = parseJson(await response.text());
    if (!isObject(body) || typeof body.openapi !== "string") throw await refuse(body);
    return { ...body, openapi: body.openapi };
  },
};

export const readText: Reader<string> = { accept: "text/*", read: (response) => response.text() };

export const readStream: Reader<Response> = { accept: "*/*", streams: true, read: async (response) => response };

/** Asks for the same, and leaves the answer unread. */
export function unread({ accept }: Reader<unknown>): Reader<unknown> {
  return { ...readStream, accept };
}

export function readBytes(accept: string): Reader<Uint8Array> {
  return { accept, read: async (response) => new Uint8Array(await response.arrayBuffer()) };
}

const ENOUGH = 65_536;

/** The beginning of an error's body. Reading it, rather than dropping it, keeps the connection for the next attempt. */
export async function readStart(response: Response): Promise<unknown> {
  const reader = response.body?.getReader();
  if (!reader) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  try {
    while (text.length < ENOUGH) {
      const { done, value } = await reader.read();
      if (done) return parseJson(text + decoder.decode());
      text += decoder.decode(value, { stream: true });
    }
    // Never awaited: with msw it does not settle (mswjs/interceptors #799).
    reader.cancel().catch(() => {});
  } catch {
    // It broke off. The status says enough.
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

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

export const readStream: Reader<Response> = { accept: "*/*", streams: true, read: async (response) => response };

/** Asks for the same, and leaves the answer unread. */
export function unread({ accept }: Reader<unknown>): Reader<unknown> {
  return { ...readStream, accept };
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

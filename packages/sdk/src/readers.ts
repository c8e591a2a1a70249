import type { APIError } from "./api-errors";
import { isObject } from "./is-object";

type Envelope = Readonly<Record<string, unknown>>;

/** How the answer of an operation becomes what its method gives back. */
export interface Reader<T> {
  readonly accept: string;
  /** The method gives back the answer before its body has arrived. */
  readonly streams?: true;
  /** `refuse` makes the error for a body that is not what was asked for. */
  read(response: Response, refuse: (body: unknown) => Promise<APIError>): Promise<T>;
}

/** The `data` of the envelope. Typed by the operation, where its method is declared. */
export const readData = reading(
  (body) => "data" in body,
  (body) => body.data,
);

/** A page of a list. */
export const readPage = reading(
  (body) => Array.isArray(body.data) && isObject(body.pagination),
  ({ data, pagination }) => ({ items: data, pagination }),
);

function reading(fits: (body: Envelope) => boolean, toResult: (body: Envelope) => unknown): Reader<unknown> {
  return {
    accept: "application/json",
    read: async (response, refuse) => {
      if (response.status === 204) return undefined;
      const body = parseJson(await response.text());
      if (!isObject(body) || body.success !== true || !fits(body)) throw await refuse(body);
      return toResult(body);
    },
  };
}

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

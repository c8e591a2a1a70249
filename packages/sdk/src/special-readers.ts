import type { Schemas } from "@inbox-hub/openapi";
import { isObject } from "./is-object";
import { parseJson, type Reader } from "./readers";

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

export function readBytes(accept: string): Reader<Uint8Array> {
  return { accept, read: async (response) => new Uint8Array(await response.arrayBuffer()) };
}

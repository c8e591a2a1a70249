import type { OperationId, Responses } from "@inbox-hub/openapi";
import type { Page } from "./page";

type Success<Id extends OperationId> = Responses<Id>[keyof Responses<Id> & (200 | 201 | 202 | 204)];

/** What the method of an operation gives back: the envelope's `data`, a page, or nothing. */
export type Result<Id extends OperationId> = Unwrapped<Success<Id>>;

// biome-ignore lint/suspicious/noConfusingVoidType: it is what a method returns.
type Unwrapped<Response> = Response extends { content: { "application/json": infer Json } } ? Opened<Json> : void;

type Opened<Json> = Json extends { data: (infer Item)[]; pagination: infer Pagination }
  ? Page<Item, Pagination>
  : Json extends { data: infer Data }
    ? Data
    : Json;

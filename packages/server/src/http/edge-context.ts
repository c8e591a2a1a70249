import type { ErrorCode } from "@inbox-hub/openapi";
import type { Language, Operation } from "@inbox-hub/openapi/rules";
import type { Middleware, ParameterizedContext } from "koa";

/** What the steps of the edge know of a request. */
export interface EdgeState {
  requestId: string;
  language: Language;
  /** Of the answer, whatever it will be. */
  headers: Record<string, string>;
  /** Null until the router has found it. */
  operation: Operation | null;
  /** The code of the error that was answered. */
  errorCode?: ErrorCode;
}

export type EdgeContext = ParameterizedContext<EdgeState>;
export type EdgeMiddleware = Middleware<EdgeState>;

import type { ErrorCode } from "@inbox-hub/openapi";
import type { Middleware, ParameterizedContext } from "koa";
import type { Language } from "../contract/error-catalog";
import type { Operation } from "../contract/policy";

/** What the steps of the edge know of a request. */
export interface EdgeState {
  requestId: string;
  language: Language;
  /** Null until the router has found it. */
  operation: Operation | null;
  /** The code of the error that was answered. */
  errorCode?: ErrorCode;
}

export type EdgeContext = ParameterizedContext<EdgeState>;
export type EdgeMiddleware = Middleware<EdgeState>;

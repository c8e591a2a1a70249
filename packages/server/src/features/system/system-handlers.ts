import { AppError } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";

export interface SystemHandlersDeps {
  /** Whether requests can be served: started, not stopping, and the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
  /** The contract, as it is. */
  readonly document: Readonly<Record<string, unknown>> & { readonly openapi: string };
  readonly docsPage: { readonly html: string; readonly contentSecurityPolicy: string };
}

const RETRY_SECONDS = 5;

/** Health, metrics and the contract: no domain, and nothing that a stranger may not know. */
export function createSystemHandlers({
  isReady,
  metrics,
  document,
  docsPage,
}: SystemHandlersDeps): HandlersOf<"system"> {
  const ok = async () => ({ status: 200, data: { status: "ok" } }) as const;

  return {
    "system.health": ok,
    "system.live": ok,
    async "system.ready"() {
      if (!(await isReady())) throw new AppError("SERVICE_UNAVAILABLE", {}, { retryAfter: RETRY_SECONDS });
      return ok();
    },
    async "system.metrics"() {
      return { status: 200, content: await metrics.metrics(), contentType: metrics.contentType };
    },
    async "system.docs"() {
      return {
        status: 200,
        content: docsPage.html,
        contentType: "text/html; charset=utf-8",
        headers: { "Content-Security-Policy": docsPage.contentSecurityPolicy },
      };
    },
    async "system.openapi"() {
      return { status: 200, json: document };
    },
  };
}

import { isHeaderText } from "./check-options";
import { UsageError } from "./errors";
import type { Operation } from "./operation";
import type { Settings } from "./options";
import type { TokenKeeper } from "./token-keeper";

interface Authorized {
  readonly headers: Headers;
  /** The access token that was used, to say so if it is refused. */
  readonly token?: string;
}

export type Authorize = (operation: Operation, headers: Headers, rejected: string | undefined) => Promise<Authorized>;

/** Adds what the operation asks for, and nothing else. What the caller put into the headers already is left alone. */
export function createAuthorize(apiKey: Settings["apiKey"], tokens: () => Promise<TokenKeeper>): Authorize {
  return async function authorize({ id, security }, given, rejected) {
    const headers = new Headers(given);
    if (headers.has("authorization")) return { headers };
    if (security === "apiKey" && !headers.has("x-api-key")) headers.set("X-API-Key", await readKey(id));
    if (security !== "login") return { headers };
    const token = await (await tokens()).accessToken(rejected);
    headers.set("Authorization", `Bearer ${token}`);
    return { headers, token };
  };

  async function readKey(operationId: string): Promise<string> {
    const key: unknown = typeof apiKey === "function" ? await apiKey() : apiKey;
    if (key === undefined || key === "") {
      throw new UsageError(
        `${operationId} needs an API key. Set the variable INBOX_HUB_API_KEY, or pass apiKey to new InboxHub().`,
        { operationId },
      );
    }
    if (isHeaderText(key)) return key;
    throw new UsageError(`${operationId}: apiKey must give printable characters without spaces.`, {
      operationId,
    });
  }
}

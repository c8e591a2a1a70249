import { classifyNetworkError, type ReceiverAnswer } from "@inbox-hub/openapi/rules";
import { signDelivery } from "@inbox-hub/webhook-verify/sign";

/** Where deliveries go: an address, or what answers requests, such as a route handler. */
export type Receiver = string | URL | ((request: Request) => Response | Promise<Response>);

export interface Post {
  readonly url: string;
  readonly receiver: Receiver | null;
  readonly event: { readonly id: string };
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly attempt: number;
  /** In seconds. By the clock on the wall, and not by the mock's: so does whoever checks the signature. */
  readonly timestamp?: number;
  readonly timeoutMs: number;
}

export interface PostResult extends ReceiverAnswer {
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Null when no answer came. */
  readonly response: Response | null;
}

const MOST_CHARACTERS = 4096;
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Signs and posts one event. What goes wrong is part of the answer. */
export async function post(request: Post): Promise<PostResult> {
  const { event, secret, previousSecret, headers: own, attempt, timestamp = Math.floor(Date.now() / 1000) } = request;
  const body = JSON.stringify(event);
  const previous = previousSecret === null ? {} : { previousSecret };
  const headers = { ...own, ...signDelivery({ id: event.id, timestamp, body, secret, ...previous, attempt }) };
  const startedAt = Date.now();
  const took = () => Math.max(0, Date.now() - startedAt);
  try {
    const response = await send(request, headers, body);
    const text = await response.clone().text();
    const { status } = response;
    return {
      status,
      error: null,
      headers: Object.fromEntries(response.headers),
      body: text.slice(0, MOST_CHARACTERS),
      durationMs: took(),
      requestHeaders: headers,
      response,
    };
  } catch (error) {
    const nothing = { status: null, headers: {}, body: null, response: null };
    return { ...nothing, error: classifyNetworkError(error), durationMs: took(), requestHeaders: headers };
  }
}

async function send(
  { url, receiver, timeoutMs }: Post,
  headers: Record<string, string>,
  body: string,
): Promise<Response> {
  const init = { method: "POST", headers, body };
  if (typeof receiver === "function") return receiver(new Request(url, init));
  return fetch(String(receiver ?? url), { ...init, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
}

/** A test reaches nobody but itself: without a receiver, only what listens on this machine is sent anything. */
export function isReachable(url: string, receiver: Receiver | null): boolean {
  return receiver !== null || loopback.includes(new URL(url).hostname);
}

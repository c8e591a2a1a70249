import { ACCEPTED, type Answer, BUSY, METHOD_NOT_ALLOWED, refuse } from "./answer";
import { WebhookVerificationError } from "./error";
import { DEFAULT_MAX_BODY_BYTES, RETRY_HORIZON_SECONDS, requireWhole } from "./limits";
import type { ReceiverOptions } from "./receiver-options";
import { toServerError } from "./server-error";
import { requireSuccess } from "./success";
import type { HeadersInput, RawBody, StandardDelivery, WebhookDelivery } from "./types";

/** A request, as an adapter has translated it from its framework. */
export interface Incoming {
  readonly method: string | undefined;
  readonly headers: HeadersInput;
  readBody(maxBytes: number): RawBody | Promise<RawBody>;
}

/** Throws what the framework is to answer with 500: a failed handler, or a replay store that could not `begin`. */
export type Receive = (incoming: Incoming, handle: Handle) => Promise<Answer>;

/** What an adapter's overloads promise: where the options accept legacy deliveries, the handler takes those too. */
export type Handle = (delivery: StandardDelivery) => unknown;

type Verify = (rawBody: RawBody, headers: HeadersInput) => WebhookDelivery | Promise<WebhookDelivery>;

class BodyIncompleteError extends Error {
  readonly code = "body_incomplete";
  readonly status = 400;

  constructor(cause: unknown) {
    super("The connection ended before the body did.", { cause });
  }
}

/** What all adapters share: verify, ask the replay store, handle, answer. */
export function createReceiver(options: ReceiverOptions, verify: Verify): Receive {
  const { replayStore, maxBodyBytes = DEFAULT_MAX_BODY_BYTES, replayTtlSeconds = RETRY_HORIZON_SECONDS } = options;
  requireWhole("replayTtlSeconds", replayTtlSeconds, RETRY_HORIZON_SECONDS);

  async function handleOnce(id: string | undefined, handle: () => unknown): Promise<Answer> {
    if (!replayStore || id === undefined) {
      requireSuccess(await handle());
      return ACCEPTED;
    }

    const state = await replayStore.begin(id, replayTtlSeconds);
    if (state === "done") return ACCEPTED;
    if (state === "busy") return BUSY;
    try {
      requireSuccess(await handle());
    } catch (error) {
      // A claim that could not be released ends by its lease. What the handler threw is the news.
      await reportFailure(() => replayStore.release(id));
      throw error;
    }
    // The work is done, and the answer says so even where the store could not note it: after any other answer the
    // sender would come again, and find the id new as soon as the lease has ended.
    await reportFailure(() => replayStore.commit(id, replayTtlSeconds));
    return ACCEPTED;
  }

  async function reportFailure(action: () => unknown): Promise<void> {
    try {
      await action();
    } catch (error) {
      await report(error);
    }
  }

  /** A log that fails must not change the answer. */
  async function report(error: unknown): Promise<void> {
    try {
      await options.onError?.(error);
    } catch {}
  }

  return async function receiveWebhook(incoming, handle) {
    if (incoming.method !== "POST") return METHOD_NOT_ALLOWED;
    let delivery: WebhookDelivery;
    try {
      delivery = await verify(await readWhole(incoming, maxBodyBytes), incoming.headers);
    } catch (error) {
      if (!isRefusal(error)) throw toServerError(error);
      await report(error);
      return refuse(error);
    }
    try {
      return await handleOnce(delivery.id, () => handle(delivery as StandardDelivery));
    } catch (error) {
      throw toServerError(error);
    }
  };
}

async function readWhole(incoming: Incoming, maxBytes: number): Promise<RawBody> {
  try {
    return await incoming.readBody(maxBytes);
  } catch (error) {
    throw error instanceof WebhookVerificationError ? error : new BodyIncompleteError(error);
  }
}

function isRefusal(error: unknown): error is WebhookVerificationError | BodyIncompleteError {
  return error instanceof WebhookVerificationError || error instanceof BodyIncompleteError;
}

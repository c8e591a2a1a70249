import { signDelivery } from "@inbox-hub/webhook-verify/sign";
import type { DeliveryStore } from "../../src/delivery/delivery-store";
import { createDeliveryDispatcher } from "../../src/delivery/dispatcher";
import { createPostEvent, type PostEvent } from "../../src/delivery/post-event";
import { createWebhookAgent } from "../../src/delivery/webhook-agent";
import { createAddressGuard } from "../../src/lib/address-guard";
import { createLog } from "../../src/lib/log";
import { createWebhookBench, type WebhookBench } from "./webhook-bench";
import { startWebhookReceiver } from "./webhook-receiver";

interface Parts {
  readonly deliveries?: DeliveryStore;
  readonly post?: PostEvent;
}

export type DeliveryStage = Awaited<ReturnType<typeof createDeliveryStage>>;

/** Everything between an event and a receiver on loopback: real requests, real signatures, and a clock that the test moves. */
export async function createDeliveryStage() {
  const bench = await createWebhookBench();
  const receiver = await startWebhookReceiver();
  const lines: string[] = [];
  const agent = createWebhookAgent({ connector: createAddressGuard({ allowNets: ["127.0.0.0/8"] }).connector });
  const post = createPostEvent({ dispatcher: agent, sign: signDelivery, clock: bench.clock });

  const createDispatcher = (parts: Parts = {}) =>
    createDeliveryDispatcher({
      deliveries: bench.deliveries,
      post,
      abort: () => void agent.destroy(),
      clock: bench.clock,
      log: createLog({ level: "trace", destination: { write: (line) => lines.push(line) } }),
      delivered: bench.signal,
      ...parts,
    });
  let dispatcher = createDispatcher();

  return {
    bench,
    receiver,
    post,
    lines,
    createDispatcher,
    start: () => dispatcher.start(),
    /** Another dispatcher takes the place of the one that was made first. */
    replaceDispatcher(parts: Parts) {
      dispatcher = createDispatcher(parts);
    },
    stopDispatcher: () => dispatcher.stop(),
    idle: () => dispatcher.idle(),
    /** Moves time, and waits for what that starts. */
    async pass(ms: number) {
      await bench.clock.advance(ms);
      await dispatcher.idle();
    },
    addWebhook: (wishes: Parameters<WebhookBench["addWebhook"]>[0] = {}) =>
      bench.addWebhook({ url: receiver.url, events: ["message_deleted"], ...wishes }),
    async publishAndWait(messageId = "msg_1") {
      await bench.publish(messageId);
      await dispatcher.idle();
    },
    async onlyDelivery(webhookId: string) {
      const [delivery] = await bench.listDeliveries(webhookId);
      if (!delivery) throw new Error("There is no delivery");
      return delivery;
    },
    async close() {
      const stopped = dispatcher.stop();
      await bench.clock.advance(60_000);
      await stopped;
      await agent.destroy();
      await receiver.stop();
      await bench.database.close();
    },
  };
}

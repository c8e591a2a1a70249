import { createSocket, type Socket } from "node:dgram";
import { promises } from "node:dns";
import type { AddressInfo } from "node:net";
import { signDelivery } from "@inbox-hub/webhook-verify/sign";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createDeliveryStage, type DeliveryStage } from "../../test/support/delivery-stage";
import { createAddressGuard } from "../lib/address-guard";
import { createHostResolver } from "../lib/host-resolver";
import { createPostEvent } from "./post-event";
import { createWebhookAgent } from "./webhook-agent";

/** A name server on loopback that never answers, and the real client for it. */
let stage: DeliveryStage;
let silent: Socket;
let stop: () => Promise<void>;

beforeEach(async () => {
  stage = await createDeliveryStage();
  silent = createSocket("udp4");
  await new Promise<void>((resolve) => silent.bind(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const { lookup } = createHostResolver({
    clock: stage.bench.clock,
    readHosts: async () => "127.0.0.1 crm.example",
    createDns: () => {
      const dns = new promises.Resolver();
      dns.setServers([`127.0.0.1:${port}`]);
      return dns;
    },
  });
  const agent = createWebhookAgent({ connector: createAddressGuard({ allowNets: ["127.0.0.1"], lookup }).connector });
  stage.replaceDispatcher({
    post: createPostEvent({ dispatcher: agent, sign: signDelivery, clock: stage.bench.clock }),
  });
  stage.start();
  stop = () => agent.destroy();
});
afterEach(async () => {
  await stage.close();
  await stop();
  await new Promise<void>((resolve) => silent.close(resolve));
});

it("delivers to the other webhooks while names are silent, whose attempts fail as what they are", async () => {
  const port = new URL(stage.receiver.url).port;
  const asked = new Promise((resolve) => silent.once("message", resolve));
  const silents = await Promise.all(
    Array.from({ length: 6 }, (_, number) => stage.addWebhook({ url: `https://silent-${number}.example/` })),
  );
  const healthy = await stage.addWebhook({ url: `http://crm.example:${port}/hook` });
  await stage.bench.publish("msg_1");
  await Promise.all([asked, stage.receiver.received(1)]);
  await stage.pass(4_000);
  expect(await stage.onlyDelivery(healthy.webhookId)).toMatchObject({ status: "delivered", attempts: [{}] });
  for (const { webhookId } of silents) {
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "waiting", lastError: "dns_error" });
  }
});

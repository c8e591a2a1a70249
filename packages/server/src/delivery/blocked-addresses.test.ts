import { createServer, type Server } from "node:http";
import type { LookupFunction } from "node:net";
import { signDelivery } from "@inbox-hub/webhook-verify/sign";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDeliveryStage, type DeliveryStage } from "../../test/support/delivery-stage";
import { answerWith } from "../../test/support/webhook-receiver";
import { createAddressGuard } from "../lib/address-guard";
import { createPostEvent } from "./post-event";
import { createWebhookAgent } from "./webhook-agent";

/** Through the dispatcher, undici and real sockets: 127.0.0.1 plays the internet, all other addresses are inside. */

let stage: DeliveryStage;
let inside: Server;
let hits: number;
let port: number;
let stop: () => Promise<void>;

beforeEach(async () => {
  stage = await createDeliveryStage();
  port = Number(new URL(stage.receiver.url).port);
  hits = 0;
  inside = createServer((_, response) => {
    hits += 1;
    response.writeHead(200).end("from inside");
  });
  await new Promise<void>((resolve) => inside.listen(port, "127.0.0.2", resolve));
  stop = async () => undefined;
});
afterEach(async () => {
  await stage.close();
  await stop();
  inside.closeAllConnections();
  await new Promise((resolve) => inside.close(resolve));
});

/** Starts a dispatcher whose guard allows this, with a resolver that gives the next of these answers each time. */
function start({ allowNets = ["127.0.0.1"], answers = [[]] }: { allowNets?: string[]; answers?: string[][] } = {}) {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, _options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  const agent = createWebhookAgent({ connector: createAddressGuard({ allowNets, lookup }).connector });
  stage.replaceDispatcher({
    post: createPostEvent({ dispatcher: agent, sign: signDelivery, clock: stage.bench.clock }),
  });
  stage.start();
  stop = () => agent.destroy();
  return asked;
}

const blocked = { status: "waiting", lastStatus: null, lastError: "blocked_address", attempts: [{ number: 1 }] };

describe("a delivery never reaches", () => {
  it.each([
    ["loopback", "127.0.0.2"],
    ["decimal", "2130706434"],
    ["octal", "0177.0.0.2"],
    ["hexadecimal", "0x7f000002"],
    ["hexadecimal and short", "0x7f.2"],
    ["short", "127.2"],
    ["in other digits", "①②⑦.⓪.⓪.②"],
    ["in fullwidth digits", "１２７．０．０．２"],
    ["IPv4-mapped", "[::ffff:127.0.0.2]"],
    ["IPv4-mapped in hexadecimal", "[::ffff:7f00:2]"],
    ["IPv4-compatible", "[::127.0.0.2]"],
    ["NAT64", "[64:ff9b::127.0.0.2]"],
    ["6to4", "[2002:7f00:2::1]"],
    ["private", "10.0.0.1"],
    ["unspecified", "0.0.0.0"],
    ["metadata", "169.254.169.254"],
  ])("an address inside that is %s: %s", async (_form, host) => {
    const asked = start();
    const { webhookId } = await stage.addWebhook({ url: `http://${host}:${port}/hook` });
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject(blocked);
    expect([hits, stage.receiver.requests.length, asked.length]).toEqual([0, 0, 0]);
  });

  it.each([
    ["behind a backslash, where other parsers see a user", (own: number) => `http://127.0.0.2:${own}\\@127.0.0.1/`],
    ["behind a user that looks like a host", (own: number) => `http://127.0.0.1@127.0.0.2:${own}/`],
  ])("a host inside %s", async (_place, url) => {
    start();
    const { webhookId } = await stage.addWebhook({ url: url(port) });
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject(blocked);
    expect(hits).toBe(0);
  });

  it("an address inside that a name leads to, nor one of several", async () => {
    const asked = start({ answers: [["127.0.0.2"], ["127.0.0.2", "127.0.0.1"]] });
    const { webhookId } = await stage.addWebhook({ url: `http://crm.example:${port}/hook` });
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject(blocked);
    await stage.pass(5_000);
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ status: "delivered", lastStatus: 204 });
    expect([hits, stage.receiver.requests.length]).toEqual([0, 1]);
    expect(asked).toEqual(["crm.example", "crm.example"]);
  });

  it("an address inside that a name leads to once it has led outside, and its webhook is not healthy then", async () => {
    start({ answers: [["127.0.0.1"], ["127.0.0.2"]] });
    const { webhookId } = await stage.addWebhook({ url: `http://rebinding.example:${port}/hook` });
    stage.receiver.behave(answerWith(204, { connection: "close" }));
    await stage.publishAndWait("msg_1");
    await stage.receiver.allClosed();
    await stage.publishAndWait("msg_2");
    const deliveries = await stage.bench.listDeliveries(webhookId);
    expect(deliveries).toMatchObject([blocked, { status: "delivered" }]);
    expect([hits, stage.receiver.requests.length]).toEqual([0, 1]);
    expect(await stage.bench.webhooks.find({ organizationId: 1, sessionIds: null }, webhookId)).toMatchObject({
      failingSince: expect.any(Number),
      lastError: "blocked_address",
    });
  });

  it("an address inside to which the system connects instead of the one that was allowed", async () => {
    // 0.0.0.0 leads to loopback.
    start({ allowNets: ["0.0.0.0"], answers: [["0.0.0.0"]] });
    const { webhookId } = await stage.addWebhook({ url: `http://odd.example:${port}/hook` });
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject(blocked);
    expect(stage.receiver.requests).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])("where a %i leads, inside or outside", async (status) => {
    start();
    const { webhookId } = await stage.addWebhook();
    stage.receiver.behave(answerWith(status, { location: `http://127.0.0.2:${port}/` }));
    await stage.publishAndWait();
    expect(await stage.onlyDelivery(webhookId)).toMatchObject({ lastStatus: status, lastError: "redirect" });
    expect([hits, stage.receiver.requests.length]).toEqual([0, 1]);
  });

  it("metadata because of a wide entry in the settings", async () => {
    start({ allowNets: ["0.0.0.0/0", "::/0"], answers: [["169.254.169.254", "64:ff9b::a9fe:a9fe"]] });
    const { webhookId } = await stage.addWebhook({ url: "http://metadata.example/latest/meta-data/" });
    const literal = await stage.addWebhook({ url: "http://[::ffff:169.254.169.254]/latest/meta-data/" });
    await stage.publishAndWait();
    for (const id of [webhookId, literal.webhookId]) expect(await stage.onlyDelivery(id)).toMatchObject(blocked);
  });
});

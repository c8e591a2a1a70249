import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  claimOne,
  createWebhookBench,
  everyone,
  failed,
  many,
  OTHER_SESSION,
  ok,
  refused,
  SECRET,
  SESSION,
  settings,
  stamp,
  type WebhookBench,
} from "../../test/support/webhook-bench";
import { webhooks } from "./schema/events";
import { auditLog } from "./schema/organizations";

const HOUR = 3_600_000;
const NEW_SECRET = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
/** Of an API key that is limited to one session. */
const limited = { organizationId: 1, sessionIds: new Set([SESSION]) };
const others = { organizationId: 2, sessionIds: null };

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const audited = () =>
  bench.database.orm.select({ action: auditLog.action, target: auditLog.target }).from(auditLog).all();

describe("who sees a webhook", () => {
  it.each([
    ["another organization", others, { sessionIds: null }],
    ["a key of one session, when it gets every session's events", limited, { sessionIds: null }],
    ["a key of one session, when it gets another session's too", limited, { sessionIds: [SESSION, OTHER_SESSION] }],
  ])("is not %s", async (_who, tenant, wishes) => {
    const { webhookId } = await bench.addWebhook(wishes);
    const before = bench.database.orm.select().from(webhooks).all();
    const { webhooks: store } = bench;
    expect(await store.find(tenant, webhookId)).toBeNull();
    expect(await store.secretsOf(tenant, webhookId)).toBeNull();
    expect((await store.list(tenant, { limit: 10, cursor: null })).items).toEqual([]);
    expect(await store.update(tenant, webhookId, { url: "https://evil.example" }, stamp())).toBeNull();
    expect(await store.enable(tenant, webhookId, "drop", stamp())).toBeNull();
    const rotation = { secret: NEW_SECRET, overlapEndsAt: bench.clock.now() + HOUR };
    expect(await store.rotate(tenant, webhookId, rotation, stamp())).toBe(false);
    expect(await store.finishRotation(tenant, webhookId, stamp())).toBeNull();
    expect(await store.remove(tenant, webhookId, stamp())).toBe(false);
    expect(bench.database.orm.select().from(webhooks).all()).toEqual(before);
    expect(audited()).toEqual([{ action: "webhooks.create", target: webhookId }]);
  });

  it("is a key of its sessions", async () => {
    const { webhookId } = await bench.addWebhook({ sessionIds: [SESSION] });
    expect(await bench.webhooks.find(limited, webhookId)).toMatchObject({ webhookId });
    expect(await bench.webhooks.update(limited, webhookId, { name: "Mine" }, stamp())).toMatchObject({ name: "Mine" });
  });

  it("does not show in the pages of who may not see it, which are full all the same", async () => {
    const seen: string[] = [];
    for (const sessionIds of [[SESSION], null, null, [OTHER_SESSION], [SESSION], [SESSION]]) {
      const { webhookId } = await bench.addWebhook({ sessionIds });
      if (sessionIds?.includes(SESSION)) seen.push(webhookId);
    }
    const first = await bench.webhooks.list(limited, { limit: 2, cursor: null });
    const second = await bench.webhooks.list(limited, { limit: 2, cursor: first.nextCursor });
    expect([first.items, second.items].map((page) => page.map(({ webhookId }) => webhookId))).toEqual([
      seen.slice(0, 2),
      seen.slice(2),
    ]);
    expect(second.nextCursor).toBeNull();
  });
});

describe("what a webhook gets", () => {
  it("is the events it asked for, of its sessions, of its organization", async () => {
    await bench.addOrganization(2);
    const { webhookId } = await bench.addWebhook({ sessionIds: [SESSION] });
    await bench.addWebhook({ events: ["message"] });
    await bench.publish("msg_1");
    await bench.publish("msg_2", "34612345678", OTHER_SESSION);
    await bench.publish("msg_3", "34612345678", SESSION, 2);
    expect(await bench.claimIds()).toEqual(["msg_1"]);
    expect(await bench.listDeliveries(webhookId)).toHaveLength(1);
  });

  it("is nothing about other webhooks, when it is limited to sessions", async () => {
    const broken = await bench.addWebhook({ name: "broken", events: ["message_deleted"] });
    const narrow = await bench.addWebhook({ sessionIds: [OTHER_SESSION], events: ["webhook_disabled"] });
    const wide = await bench.addWebhook({ events: ["webhook_disabled"] });
    await bench.publish("msg_1");
    const delivery = await claimOne(bench.deliveries);
    expect(delivery.webhookId).toBe(broken.webhookId);
    await bench.deliveries.finish(delivery, { ...ok, status: 410 }, { result: "disable", reason: "gone" });
    expect(await bench.listDeliveries(narrow.webhookId)).toEqual([]);
    expect(await bench.listDeliveries(wide.webhookId)).toHaveLength(1);
  });
});

describe("the secrets of a webhook", () => {
  const rotate = (webhookId: string, secret: string, overlap: number) =>
    bench.webhooks.rotate(everyone, webhookId, { secret, overlapEndsAt: bench.clock.now() + overlap }, stamp());

  it("sign both while a rotation overlaps, and the new one alone after it", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await rotate(webhookId, NEW_SECRET, HOUR);
    expect(await bench.deliveries.claim(many)).toMatchObject([{ secret: NEW_SECRET, previousSecret: SECRET }]);
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({ rotationEndsAt: bench.clock.now() + HOUR });
    await bench.clock.advance(HOUR);
    expect(await bench.deliveries.claim(many)).toMatchObject([{ secret: NEW_SECRET, previousSecret: null }]);
    expect(await bench.webhooks.secretsOf(everyone, webhookId)).toMatchObject({
      current: NEW_SECRET,
      previous: null,
    });
    expect(await bench.webhooks.find(everyone, webhookId)).toMatchObject({ rotationEndsAt: null });
  });

  it("are one at once without an overlap, and the old one is forgotten", async () => {
    const { webhookId } = await bench.addWebhook();
    await rotate(webhookId, NEW_SECRET, 0);
    expect(await bench.webhooks.secretsOf(everyone, webhookId)).toMatchObject({ current: NEW_SECRET });
    expect(bench.database.orm.select().from(webhooks).all()).toMatchObject([{ secretPrevious: null }]);
    expect(await bench.webhooks.finishRotation(everyone, webhookId, stamp())).toBe("not_rotating");
  });

  it("are one again when the rotation is finished, which can be done once", async () => {
    const { webhookId } = await bench.addWebhook();
    await rotate(webhookId, NEW_SECRET, HOUR);
    expect(await bench.webhooks.finishRotation(everyone, webhookId, stamp())).toMatchObject({ rotationEndsAt: null });
    expect(bench.database.orm.select().from(webhooks).all()).toMatchObject([{ secretPrevious: null }]);
    expect(await bench.webhooks.finishRotation(everyone, webhookId, stamp())).toBe("not_rotating");
  });
});

describe("the number of webhooks", () => {
  it("is limited for each organization, whoever sees them", async () => {
    await bench.addOrganization(2);
    const { webhookId } = await bench.addWebhook({ sessionIds: [OTHER_SESSION] });
    await bench.addWebhook({}, 2);
    const wishes = { ...settings, sessionIds: [SESSION] };
    const add = (most: number) => bench.webhooks.create(limited, wishes, most, stamp());
    expect(await add(1)).toBe("too_many");
    expect(await add(2)).toMatchObject({ name: "CRM" });
    expect(await add(2)).toBe("too_many");
    await bench.webhooks.remove(everyone, webhookId, stamp());
    expect(await add(2)).toMatchObject({ name: "CRM" });
    expect(audited().filter(({ action }) => action === "webhooks.test")).toHaveLength(3);
  });
});

describe("a change of a webhook", () => {
  const breakIt = async () => {
    const { webhookId } = await bench.addWebhook({ ordering: "none" });
    for (let chat = 1; chat <= 5; chat += 1) await bench.publish(`msg_${chat}`);
    await bench.finishAll(refused, failed);
    await bench.publish("msg_6");
    expect(await bench.claimIds()).toEqual([]);
    return webhookId;
  };

  it("to another URL makes it healthy: nothing bad is known of that one", async () => {
    const webhookId = await breakIt();
    await bench.webhooks.update(everyone, webhookId, { name: "CRM 2" }, stamp());
    expect(await bench.claimIds()).toEqual([]);
    await bench.webhooks.update(everyone, webhookId, { url: "https://new.example/hook" }, stamp());
    expect(await bench.deliveries.claim(many)).toMatchObject([{ url: "https://new.example/hook" }]);
  });

  it("to active makes it as healthy as when it is enabled", async () => {
    const webhookId = await breakIt();
    await bench.webhooks.update(everyone, webhookId, { isActive: false }, stamp());
    const active = await bench.webhooks.update(everyone, webhookId, { isActive: true }, stamp());
    expect(active).toMatchObject({ status: "active", failingSince: null });
    expect(await bench.claimIds()).toHaveLength(6);
  });

  it("to inactive leaves one that was disabled as it is, with the reason why", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.publish("msg_1");
    await bench.finishAll({ ...ok, status: 410 }, { result: "disable", reason: "gone" });
    const change = { isActive: false };
    expect(await bench.webhooks.update(everyone, webhookId, change, stamp())).toMatchObject({
      status: "disabled",
      disabledReason: "gone",
    });
  });

  it("leaves what it does not name, and takes null for every session", async () => {
    const { webhookId } = await bench.addWebhook({ sessionIds: [SESSION], ordering: "session" });
    const changed = await bench.webhooks.update(everyone, webhookId, { sessionIds: null, name: undefined }, stamp());
    expect(changed).toMatchObject({ name: "CRM", sessionIds: null, ordering: "session", status: "active" });
  });

  it("stands in the audit log, in the same commit", async () => {
    const { webhookId } = await bench.addWebhook();
    await bench.webhooks.update(everyone, webhookId, { name: "New" }, stamp("webhooks.update"));
    await bench.webhooks.remove(everyone, webhookId, stamp("webhooks.delete"));
    expect(audited()).toEqual([
      { action: "webhooks.create", target: webhookId },
      { action: "webhooks.update", target: webhookId },
      { action: "webhooks.delete", target: webhookId },
    ]);
  });
});

import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWebhookBench, everyone, many, SECRET, stamp, type WebhookBench } from "../../test/support/webhook-bench";
import { webhooks } from "./schema/events";
import { openWebhookSeal, SealingKeyLostError } from "./webhook-seal";
import { resetWebhookSecrets } from "./webhook-secret-reset";

const HOUR = 3_600_000;
const NEW_SECRET = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;

let bench: WebhookBench;

beforeEach(async () => {
  bench = await createWebhookBench();
});
afterEach(() => bench.database.close());

const key = (name: string) => createHash("sha256").update(name).digest("base64url");

describe("the key that seals", () => {
  it("opens in every later process what it sealed in the first", () => {
    const sealed = openWebhookSeal(bench.database, () => key("ours")).sealSecret("wh_1", SECRET);
    expect(openWebhookSeal(bench.database, () => key("ours")).openSecret("wh_1", sealed)).toBe(SECRET);
  });

  it("is made for a new database only, and never in the place of one that is lost", () => {
    const asked: boolean[] = [];
    const keyOf = (isFirst: boolean) => {
      asked.push(isFirst);
      return isFirst ? key("ours") : null;
    };
    openWebhookSeal(bench.database, keyOf);
    expect(() => openWebhookSeal(bench.database, keyOf)).toThrow(SealingKeyLostError);
    expect(asked).toEqual([true, false]);
  });

  it("is missed with a sentence that says what to do, before anything is sent with another", () => {
    openWebhookSeal(bench.database, () => key("ours"));
    expect(() => openWebhookSeal(bench.database, () => key("theirs"))).toThrow(
      /another key.*sealing-key.*INBOX_HUB_SEALING_KEY.*inbox-hub webhooks reset-secrets/s,
    );
  });

  it("is replaced when it is lost for good: every webhook is paused, with a secret that nobody knows and no headers", async () => {
    openWebhookSeal(bench.database, () => key("lost"));
    const { webhookId } = await bench.addWebhook({ headers: { authorization: "b" } });
    const gone = await bench.addWebhook();
    await bench.publish("msg_1");
    const [first] = await bench.deliveries.claim(many);
    if (!first) throw new Error("One was to be claimed");
    await bench.deliveries.finish(
      first,
      { status: 410, error: null, headers: {}, body: "", durationMs: 1 },
      { result: "disable", reason: "gone" },
    );
    const disabled = first.webhookId === webhookId ? webhookId : gone.webhookId;
    const before = bench.database.orm.select().from(webhooks).all();

    const openSeal = () => openWebhookSeal(bench.database, () => key("new"));
    const { database } = bench;
    expect(await resetWebhookSecrets({ database, openSeal, generateSecret: () => NEW_SECRET })).toBe(2);
    const after = database.orm.select().from(webhooks).all();
    for (const [index, row] of after.entries()) {
      expect(row.secretCurrent).not.toBe(before[index]?.secretCurrent);
      expect(openSeal().openSecret(row.id, row.secretCurrent)).toBe(NEW_SECRET);
      expect(row).toMatchObject({ headers: null, status: row.id === disabled ? "disabled" : "paused" });
    }
    expect(await bench.claimIds()).toEqual([]);
  });
});

describe("what is secret of a webhook", () => {
  const token = "Bearer of-the-gateway";

  it("stands nowhere in the database as it is", async () => {
    const { webhookId } = await bench.addWebhook({ headers: { authorization: token } });
    await bench.webhooks.rotate(
      everyone,
      webhookId,
      { secret: NEW_SECRET, overlapEndsAt: bench.clock.now() + HOUR },
      stamp(),
    );
    await bench.publish("msg_1");
    await bench.finishAll();
    const everything = bench.database.sqlite.serialize().toString("latin1");
    expect(everything).toContain(webhookId);
    for (const secret of [SECRET, NEW_SECRET, token]) expect(everything).not.toContain(secret);
    expect(await bench.webhooks.secretsOf(everyone, webhookId)).toEqual({
      current: NEW_SECRET,
      previous: SECRET,
      headers: { authorization: token },
    });
  });

  it("cannot be moved to another webhook by who can write to the file", async () => {
    const [victim, own] = [await bench.addWebhook(), await bench.addWebhook()];
    bench.database.sqlite
      .prepare("UPDATE webhooks SET secret_current = (SELECT secret_current FROM webhooks WHERE id = ?) WHERE id = ?")
      .run(victim.webhookId, own.webhookId);
    await expect(bench.webhooks.secretsOf(everyone, own.webhookId)).rejects.toThrow("its row was altered");
  });
});

describe("the headers of a webhook's own", () => {
  it("go with its deliveries, and are known by their names only", async () => {
    const { webhookId, headerNames } = await bench.addWebhook({ headers: { "x-route": "a", authorization: "b" } });
    expect(headerNames).toEqual(["authorization", "x-route"]);
    await bench.publish("msg_1");
    expect(await bench.deliveries.claim(many)).toMatchObject([{ headers: { "x-route": "a", authorization: "b" } }]);
    expect(await bench.webhooks.update(everyone, webhookId, { name: "New" }, stamp())).toMatchObject({ headerNames });
    const changed = await bench.webhooks.update(everyone, webhookId, { headers: { "x-other": "c" } }, stamp());
    expect(changed).toMatchObject({ headerNames: ["x-other"] });
    expect(await bench.webhooks.update(everyone, webhookId, { headers: {} }, stamp())).toMatchObject({
      headerNames: [],
    });
    expect(bench.database.orm.select().from(webhooks).all()).toMatchObject([{ headers: null }]);
  });
});

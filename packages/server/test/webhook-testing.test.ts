import { contractDocument, createSchemaCompiler, type Schema } from "@inbox-hub/openapi/validation";
import { eventTypes, sampleEvent, signWebhook } from "@inbox-hub/webhook-verify/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDeliveryStage, type DeliveryStage } from "./support/delivery-stage";
import { SECRET } from "./support/webhook-bench";

/** What is the connection's own, or follows from the body. */
const OF_HTTP = ["host", "connection", "content-length"];

const webhooks = contractDocument.webhooks as Readonly<Record<string, WebhookContract>>;

interface WebhookContract {
  readonly post: {
    readonly requestBody: { readonly content: { readonly "application/json": { readonly schema: Schema } } };
  };
}

describe("the verifier's sample events", () => {
  const { compile } = createSchemaCompiler({ allErrors: true });

  it("are of every type that the contract has", () => {
    expect([...eventTypes].sort()).toEqual(Object.keys(webhooks).sort());
    expect(eventTypes.length).toBeGreaterThan(10);
  });

  it.each(eventTypes)("keep the contract: %s", (type) => {
    const schema = webhooks[type]?.post.requestBody.content["application/json"].schema ?? { not: {} };
    const validate = compile(type, () => schema);
    validate(sampleEvent(type));
    expect(validate.errors).toBeNull();
    // The schema is not one that takes everything.
    expect(validate({ ...sampleEvent(type), type: "of_next_year" })).toBe(false);
    expect(validate({ ...sampleEvent(type), data: {} })).toBe(false);
  });
});

describe("the verifier's signWebhook", () => {
  let stage: DeliveryStage;
  beforeEach(async () => {
    stage = await createDeliveryStage();
    stage.start();
  });
  afterEach(() => stage.close());

  it("gives the headers and the bytes that the server sends", async () => {
    await stage.addWebhook();
    await stage.publishAndWait();
    const [sent] = stage.receiver.requests;
    const body = String(sent?.body);
    const timestamp = Math.floor(stage.bench.clock.now() / 1000);
    const headers = Object.fromEntries(Object.entries(sent?.headers ?? {}).filter(([name]) => !OF_HTTP.includes(name)));
    expect(signWebhook({ secret: SECRET, event: JSON.parse(body), timestamp })).toEqual({ headers, body });
  });
});

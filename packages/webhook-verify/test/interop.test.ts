import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sign } from "../src/sign";
import { BODY, CUSTOM_SECRET, ID, ISSUED_SECRET, NOW, OTHER_SECRET, outcomes, standard } from "./support";

// The example that the Standard Webhooks libraries publish.
const PUBLISHED = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

const SECRETS = [
  { kind: "an issued secret", secret: ISSUED_SECRET, library: new Webhook(ISSUED_SECRET) },
  { kind: "a custom secret", secret: CUSTOM_SECRET, library: new Webhook(CUSTOM_SECRET, { format: "raw" }) },
];

describe("the published Standard Webhooks example", () => {
  it("is what sign makes", () => {
    expect(sign(PUBLISHED)["webhook-signature"]).toBe(PUBLISHED.signature);
  });

  it("is accepted by both builds", async () => {
    const { secret, id, timestamp, body, signature } = PUBLISHED;
    const headers = { "webhook-id": id, "webhook-timestamp": `${timestamp}`, "webhook-signature": signature };
    const { node, web } = await outcomes(body, headers, { secret, now: () => timestamp * 1000 });
    for (const outcome of [node, web]) expect(outcome).toMatchObject({ id, timestamp, event: { test: 2432232314 } });
  });
});

describe("the standardwebhooks library", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW * 1000, toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(SECRETS)("accepts what sign makes with $kind", ({ secret, library }) => {
    const headers = sign({ id: ID, timestamp: NOW, body: BODY, secret });
    expect(library.verify(BODY, headers)).toEqual(JSON.parse(BODY));
  });

  it.each(SECRETS)("accepts the new and the old $kind during a rotation", ({ secret, library }) => {
    const started = sign({ id: ID, timestamp: NOW, body: BODY, secret: OTHER_SECRET, previousSecret: secret });
    const finished = sign({ id: ID, timestamp: NOW, body: BODY, secret, previousSecret: OTHER_SECRET });
    expect(library.verify(BODY, started)).toEqual(JSON.parse(BODY));
    expect(library.verify(BODY, finished)).toEqual(JSON.parse(BODY));
  });

  it.each(SECRETS)("makes signatures with $kind that both builds accept", async ({ secret, library }) => {
    const headers = { ...standard(), "webhook-signature": library.sign(ID, new Date(NOW * 1000), BODY) };
    const { node, web } = await outcomes(BODY, headers, { secret });
    for (const outcome of [node, web]) expect(outcome).toMatchObject({ scheme: "standard", id: ID });
  });

  it("accepts an id with a dot, which both builds refuse", async () => {
    const library = new Webhook(ISSUED_SECRET);
    const id = `${ID}.${NOW}`;
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": `${NOW}`,
      "webhook-signature": library.sign(id, new Date(NOW * 1000), BODY),
    };
    expect(library.verify(BODY, headers)).toEqual(JSON.parse(BODY));
    const refused = await outcomes(BODY, headers, { secret: ISSUED_SECRET });
    expect(refused).toEqual({ node: "header_malformed", web: "header_malformed" });
  });
});

describe("the integration guide's sample", () => {
  /** As the guide prints it. */
  function verifyWebhook(payload: string, signature: string, secret: string): boolean {
    const expectedSignature = createHmac("sha256", secret).update(payload).digest("hex");
    return signature === `sha256=${expectedSignature}`;
  }

  it.each(SECRETS)("accepts the x-signature of $kind", ({ secret }) => {
    const { "x-signature": signature } = sign({ id: ID, timestamp: NOW, body: BODY, secret });
    expect(verifyWebhook(JSON.stringify(JSON.parse(BODY)), signature, secret)).toBe(true);
    expect(verifyWebhook(BODY, signature, OTHER_SECRET)).toBe(false);
  });

  it.each(SECRETS)("keeps accepting $kind until a rotation is finished", ({ secret }) => {
    const headers = sign({ id: ID, timestamp: NOW, body: BODY, secret: OTHER_SECRET, previousSecret: secret });
    expect(verifyWebhook(BODY, headers["x-signature"], secret)).toBe(true);
  });
});

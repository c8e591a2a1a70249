import { describe, expect, it } from "vitest";
import { WebhookVerificationError } from "./error";
import { createReceiver } from "./receiver";
import type { ReceiverOptions } from "./receiver-options";
import type { ReplayStore } from "./replay-store";
import type { WebhookDelivery } from "./types";

const BODY = "{}";
const DELIVERY: WebhookDelivery = {
  scheme: "standard",
  id: "evt_01",
  timestamp: 1,
  secretIndex: 0,
  event: {},
  rawBody: new Uint8Array(),
};
const incoming = { method: "POST", headers: {}, readBody: () => BODY };

function setUp(options: Partial<ReceiverOptions> = {}, delivery: WebhookDelivery = DELIVERY) {
  const reported: unknown[] = [];
  const onError = (error: unknown) => reported.push(error);
  const receive = createReceiver({ secret: "unused", onError, ...options }, () => delivery);
  return { receive, reported };
}

function recordingStore(calls: unknown[], overrides: Partial<ReplayStore> = {}): ReplayStore {
  return {
    begin: (...args) => {
      calls.push(["begin", ...args]);
      return "new";
    },
    commit: (...args) => calls.push(["commit", ...args]),
    release: (...args) => calls.push(["release", ...args]),
    ...overrides,
  };
}

describe("createReceiver", () => {
  it("commits after the handler, and never before", async () => {
    const calls: unknown[] = [];
    const { receive } = setUp({ replayStore: recordingStore(calls) });
    await receive(incoming, async () => calls.push("handled"));
    expect(calls).toEqual([["begin", "evt_01", 259_200], "handled", ["commit", "evt_01", 259_200]]);
  });

  it("releases after a handler that throws, and does not commit", async () => {
    const calls: unknown[] = [];
    const { receive } = setUp({ replayStore: recordingStore(calls), replayTtlSeconds: 604_800 });
    await expect(receive(incoming, () => Promise.reject(new Error("handler")))).rejects.toMatchObject({
      cause: new Error("handler"),
    });
    expect(calls).toEqual([
      ["begin", "evt_01", 604_800],
      ["release", "evt_01"],
    ]);
  });

  it.each([{ statusCode: 503 }, new Response(null, { status: 410 })])(
    "releases after a handler that answers a failure, and does not commit",
    async (answered) => {
      const calls: unknown[] = [];
      const { receive } = setUp({ replayStore: recordingStore(calls) });
      await expect(receive(incoming, () => answered)).rejects.toThrow("The webhook handler failed.");
      expect(calls).toEqual([
        ["begin", "evt_01", 259_200],
        ["release", "evt_01"],
      ]);
    },
  );

  it("throws what the handler threw when the release fails too, and reports the release", async () => {
    const failure = new Error("store down");
    const release = () => Promise.reject(failure);
    const { receive, reported } = setUp({ replayStore: recordingStore([], { release }) });
    await expect(receive(incoming, () => Promise.reject(new Error("handler")))).rejects.toMatchObject({
      cause: new Error("handler"),
    });
    expect(reported).toEqual([failure]);
  });

  it("answers as it would when the log throws, or rejects", async () => {
    for (const onError of [
      () => {
        throw new Error("log");
      },
      () => Promise.reject(new Error("log")),
    ]) {
      const commit = () => Promise.reject(new Error("store down"));
      const { receive } = setUp({ onError, replayStore: recordingStore([], { commit }) });
      expect(await receive(incoming, () => undefined)).toMatchObject({ status: 204 });
      const broken = { ...incoming, readBody: () => Promise.reject(new Error("gone")) };
      expect(await receive(broken, () => undefined)).toMatchObject({ status: 400 });
    }
  });

  it("handles a legacy delivery without an id, which no store can remember", async () => {
    const { event, rawBody } = DELIVERY;
    const calls: unknown[] = [];
    const { receive } = setUp(
      { replayStore: recordingStore(calls) },
      { scheme: "legacy", id: undefined, secretIndex: 0, event, rawBody },
    );
    expect(await receive(incoming, () => calls.push("handled"))).toMatchObject({ status: 204 });
    expect(calls).toEqual(["handled"]);
  });

  it("lets an error fly that is no refusal", async () => {
    const receive = createReceiver({ secret: "unused" }, () => {
      throw new Error("clock broken");
    });
    await expect(receive(incoming, () => undefined)).rejects.toMatchObject({ cause: new Error("clock broken") });
  });

  it("passes its limit on to whoever reads the body", async () => {
    const limits: number[] = [];
    const readBody = (maxBytes: number) => {
      limits.push(maxBytes);
      return BODY;
    };
    await setUp().receive({ ...incoming, readBody }, () => undefined);
    await setUp({ maxBodyBytes: 5 }).receive({ ...incoming, readBody }, () => undefined);
    expect(limits).toEqual([1_048_576, 5]);
  });

  it("does not read the body of a request that is no POST", async () => {
    const readBody = () => {
      throw new Error("read");
    };
    const { receive, reported } = setUp();
    expect(await receive({ method: "GET", headers: {}, readBody }, () => undefined)).toMatchObject({ status: 405 });
    expect(reported).toEqual([]);
  });

  it("refuses to forget before the retries end", () => {
    expect(() => setUp({ replayTtlSeconds: 259_199 })).toThrow("replayTtlSeconds must be a whole number from 259200.");
    expect(() => setUp({ replayTtlSeconds: 259_200 })).not.toThrow();
  });

  it("shows neither payload nor secret in an answer", async () => {
    const refused = new WebhookVerificationError("signature_mismatch", "No secret has signed this body.");
    const receive = createReceiver({ secret: "tu_webhook_secret_seguro" }, () => {
      throw refused;
    });
    expect(await receive({ ...incoming, readBody: () => "payload" }, () => undefined)).toEqual({
      status: 401,
      headers: { "content-type": "application/json" },
      body: '{"code":"signature_mismatch","message":"No secret has signed this body."}',
    });
  });
});

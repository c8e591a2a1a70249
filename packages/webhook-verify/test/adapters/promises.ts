import { afterEach, describe, expect, it } from "vitest";
import {
  createMemoryReplayStore,
  type ReceiverOptions,
  type ReplayState,
  type ReplayStore,
  type WebhookDelivery,
  WebhookVerificationError,
} from "../../src/express";
import { BODY, ID, legacy, OTHER_SECRET, standard, verifierOptions } from "../support";
import { breakOff, send } from "./client";
import { deferred } from "./deferred";

/** What an HTTP client's error may bring along. Sent on, it would disable the webhook. */
const UPSTREAM = { status: 503, headers: { "webhook-delivery": "disable", "retry-after": "86400" } };

export type TestHandler = (delivery: WebhookDelivery, ...native: readonly unknown[]) => unknown;

/** A receiver in its framework, listening. */
export interface Running {
  readonly url: string;
  stop(): Promise<unknown>;
}

/** Starts the framework. What its own error handling is told goes to `onThrown`. */
export type Start = (
  options: ReceiverOptions,
  handler: TestHandler,
  onThrown: (error: unknown) => void,
) => Promise<Running>;

export interface Traits {
  /** The gateway in front of it has the whole body before it runs. */
  readonly isBuffered?: boolean;
}

/** What every adapter promises, whatever the framework. */
export function describeAdapter(name: string, start: Start, { isBuffered = false }: Traits = {}): void {
  describe(`receiveWebhooks (${name})`, () => {
    const cleanups: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const stop of cleanups.splice(0)) await stop();
    });

    async function launch(options: Partial<ReceiverOptions> = {}, handler: TestHandler = () => undefined) {
      const deliveries: WebhookDelivery[] = [];
      const thrown: unknown[] = [];
      const reported: unknown[] = [];
      const { url, stop } = await start(
        { ...verifierOptions(), onError: (error) => reported.push(error), ...options },
        (delivery, ...native) => {
          deliveries.push(delivery);
          return handler(delivery, ...native);
        },
        (error) => thrown.push(error),
      );
      cleanups.push(stop);
      return { url, deliveries, thrown, reported };
    }

    it("hands a genuine delivery to the handler, and says 204", async () => {
      const { url, deliveries } = await launch();
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204, body: "" });
      expect(deliveries).toMatchObject([{ id: ID, scheme: "standard", event: JSON.parse(BODY) }]);
    });

    it("verifies the bytes as they arrived, whatever they look like", async () => {
      const { url, deliveries } = await launch();
      const body = Buffer.from('{ "type" :"message",\r\n\t"data":{"n":1.0e2,"ñ":"\\u20ac€\u{1f600}"}  }\n');
      expect(await send(url, { body, headers: standard({ body }) })).toMatchObject({ status: 204 });
      expect(deliveries.map(({ rawBody }) => Buffer.from(rawBody))).toEqual([body]);
    });

    it("takes a body that arrives in pieces", async () => {
      const { url, deliveries } = await launch();
      const body = JSON.stringify({ type: "message", text: "ñ".repeat(300_000) });
      expect(await send(url, { body, headers: standard({ body }) })).toMatchObject({ status: 204 });
      expect(deliveries).toHaveLength(1);
    });

    it("answers only once the handler is done", async () => {
      const gate = deferred<void>();
      const begun = deferred<void>();
      const { url } = await launch({}, () => {
        begun.resolve();
        return gate.promise;
      });
      const order: string[] = [];
      const answered = send(url, { body: BODY, headers: standard() }).then(() => order.push("answered"));
      await begun.promise;
      order.push("done");
      gate.resolve();
      await answered;
      expect(order).toEqual(["done", "answered"]);
    });

    it.each([
      ["a forged body", { body: `${BODY} `, headers: standard() }, 401, "signature_mismatch"],
      ["another secret", { body: BODY, headers: standard({ key: OTHER_SECRET }) }, 401, "signature_mismatch"],
      ["no signature", { body: BODY }, 401, "header_missing"],
      ["no body", { headers: standard() }, 401, "signature_mismatch"],
      ["an old request", { body: BODY, headers: standard({ timestamp: 1 }) }, 401, "timestamp_too_old"],
      ["a body that is no object", { body: "[]", headers: standard({ body: "[]" }) }, 400, "body_not_json"],
      [
        "a repeated header",
        { body: BODY, headers: { ...standard(), "webhook-id": [ID, ID] } },
        400,
        "header_malformed",
      ],
    ])("refuses %s, without the handler", async (_, sent, status, code) => {
      const { url, deliveries, reported, thrown } = await launch();
      const answer = await send(url, sent);
      expect(answer).toMatchObject({
        status,
        headers: { "content-type": expect.stringMatching(/^application\/json/) },
      });
      expect(JSON.parse(answer.body)).toEqual({ code, message: expect.any(String) });
      expect(deliveries).toEqual([]);
      expect(reported).toEqual([expect.any(WebhookVerificationError)]);
      expect(reported).toMatchObject([{ code }]);
      expect(thrown).toEqual([]);
    });

    it("refuses a body that is too large, without waiting for the rest of it", async () => {
      const { url, deliveries, reported } = await launch({ maxBodyBytes: 1000 });
      const body = "x".repeat(1001);
      const answer = await send(url, { body, withheld: isBuffered ? 0 : 1_000_000, headers: standard({ body }) });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body)).toMatchObject({ code: "body_too_large" });
      expect(deliveries).toEqual([]);
      expect(reported).toMatchObject([{ code: "body_too_large" }]);
    });

    it("takes a body as large as is allowed", async () => {
      const { url } = await launch({ maxBodyBytes: Buffer.byteLength(BODY) });
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
    });

    it.each(["GET", "HEAD", "PUT", "DELETE", "PATCH"])("answers %s with 405", async (method) => {
      const { url, deliveries } = await launch();
      expect(await send(url, { method, headers: standard() })).toMatchObject({
        status: 405,
        headers: { allow: "POST" },
      });
      expect(deliveries).toEqual([]);
    });

    it("hands what the handler throws to the framework, and says 500", async () => {
      const error = new Error("database down");
      const { url, thrown, reported } = await launch({}, () => Promise.reject(error));
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 500 });
      expect(thrown).toHaveLength(1);
      expect((thrown[0] as Error).cause).toBe(error);
      expect(reported).toEqual([]);
    });

    it.each([
      ["the 410 of an upstream", Object.assign(new Error("Gone"), { status: 410 })],
      ["the 503 of an upstream, and its headers", Object.assign(new Error("Down"), UPSTREAM)],
      ["what answers for itself", Object.assign(new Error("Own"), { getResponse: () => new Response(null) })],
      ["the 204 of an upstream", Object.assign(new Error("No content"), { statusCode: 204 })],
      ["a refusal of another verification", new WebhookVerificationError("signature_mismatch", "Refused.")],
      ["a string that is control flow in Express", "route"],
      ["nothing", undefined],
      ["a Response", new Response(null, { status: 200 })],
    ])("says 500 when the handler throws %s", async (_, error) => {
      const { url, thrown } = await launch({}, () => {
        throw error;
      });
      const answer = await send(url, { body: BODY, headers: standard() });
      expect(answer.status).toBe(500);
      for (const name of Object.keys(UPSTREAM.headers)) expect(answer.headers).not.toHaveProperty(name);
      expect(thrown).toHaveLength(1);
      expect((thrown[0] as Error).cause).toBe(error);
    });

    it.each([
      ["a Response with 503", () => new Response("busy", { status: 503 })],
      ["a Response with 302", () => new Response(null, { status: 302, headers: { location: "/" } })],
      ["Response.error()", () => Response.error()],
      ["an object with the statusCode 410", () => ({ statusCode: 410 })],
    ])("takes %s for a failure when the handler returns it, and its retry is handled", async (_, answerItself) => {
      const outcomes: (() => unknown)[] = [answerItself, () => undefined];
      const { url, deliveries, thrown } = await launch({ replayStore: createMemoryReplayStore() }, () =>
        outcomes.shift()?.(),
      );
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 500 });
      expect(thrown).toMatchObject([{ cause: { message: expect.stringMatching("The webhook handler has answered") } }]);
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
      expect(deliveries).toHaveLength(2);
    });

    it.each([
      ["a Response with 200", () => new Response("done")],
      ["an object with the statusCode 202", () => ({ statusCode: 202, headers: {}, body: "done" })],
      ["a record that has a status", () => ({ status: 7 })],
      ["a number", () => 503],
      ["null", () => null],
    ])("says 204 when the handler returns %s", async (_, answerItself) => {
      const { url } = await launch({}, answerItself);
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204, body: "" });
    });

    it("hands each id to the handler once, and says 204 to the repetition too", async () => {
      const { url, deliveries } = await launch({ replayStore: createMemoryReplayStore() });
      for (const id of [ID, ID, "evt_02"]) {
        expect(await send(url, { body: BODY, headers: standard({ id }) })).toMatchObject({ status: 204 });
      }
      expect(deliveries.map(({ id }) => id)).toEqual([ID, "evt_02"]);
    });

    it("says 409 while the same id is being handled", async () => {
      const gate = deferred<void>();
      const begun = deferred<void>();
      const { url, deliveries } = await launch({ replayStore: createMemoryReplayStore() }, () => {
        begun.resolve();
        return gate.promise;
      });
      const first = send(url, { body: BODY, headers: standard() });
      await begun.promise;
      const second = await send(url, { body: BODY, headers: standard() });
      expect(second).toMatchObject({ status: 409, headers: { "retry-after": "5" } });
      expect(JSON.parse(second.body)).toMatchObject({ code: "delivery_busy" });

      gate.resolve();
      expect(await first).toMatchObject({ status: 204 });
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
      expect(deliveries).toHaveLength(1);
    });

    it("has a failed delivery handled again when it is retried", async () => {
      const outcomes = [() => Promise.reject(new Error("first try")), () => undefined];
      const { url, deliveries } = await launch({ replayStore: createMemoryReplayStore() }, () => outcomes.shift()?.());
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 500 });
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
      expect(deliveries).toHaveLength(2);
    });

    it("does not ask the replay store about a forged request", async () => {
      const { url } = await launch({ replayStore: createMemoryReplayStore() });
      expect(await send(url, { body: BODY, headers: standard({ key: OTHER_SECRET }) })).toMatchObject({ status: 401 });
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
    });

    it("says 500 and leaves the event to a retry when the replay store cannot begin", async () => {
      const error = new Error("store down");
      const { url, deliveries, thrown } = await launch({ replayStore: failing({ begin: error }) });
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 500 });
      expect(deliveries).toEqual([]);
      expect(thrown).toMatchObject([{ cause: error }]);
    });

    it("says 204 when the replay store cannot commit what was handled, and reports it", async () => {
      const error = new Error("store down");
      const { url, deliveries, reported, thrown } = await launch({ replayStore: failing({ commit: error }) });
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
      expect(deliveries).toHaveLength(1);
      expect(reported).toEqual([error]);
      expect(thrown).toEqual([]);
    });

    it("accepts a legacy request where that is enabled", async () => {
      const { url, deliveries } = await launch({ acceptLegacy: true });
      expect(await send(url, { body: BODY, headers: legacy() })).toMatchObject({ status: 204 });
      expect(deliveries).toMatchObject([{ scheme: "legacy", id: ID }]);
    });

    it("refuses to be made with a bad secret", async () => {
      await expect(launch({ secret: "corta" })).rejects.toMatchObject({ code: "secret_invalid" });
    });

    if (isBuffered) return;

    it("does not hand over an upload that breaks off", async () => {
      const report = deferred<unknown>();
      const { url, deliveries, thrown } = await launch({ onError: report.resolve });
      breakOff(url, { body: BODY, headers: standard() });
      expect(await report.promise).toMatchObject({ code: "body_incomplete", status: 400 });
      expect(deliveries).toEqual([]);
      // Koa itself reports that the socket broke.
      expect(thrown).not.toContainEqual(expect.objectContaining({ code: "body_incomplete" }));
      // And the server is still there.
      expect(await send(url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
    });
  });
}

function failing(errors: { readonly begin?: Error; readonly commit?: Error }): ReplayStore {
  return {
    begin: async (): Promise<ReplayState> => {
      if (errors.begin) throw errors.begin;
      return "new";
    },
    commit: async () => {
      if (errors.commit) throw errors.commit;
    },
    release: async () => undefined,
  };
}

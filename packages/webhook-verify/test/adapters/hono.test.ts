import { type Context, Hono, type MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { createMemoryReplayStore, receiveWebhooks, type StandardDelivery } from "../../src/hono";
import { BODY, CUSTOM_SECRET, ID, standard, verifierOptions } from "../support";
import { describeAdapter } from "./promises";
import { serveFetch } from "./serve-fetch";

describeAdapter("hono", (options, handler, onThrown) => {
  const app = new Hono();
  app.all("/webhooks", receiveWebhooks(options, handler));
  app.onError((error) => {
    onThrown(error);
    // As Hono's own error handler does.
    return "getResponse" in error ? error.getResponse() : new Response(null, { status: 500 });
  });
  return serveFetch(app.fetch);
});

describe("receiveWebhooks in Hono", () => {
  async function post(...before: readonly MiddlewareHandler[]) {
    const ids: string[] = [];
    const app = new Hono();
    for (const middleware of before) app.use(middleware);
    app.post(
      "/webhooks",
      receiveWebhooks({ ...verifierOptions(), acceptLegacy: false }, ({ id }) => ids.push(id)),
    );
    const response = await app.request("/webhooks", { method: "POST", body: BODY, headers: standard() });
    return { status: response.status, body: await response.text(), ids };
  }

  it.each([
    ["json", async (context: Context) => context.req.json()],
    ["text", async (context: Context) => context.req.text()],
    ["raw", async (context: Context) => context.req.raw.arrayBuffer()],
  ])("says how to keep the body when a middleware has read it (%s)", async (_, read) => {
    const answer = await post(async (context, next) => {
      await read(context);
      await next();
    });
    expect(answer).toMatchObject({ status: 500, ids: [] });
    expect(JSON.parse(answer.body)).toEqual({
      code: "body_not_raw",
      message: expect.stringContaining("c.req.arrayBuffer()"),
    });
  });

  it("takes the bytes that a middleware has read with c.req.arrayBuffer()", async () => {
    const answer = await post(async (context, next) => {
      await context.req.arrayBuffer();
      await next();
    });
    expect(answer).toEqual({ status: 204, body: "", ids: [ID] });
  });

  it("takes a failure that the handler returns for one, and its retry is handled", async () => {
    const outcomes: ((context: Context) => unknown)[] = [(context) => context.text("busy", 503), () => undefined];
    const app = new Hono();
    const options = { ...verifierOptions(), replayStore: createMemoryReplayStore() };
    app.post(
      "/webhooks",
      receiveWebhooks(options, (_delivery, context: Context) => outcomes.shift()?.(context)),
    );
    app.onError(() => new Response("failed", { status: 500 }));
    const post = () => app.request("/webhooks", { method: "POST", body: BODY, headers: standard() });
    expect((await post()).status).toBe(500);
    expect((await post()).status).toBe(204);
    expect(outcomes).toEqual([]);
  });

  it("says 500 when the handler throws Hono's own exception, whatever that would answer", async () => {
    const app = new Hono();
    app.post(
      "/webhooks",
      receiveWebhooks(verifierOptions(), () => {
        throw new HTTPException(503, { res: new Response(null, { status: 200 }) });
      }),
    );
    vi.spyOn(console, "error").mockReturnValue();
    const response = await app.request("/webhooks", { method: "POST", body: BODY, headers: standard() });
    vi.restoreAllMocks();
    expect(response.status).toBe(500);
  });

  it("types the delivery by the options, and the context as the handler says", () => {
    type Env = { Bindings: { DATABASE: string } };
    const app = new Hono<Env>();
    app.post(
      "/",
      receiveWebhooks({ secret: CUSTOM_SECRET }, (delivery, context: Context<Env>) => {
        expectTypeOf(delivery).toEqualTypeOf<StandardDelivery>();
        expectTypeOf(context.env.DATABASE).toEqualTypeOf<string>();
      }),
    );
  });
});

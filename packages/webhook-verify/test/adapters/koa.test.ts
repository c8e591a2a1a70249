import Router from "@koa/router";
import Koa, { type Context, type Middleware } from "koa";
import koaBody from "koa-body";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { createMemoryReplayStore, receiveWebhooks, type StandardDelivery } from "../../src/koa";
import { BODY, CUSTOM_SECRET, ID, standard, verifierOptions } from "../support";
import { send } from "./client";
import { listen } from "./listen";
import { describeAdapter, type Running } from "./promises";

describeAdapter("koa", (options, handler, onThrown) => {
  const router = new Router();
  router.all("/webhooks", receiveWebhooks(options, handler));
  const app = new Koa();
  app.on("error", onThrown);
  app.use(router.routes());
  return listen(app.callback());
});

describe("receiveWebhooks in Koa", () => {
  let running: Running | undefined;
  afterEach(() => running?.stop());

  async function post(...before: readonly Middleware[]) {
    const ids: string[] = [];
    const app = new Koa();
    for (const middleware of before) app.use(middleware);
    app.use(receiveWebhooks({ ...verifierOptions(), acceptLegacy: false }, ({ id }) => ids.push(id)));
    running = await listen(app.callback());
    return { answer: await send(running.url, { body: BODY, headers: standard() }), ids };
  }

  it("says how to keep the body when a parser has read it", async () => {
    const { answer, ids } = await post(koaBody());
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toEqual({
      code: "body_not_raw",
      message: expect.stringContaining("Register this route before app.use(bodyParser())"),
    });
    expect(ids).toEqual([]);
  });

  it.each([
    ["request", "rawBody"],
    ["request", "body"],
    ["req", "rawBody"],
    ["req", "body"],
  ] as const)("takes bytes from ctx.%s.%s", async (holder, field) => {
    const { answer, ids } = await post(async (context, next) => {
      const chunks: Buffer[] = [];
      for await (const chunk of context.req) chunks.push(chunk);
      Object.assign(context[holder], { [field]: Buffer.concat(chunks) });
      return next();
    });
    expect(answer).toMatchObject({ status: 204 });
    expect(ids).toEqual([ID]);
  });

  it.each([
    ["sets", (context: Context) => Object.assign(context, { status: 503 }), 500],
    ["sets, as 404, which is Koa's own before,", (context: Context) => Object.assign(context, { status: 404 }), 500],
    ["sends", (context: Context) => void context.res.writeHead(503).end(), 503],
  ])("takes a failure that the handler %s for one, and its retry is handled", async (_, fail, status) => {
    const outcomes: ((context: Context) => unknown)[] = [fail, () => undefined];
    const app = new Koa();
    app.on("error", () => undefined);
    const options = { ...verifierOptions(), replayStore: createMemoryReplayStore() };
    app.use(receiveWebhooks(options, (_delivery, context: Context) => outcomes.shift()?.(context)));
    running = await listen(app.callback());
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status });
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
    expect(outcomes).toEqual([]);
  });

  it("says 500 when a middleware catches what the handler throws, and answers only with a text", async () => {
    const app = new Koa();
    app.use((context, next) => next().catch(() => Object.assign(context, { body: "failed" })));
    app.use(receiveWebhooks(verifierOptions(), () => Promise.reject(new Error("handler"))));
    running = await listen(app.callback());
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 500, body: "failed" });
  });

  it("says 204 when the handler sets a body or another success", async () => {
    const app = new Koa();
    app.use(
      receiveWebhooks(verifierOptions(), (_delivery, context: Context) => {
        context.status = 202;
        context.body = "taken";
      }),
    );
    running = await listen(app.callback());
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 204, body: "" });
  });

  it("closes the connection on which the rest of a large body may come", async () => {
    const app = new Koa();
    app.use(receiveWebhooks({ ...verifierOptions(), maxBodyBytes: 10 }, () => undefined));
    running = await listen(app.callback());
    const headers = { ...standard(), connection: "keep-alive" };
    const answer = await send(running.url, { body: BODY, withheld: 1000, headers });
    expect(answer).toMatchObject({ status: 413, headers: { connection: "close" } });
  });

  it("types the delivery by the options, and the context as the handler says", () => {
    const router = new Router();
    router.post(
      "/",
      receiveWebhooks({ secret: CUSTOM_SECRET }, (delivery, context: Context) => {
        expectTypeOf(delivery).toEqualTypeOf<StandardDelivery>();
        expectTypeOf(context.ip).toEqualTypeOf<string>();
      }),
    );
    expectTypeOf(receiveWebhooks({ secret: CUSTOM_SECRET }, () => undefined)).toExtend<Middleware>();
  });
});

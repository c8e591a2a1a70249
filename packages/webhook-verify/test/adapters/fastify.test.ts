import { type FastifyInstance, type FastifyPluginAsync, type FastifyRequest, fastify } from "fastify";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { receiveWebhooks, type StandardDelivery } from "../../src/fastify";
import { BODY, CUSTOM_SECRET, ID, standard, verifierOptions } from "../support";
import { send } from "./client";
import { describeAdapter, type Running } from "./promises";

async function listen(app: FastifyInstance): Promise<Running> {
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return { url: `${address}/webhooks`, stop: () => app.close() };
}

describeAdapter("fastify", async (options, handler, onThrown) => {
  const app = fastify({ forceCloseConnections: true });
  app.addHook("onError", async (_request, _reply, error) => onThrown(error));
  app.register(receiveWebhooks(options, handler), { prefix: "/webhooks" });
  return listen(app);
});

describe("receiveWebhooks in Fastify", () => {
  let running: Running | undefined;
  afterEach(() => running?.stop());

  it("leaves the JSON parser of the other routes alone", async () => {
    const app = fastify({ forceCloseConnections: true });
    app.register(
      receiveWebhooks(verifierOptions(), () => undefined),
      { prefix: "/webhooks" },
    );
    app.post("/webhooks/echo", async (request) => request.body);
    running = await listen(app);
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
    const echo = await send(`${running.url}/echo`, { body: '{ "n": 1.0 }' });
    expect(echo).toMatchObject({ status: 200, body: '{"n":1}' });
  });

  it("takes any content type", async () => {
    const ids: string[] = [];
    const app = fastify({ forceCloseConnections: true });
    const receiver = receiveWebhooks({ ...verifierOptions(), acceptLegacy: false }, ({ id }) => ids.push(id));
    app.register(receiver, { prefix: "/webhooks" });
    running = await listen(app);
    for (const type of ["application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded"]) {
      const headers = { ...standard(), "content-type": type };
      expect(await send(running.url, { body: BODY, headers })).toMatchObject({ status: 204 });
    }
    expect(ids).toEqual([ID, ID, ID]);
  });

  it("says so when a hook has read the body", async () => {
    const app = fastify({ forceCloseConnections: true });
    app.addHook("onRequest", async (request) => {
      for await (const _ of request.raw);
    });
    app.register(
      receiveWebhooks(verifierOptions(), () => undefined),
      { prefix: "/webhooks" },
    );
    running = await listen(app);
    const answer = await send(running.url, { body: BODY, headers: standard() });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toEqual({
      code: "body_not_raw",
      message: expect.stringContaining("app.register(receiveWebhooks("),
    });
  });

  it("closes the connection on which the rest of a large body may come", async () => {
    const app = fastify({ forceCloseConnections: true });
    app.register(
      receiveWebhooks({ ...verifierOptions(), maxBodyBytes: 10 }, () => undefined),
      { prefix: "/webhooks" },
    );
    running = await listen(app);
    const headers = { ...standard(), connection: "keep-alive" };
    const answer = await send(running.url, { body: BODY, withheld: 1000, headers });
    expect(answer).toMatchObject({ status: 413, headers: { connection: "close" } });
  });

  it("has the limit of its options, whatever Fastify's is", async () => {
    const app = fastify({ forceCloseConnections: true, bodyLimit: 10 });
    app.register(
      receiveWebhooks(verifierOptions(), () => undefined),
      { prefix: "/webhooks" },
    );
    running = await listen(app);
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
  });

  it("types the delivery by the options, and the request as the handler says", () => {
    const receiver = receiveWebhooks({ secret: CUSTOM_SECRET }, (delivery, request: FastifyRequest) => {
      expectTypeOf(delivery).toEqualTypeOf<StandardDelivery>();
      expectTypeOf(request.ip).toEqualTypeOf<string>();
    });
    expectTypeOf(receiver).toExtend<FastifyPluginAsync>();
  });
});

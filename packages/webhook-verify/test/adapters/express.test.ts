import { connect, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import {
  createMemoryReplayStore,
  receiveWebhooks,
  type StandardDelivery,
  type WebhookDelivery,
} from "../../src/express";
import { BODY, CUSTOM_SECRET, ID, standard, verifierOptions } from "../support";
import { send } from "./client";
import { deferred } from "./deferred";
import { listen } from "./listen";
import { describeAdapter, type Running, type Start } from "./promises";

function serve(app: Express, onThrown: (error: unknown) => void = () => undefined): Promise<Running> {
  const observe: ErrorRequestHandler = (error, _request, _response, next) => {
    onThrown(error);
    next(error);
  };
  app.set("env", "test");
  app.use(observe);
  return listen(app);
}

const start: Start = (options, handler, onThrown) => {
  const app = express();
  app.all("/webhooks", receiveWebhooks(options, handler));
  return serve(app, onThrown);
};

describeAdapter("express", start);

describe("receiveWebhooks in Express", () => {
  let running: Running | undefined;
  afterEach(() => running?.stop());

  async function post(...before: readonly RequestHandler[]) {
    const ids: string[] = [];
    const app = express();
    for (const middleware of before) app.use(middleware);
    app.post(
      "/webhooks",
      receiveWebhooks({ ...verifierOptions(), acceptLegacy: false }, ({ id }) => ids.push(id)),
    );
    running = await serve(app);
    return { answer: await send(running.url, { body: BODY, headers: standard() }), ids };
  }

  it("says how to keep the body when express.json() has parsed it", async () => {
    const { answer, ids } = await post(express.json());
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toEqual({
      code: "body_not_raw",
      message: expect.stringContaining("Register this route before app.use(express.json())"),
    });
    expect(ids).toEqual([]);
  });

  it("does not take text for bytes", async () => {
    const { answer } = await post(express.text({ type: "*/*" }));
    expect(JSON.parse(answer.body)).toMatchObject({ code: "body_not_raw" });
  });

  it("says so when a middleware has given the stream an encoding", async () => {
    const { answer } = await post((request, _response, next) => {
      request.setEncoding("utf8");
      next();
    });
    expect(JSON.parse(answer.body)).toMatchObject({ code: "body_not_raw" });
  });

  it("takes the bytes of express.raw()", async () => {
    expect(await post(express.raw({ type: "*/*" }))).toMatchObject({ answer: { status: 204 }, ids: [ID] });
  });

  it("takes the bytes that were kept in rawBody, also behind a parser", async () => {
    const keep = express.json({
      verify: (request, _response, bytes) => {
        Object.assign(request, { rawBody: bytes });
      },
    });
    expect(await post(keep)).toMatchObject({ answer: { status: 204 }, ids: [ID] });
  });

  it("is not fooled by a rawBody that is no bytes", async () => {
    const { answer } = await post(express.json(), (request, _response, next) => {
      Object.assign(request, { rawBody: BODY });
      next();
    });
    expect(JSON.parse(answer.body)).toMatchObject({ code: "body_not_raw" });
  });

  it("reads the stream where a parser has left it alone, and where it was paused", async () => {
    const pause: RequestHandler = (request, _response, next) => {
      request.pause();
      setImmediate(next);
    };
    const xml = express.json({ type: "application/xml" });
    expect(await post(xml, pause)).toMatchObject({ answer: { status: 204 }, ids: [ID] });
  });

  it("leaves an answer alone that the handler has sent", async () => {
    const app = express();
    app.post(
      "/webhooks",
      receiveWebhooks(verifierOptions(), (_delivery, request: Request) => request.res?.status(202).end()),
    );
    const thrown: unknown[] = [];
    running = await serve(app, (error) => thrown.push(error));
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 202 });
    expect(thrown).toEqual([]);
  });

  it.each([
    ["sends", (request: Request) => request.res?.status(503).send("mine"), 503, "mine"],
    ["sends, as a redirect,", (request: Request) => request.res?.redirect("/elsewhere"), 302, undefined],
    ["sets, and leaves to us to send,", (request: Request) => void request.res?.status(410), 500, undefined],
  ])("takes a failure that the handler %s for one, and its retry is handled", async (_, fail, status, body) => {
    const outcomes: ((request: Request) => unknown)[] = [fail, () => undefined];
    const app = express();
    const replayStore = createMemoryReplayStore();
    app.post(
      "/webhooks",
      receiveWebhooks({ ...verifierOptions(), replayStore }, (_delivery, request: Request) =>
        outcomes.shift()?.(request),
      ),
    );
    running = await serve(app);
    const answer = await send(running.url, { body: BODY, headers: standard() });
    expect(answer.status).toBe(status);
    if (body) expect(answer.body).toBe(body);
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 204 });
    expect(outcomes).toEqual([]);
  });

  it("does not hand an answer that the handler has sent to the error handling", async () => {
    const app = express();
    app.post(
      "/webhooks",
      receiveWebhooks(verifierOptions(), (_delivery, request: Request) => request.res?.status(500).end()),
    );
    const thrown: unknown[] = [];
    running = await serve(app, (error) => thrown.push(error));
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 500 });
    expect(thrown).toEqual([]);
  });

  it("does not take an upload over HTTP/2 that breaks off for a forged one", async () => {
    const reported: unknown[] = [];
    const gate = deferred<void>();
    const receive = receiveWebhooks(
      { ...verifierOptions(), onError: (error) => gate.resolve(void reported.push(error)) },
      () => undefined,
    );
    const server = createHttp2Server((request, response) => void receive(request, response, () => undefined));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const upload = session.request({ ":method": "POST", ":path": "/webhooks", ...standard() });
    upload.on("error", () => undefined);
    upload.write(BODY.slice(0, 20), () => setImmediate(() => upload.destroy()));
    await gate.promise;
    session.destroy();
    await new Promise((resolve) => server.close(resolve));
    expect(reported).toMatchObject([{ code: "body_incomplete" }]);
  });

  it("closes the connection on which the rest of a large body may come", async () => {
    running = await start(
      { ...verifierOptions(), maxBodyBytes: 10 },
      () => undefined,
      () => undefined,
    );
    const headers = { ...standard(), connection: "keep-alive" };
    const answer = await send(running.url, { body: BODY, withheld: 1000, headers });
    expect(answer).toMatchObject({ status: 413, headers: { connection: "close" } });
  });

  it("serves plain node:http too", async () => {
    const receive = receiveWebhooks(verifierOptions(), () => Promise.reject(new Error("handler")));
    running = await listen((request, response) => {
      void receive(request, response, () => response.writeHead(500).end("own"));
    });
    expect(await send(running.url, { body: BODY, headers: standard() })).toMatchObject({ status: 500, body: "own" });
  });

  it("types the delivery by the options, and the request as the handler says", () => {
    const app = express();
    app.post(
      "/",
      receiveWebhooks({ secret: CUSTOM_SECRET }, (delivery, request: Request) => {
        expectTypeOf(delivery).toEqualTypeOf<StandardDelivery>();
        expectTypeOf(request.ip).toEqualTypeOf<string | undefined>();
      }),
    );
    receiveWebhooks({ secret: CUSTOM_SECRET, acceptLegacy: true }, (delivery) => {
      expectTypeOf(delivery).toEqualTypeOf<WebhookDelivery>();
    });
    expectTypeOf(receiveWebhooks({ secret: CUSTOM_SECRET }, () => undefined)).toExtend<RequestHandler>();
    // @ts-expect-error A misspelt option would switch a check off.
    receiveWebhooks({ secret: CUSTOM_SECRET, tolerance: 1 }, () => undefined);
    // @ts-expect-error Under these options a delivery may have no id.
    receiveWebhooks({ secret: CUSTOM_SECRET, acceptLegacy: true }, ({ id }: StandardDelivery) => id);
  });
});

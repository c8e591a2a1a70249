import type { NextRequest } from "next/server";
import type { NextApiHandler, NextApiRequest } from "next/types";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it, vi } from "vitest";
import { receiveWebhooks, type StandardDelivery, type WebhookDelivery } from "../../src/next";
import { sign } from "../../src/sign";
import { CUSTOM_SECRET, ID, OTHER_SECRET } from "../support";
import { send } from "./client";
import { type NextApp, startNextApp } from "./next-app";
import { describeAdapter, type Start } from "./promises";

let app: NextApp;

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  vi.stubEnv("NEXT_TELEMETRY_DISABLED", "1");
  vi.stubEnv("INBOX_HUB_WEBHOOK_SECRET", CUSTOM_SECRET);
  // Next writes down what a handler throws.
  vi.spyOn(console, "error").mockReturnValue();
  app = await startNextApp();
}, 120_000);
afterAll(async () => {
  await app?.stop();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The routes find the receiver in the process; everything between it and the connection is Next's. */
function startAt(path: string): Start {
  return async (options, handler, onThrown) => {
    Object.assign(globalThis, { receiveInTest: receiveWebhooks(options, handler), onThrownInTest: onThrown });
    return { url: app.url + path, stop: async () => undefined };
  };
}

describeAdapter("next, app router", startAt("/promises"));
describeAdapter("next, pages router", startAt("/api/promises"));

describe("receiveWebhooks in Next", () => {
  function post(path: string, secret = CUSTOM_SECRET) {
    const body = JSON.stringify({ id: ID, type: "message", data: { from: "34612345678", message: "Hola" } });
    const headers = sign({ id: ID, timestamp: Math.floor(Date.now() / 1000), body, secret });
    return send(app.url + path, { body, headers });
  }

  it.each(["/guide", "/api/guide", "/edge", "/api/edge"])(
    "serves the guide's sample, built without a secret, at %s",
    async (path) => {
      const log = vi.spyOn(console, "log").mockReturnValue();
      expect(await post(path, OTHER_SECRET)).toMatchObject({
        status: 401,
        body: expect.stringContaining('"code":"signature_mismatch"'),
      });
      expect(log).not.toHaveBeenCalled();
      expect(await post(path)).toMatchObject({ status: 204, body: "" });
      expect(log.mock.calls.map((words) => words.join(" "))).toEqual([`${ID} 34612345678 Hola`]);
      log.mockRestore();
    },
  );

  it.each([
    ["the pages router has parsed it", "/api/parsed", "export const config = { api: { bodyParser: false } }"],
    ["a route has read it", "/read-before", "request.clone()"],
  ])("says how to keep the body when %s", async (_, path, hint) => {
    const answer = await post(path);
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toEqual({ code: "body_not_raw", message: expect.stringContaining(hint) });
  });

  it("leaves what is not POST to Next in the app router", async () => {
    expect(await send(`${app.url}/guide`, { method: "GET" })).toMatchObject({ status: 405 });
  });
});

describe("the types of receiveWebhooks for Next", () => {
  type Context = { readonly params: Promise<Record<string, string>> };
  type Route = (request: NextRequest, context: Context) => Promise<Response>;
  const options = { secret: CUSTOM_SECRET };

  it("fit a route of the app router and of the pages router", () => {
    const receive = receiveWebhooks(options, (delivery, request) => {
      expectTypeOf(delivery).toEqualTypeOf<StandardDelivery>();
      expectTypeOf(request.method).toEqualTypeOf<string | undefined>();
    });
    expectTypeOf(receive).toExtend<Route>();
    expectTypeOf(receive).toExtend<NextApiHandler>();
    expectTypeOf(receive).toExtend<(request: Request) => Promise<Response>>();
    receiveWebhooks({ ...options, acceptLegacy: true }, (delivery) => {
      expectTypeOf(delivery).toEqualTypeOf<WebhookDelivery>();
    });
  });

  it("fit one of the two when the handler says whose request it takes", () => {
    const inApp = receiveWebhooks(options, (_, request: NextRequest) => request.nextUrl.pathname);
    expectTypeOf(inApp).toExtend<Route>();
    expectTypeOf(inApp).not.toExtend<NextApiHandler>();
    const inPages = receiveWebhooks(options, (_, request: NextApiRequest) => request.query);
    expectTypeOf(inPages).toExtend<NextApiHandler>();
    expectTypeOf(inPages).not.toExtend<Route>();
  });
});

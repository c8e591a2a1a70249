import { describe, expect, expectTypeOf, it } from "vitest";
import { receiveWebhooks, type StandardDelivery } from "../../src/fetch";
import { BODY, CUSTOM_SECRET, ID, standard, verifierOptions } from "../support";
import { describeAdapter } from "./promises";
import { serveFetch } from "./serve-fetch";

describeAdapter("fetch", (options, handler, onThrown) => {
  const receive = receiveWebhooks(options, handler);
  return serveFetch(async (request) => {
    try {
      return await receive(request);
    } catch (error) {
      // As the runtimes do.
      onThrown(error);
      return new Response(null, { status: 500 });
    }
  });
});

function post(): Request {
  return new Request("https://crm.example/webhooks", { method: "POST", body: BODY, headers: standard() });
}

describe("receiveWebhooks for Request and Response", () => {
  it.each([
    ["was read", (request: Request) => request.json()],
    ["is being read", async (request: Request) => request.body?.getReader()],
    [
      "was read in part",
      async (request: Request) => {
        const reader = request.body?.getReader();
        await reader?.read();
        reader?.releaseLock();
      },
    ],
  ])("says how to keep the body when it %s", async (_, read) => {
    const request = post();
    await read(request);
    const response = await receiveWebhooks(verifierOptions(), () => undefined)(request);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      code: "body_not_raw",
      message: expect.stringContaining("request.clone()"),
    });
  });

  it("hands on what the runtime passes beside the request", async () => {
    const seen: unknown[] = [];
    const receive = receiveWebhooks(verifierOptions(), (delivery, request: Request, env: { readonly queue: string }) =>
      seen.push(delivery.id, request.url, env.queue),
    );
    const response = await receive(post(), { queue: "events" });
    expect(response.status).toBe(204);
    expect(seen).toEqual([ID, "https://crm.example/webhooks", "events"]);
  });

  it("types the delivery by the options, and fits the handlers of runtimes", () => {
    const receive = receiveWebhooks({ secret: CUSTOM_SECRET }, (delivery, request) => {
      expectTypeOf(delivery).toEqualTypeOf<StandardDelivery>();
      expectTypeOf(request).toEqualTypeOf<Request>();
    });
    expectTypeOf(receive).toExtend<(request: Request) => Promise<Response>>();
    expectTypeOf(receive).toExtend<(request: Request, env: unknown, context: object) => Promise<Response>>();
    expectTypeOf(receiveWebhooks({ secret: CUSTOM_SECRET }, () => undefined)).toExtend<
      (request: Request) => Promise<Response>
    >();
  });
});

import { describe, expect, test } from "vitest";
import type { RequestContext } from "../../contract/handler";
import { createMetricsRegistry } from "./process-metrics";
import { createSystemHandlers } from "./system-handlers";

const request = { params: {}, query: {}, body: undefined, headers: {}, file: null };
const context: RequestContext = {
  tenant: { organizationId: 0, sessionIds: null },
  actor: { type: "anonymous" },
  requestId: "req_1",
  ip: "127.0.0.1",
  language: "es",
  requestKey: null,
  isStillAllowed: async () => true,
};

function create(isReady = true) {
  return createSystemHandlers({
    isReady: async () => isReady,
    metrics: createMetricsRegistry(),
    document: { openapi: "3.1.0", info: { title: "x" } },
    docsPage: { html: "<!doctype html>", contentSecurityPolicy: "default-src 'none'" },
  });
}

describe("the server's health", () => {
  test("is ok as long as it answers", async () => {
    const handlers = create(false);
    expect(await handlers["system.health"](request, context)).toEqual({ status: 200, data: { status: "ok" } });
    expect(await handlers["system.live"](request, context)).toEqual({ status: 200, data: { status: "ok" } });
  });

  test("says when it takes no requests", async () => {
    expect(await create(true)["system.ready"](request, context)).toMatchObject({ status: 200 });
    await expect(create(false)["system.ready"](request, context)).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      retryAfter: 5,
    });
  });
});

test("the metrics are Prometheus's text, with what node says of the process", async () => {
  const reply = await create()["system.metrics"](request, context);
  expect(reply).toMatchObject({ status: 200, contentType: expect.stringContaining("text/plain") });
  expect(reply.content).toContain("process_resident_memory_bytes");
});

test("the contract is given as it is", async () => {
  expect(await create()["system.openapi"](request, context)).toEqual({
    status: 200,
    json: { openapi: "3.1.0", info: { title: "x" } },
  });
});

import { AppError } from "@inbox-hub/openapi/rules";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestKeyOf } from "./request-key";
import { createMemoryIdempotency, type Edge, ONE_SESSION_KEY, startEdge } from "./test-edge";

const send = "/api/messages/session_1/send";
const body = { to: "34612345678", message: "Hola" };

describe("what a request is known by", () => {
  let edge: Edge;
  let seen: (string | null)[] = [];
  beforeAll(async () => {
    edge = await startEdge({
      idempotency: createMemoryIdempotency(),
      handlers: {
        "messages.send": async (_, { requestKey }) => {
          seen.push(requestKey);
          // Which the edge does not keep, so that the next request runs as well.
          throw new AppError("SESSION_DISCONNECTED", {});
        },
      },
    });
  });
  afterAll(() => edge.stop());

  const keysOf = async (...requests: readonly (readonly [object, Record<string, string>])[]) => {
    seen = [];
    for (const [asked, headers] of requests) await edge.postJson(send, asked, headers);
    expect(seen).toHaveLength(requests.length);
    return seen;
  };
  const key = { "Idempotency-Key": "k" };

  it("is the organization's, whoever of it asks", async () => {
    const user = { "X-API-Key": "", Authorization: "Bearer user:1" };
    const [one, other] = await keysOf([body, key], [body, { ...key, ...user }]);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toBe(one);
  });

  it("is another with another key, and for an API key that is for some sessions only", async () => {
    const limited = { ...key, "X-API-Key": ONE_SESSION_KEY };
    const keys = await keysOf([body, key], [body, { "Idempotency-Key": "k2" }], [body, limited]);
    expect(new Set(keys).size).toBe(3);
  });

  it("is nothing without a key", async () => {
    expect(await keysOf([body, {}])).toEqual([null]);
  });

  it("is the same in whatever order its members stand and however long it waits, and another for anything else", () => {
    const known = (asked: object, sessionId = "crm", scope = "org:1") =>
      requestKeyOf(scope, "k", { operationId: "messages.send", params: { sessionId }, body: asked, file: null });
    const asked = { to: "1", location: { latitude: 1, longitude: 2 } };
    const first = known(asked);
    expect(known({ location: { longitude: 2, latitude: 1 }, wait: 3, to: "1" })).toBe(first);
    const others = [known({ ...asked, to: ["1"] }), known(asked, "other"), known(asked, "crm", "org:2")];
    expect(new Set([first, ...others]).size).toBe(4);
  });
});

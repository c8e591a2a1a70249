import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ApiKeyIdentity, UserIdentity } from "../contract/authenticator";
import type { RequestContext } from "../contract/handler";
import type { Role } from "../contract/tenant";
import { type Edge, KEY, startEdge } from "./test-edge";

const key: ApiKeyIdentity = {
  keyId: "key_1",
  organizationId: 1,
  scopes: ["events:read"],
  sessionIds: new Set(["session_1", "session_2"]),
};
const user: UserIdentity = { userId: 3, loginId: "login_3", organizationId: 1 };

let edge: Edge;
let known: { key: ApiKeyIdentity | null; user: UserIdentity | null; role: Role | null };
let context: RequestContext;
beforeAll(async () => {
  edge = await startEdge({
    authenticator: {
      byApiKey: async () => known.key,
      byAccessToken: async () => known.user,
      roleIn: async () => known.role,
    },
    handlers: {
      "events.stream": async (_, given) => {
        context = given;
        return { status: 200, content: "", contentType: "text/event-stream" };
      },
    },
  });
});
afterAll(() => edge.stop());
beforeEach(() => {
  known = { key, user, role: "viewer" };
});

/** Whether a request that was let through still would be, after a change. */
async function isStillAllowed(headers: Record<string, string>, change: Partial<typeof known>): Promise<unknown> {
  expect((await edge.call("/api/events/stream", { headers })).status).toBe(200);
  known = { ...known, ...change };
  return context.isStillAllowed();
}

describe("a request that goes on", () => {
  const withKey = { "X-API-Key": KEY };
  const withToken = { "X-API-Key": "", Authorization: "Bearer token" };

  test.each([
    ["nothing has changed", withKey, {}],
    ["its key is for the same sessions", withKey, { key: { ...key, sessionIds: new Set(["session_2", "session_1"]) } }],
    ["the role is higher now", withToken, { role: "owner" as const }],
  ])("is still allowed when %s", async (_, headers, change) => {
    expect(await isStillAllowed(headers, change)).toBe(true);
  });

  test.each([
    ["its key is for other sessions", withKey, { key: { ...key, sessionIds: new Set(["session_1", "session_3"]) } }],
    ["its key is for fewer sessions", withKey, { key: { ...key, sessionIds: new Set(["session_1"]) } }],
    ["its key is for all sessions", withKey, { key: { ...key, sessionIds: null } }],
    ["the login is in another organization", withToken, { user: { ...user, organizationId: 2 } }],
  ])("is no longer allowed as it was when %s", async (_, headers, change) => {
    expect(await isStillAllowed(headers, change)).toBe(false);
  });

  test.each([
    ["its key is revoked", withKey, { key: null }, "INVALID_API_KEY"],
    ["its key has lost the scope", withKey, { key: { ...key, scopes: [] } }, "FORBIDDEN"],
    ["the login has ended", withToken, { user: null }, "INVALID_TOKEN"],
    ["the user is no member any more", withToken, { role: null }, "FORBIDDEN"],
  ])("is refused as a new one when %s", async (_, headers, change, code) => {
    await expect(isStillAllowed(headers, change)).rejects.toMatchObject({ code });
  });
});

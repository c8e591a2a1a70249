import type { ServerResponse } from "node:http";
import { type Answer, data, failure, json, startServer } from "./scripted-server";

const LIFE = { expiresIn: "24h", expiresAt: "2025-10-15T10:30:00.000Z", refreshExpiresAt: "2025-11-13T10:30:00.000Z" };

/** Logs in, renews and checks tokens as the server does: a refresh token works once. */
export async function startAuthServer(overrides: Readonly<Record<string, Answer>> = {}) {
  let issued = 0;
  let valid = { accessToken: "", refreshToken: "" };
  const issue = (response: ServerResponse, request: Parameters<Answer>[1]) => {
    issued++;
    valid = { accessToken: `access-${issued}`, refreshToken: `refresh-${issued}` };
    data({ ...valid, ...LIFE })(response, request);
  };
  const { baseUrl, received } = await startServer((response, request) => {
    const override = overrides[request.path];
    if (override) return override(response, request);
    if (request.path === "/api/auth/login") return issue(response, request);
    if (request.path === "/api/auth/refresh") {
      const { refreshToken } = JSON.parse(request.body);
      if (refreshToken === valid.refreshToken) return issue(response, request);
      return failure(401, "INVALID_REFRESH_TOKEN")(response, request);
    }
    if (request.headers.authorization !== `Bearer ${valid.accessToken}`) {
      return failure(401, "INVALID_TOKEN")(response, request);
    }
    if (request.path === "/api/auth/logout") return json(204, undefined)(response, request);
    return data({ user: { userId: 5 } })(response, request);
  });
  return {
    baseUrl,
    received,
    paths: () => received.map(({ path }) => path),
    /** As if the server had ended every login. */
    revoke: () => {
      valid = { accessToken: "", refreshToken: "" };
    },
    revokeAccess: () => {
      valid = { ...valid, accessToken: "" };
    },
  };
}

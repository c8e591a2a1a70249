import { createSecretKey, randomBytes } from "node:crypto";
import type { OperationId } from "@inbox-hub/openapi";
import { policyOf } from "@inbox-hub/openapi/rules";
import { contractDocument } from "@inbox-hub/openapi/validation";
import { InboxHub, isErrorCode } from "@inbox-hub/sdk";
import jwt from "jsonwebtoken";
import { vi } from "vitest";
import type { Role, Scope } from "../../src/contract/tenant";
import type { Sandbox } from "../start-sandbox";
import type { Who } from "./rules";

/** What each kind of caller sends; it may depend on the operation. */
export type Credentials = Readonly<Record<Who, (id: OperationId) => Promise<Readonly<Record<string, string>>>>>;

const password = "una frase larga y suya";

/** Makes the callers of the matrix. `secret` is what the server signs its tokens with. */
export async function createCredentials({ hub, url }: Sandbox, secret: string): Promise<Credentials> {
  const stranger = await createStranger(hub, url);
  const logIn = (identifier: string) => new InboxHub({ baseUrl: url }).auth.login({ identifier, password });
  const keyFor = async (wishes: object, organizationId = 1) =>
    hub.organizations.createApiKey(organizationId, { name: "Matrix", ...wishes });

  const revoked = await keyFor({});
  await hub.organizations.revokeApiKey(1, revoked.key.keyId);
  const expired = await keyFor({ expiresAt: new Date(Date.now() + 100).toISOString() });
  await refusal(new InboxHub({ baseUrl: url, apiKey: expired.apiKey }));
  const foreign = await keyFor({}, stranger.organizationId);
  await hub.sessions.create({ sessionId: "another", start: false });
  const elsewhere = await keyFor({ sessionIds: ["another"] });
  const scopes = (contractDocument.components as { schemas: { Scope: { enum: readonly Scope[] } } }).schemas.Scope.enum;
  const but = await perScope(scopes, (scope) => keyFor({ scopes: scopes.filter((other) => other !== scope) }));
  const only = await perScope(scopes, (scope) => keyFor({ scopes: [scope] }));

  const ended = await logIn(await createMember(hub, "viewer"));
  await end(url, ended.accessToken);
  const live = await logIn(await createMember(hub, "agent"));
  const claims = jwt.decode(live.accessToken);
  const past = { ...(typeof claims === "object" ? claims : {}), iat: 1_600_000_000, exp: 1_600_086_400 };
  const resign = (payload: object, key: Buffer) => jwt.sign(payload, createSecretKey(key), { algorithm: "HS256" });
  const forged = resign({ ...(typeof claims === "object" ? claims : {}) }, randomBytes(48));

  const key = (apiKey: string) => async () => ({ "x-api-key": apiKey });
  const token = (accessToken: string) => async () => ({ authorization: `Bearer ${accessToken}` });
  /** What ends a login gets one of its own. */
  const member = (identifier: string, accessToken: string) => async (id: OperationId) =>
    token(id === "auth.logout" ? (await logIn(identifier)).accessToken : accessToken)();
  const asRole = async (role: Role) => {
    const identifier = await createMember(hub, role);
    return member(identifier, (await logIn(identifier)).accessToken);
  };

  return {
    "no credential": async () => ({}),
    "a wrong key": key("ih_test_wrong"),
    "a revoked key": key(revoked.apiKey),
    "an expired key": key(expired.apiKey),
    "the key of another organization": key(foreign.apiKey),
    "a key with every scope but this": async (id) => key(but.get(policyOf(id).scope) ?? foreign.apiKey)(),
    "a key with this scope alone": async (id) => key(only.get(policyOf(id).scope) ?? foreign.apiKey)(),
    "a key for another session": key(elsewhere.apiKey),
    "a wrong token": token("nonsense"),
    "an expired token": token(resign(past, Buffer.from(secret))),
    "a forged token": token(forged),
    "a refresh token": token(live.refreshToken),
    "the token of a login that has ended": token(ended.accessToken),
    "a member of another organization": member(stranger.identifier, (await logIn(stranger.identifier)).accessToken),
    "a viewer": await asRole("viewer"),
    "an agent": await asRole("agent"),
    "an admin": await asRole("admin"),
    "the owner": await asRole("owner"),
  };
}

let members = 0;

async function createMember(hub: InboxHub, role: Role, organizationId = 1): Promise<string> {
  const email = `${role}${++members}@empresa.com`;
  await hub.organizations.addMember(organizationId, { email, name: role, role, password });
  return email;
}

/** Owns an organization, and has nothing to do with the sandbox's. */
async function createStranger(hub: InboxHub, url: string) {
  const { organizationId } = await hub.organizations.create({ name: "Otra" });
  const identifier = await createMember(hub, "owner", organizationId);
  const theirs = new InboxHub({ baseUrl: url, credentials: { identifier, password } });
  await theirs.organizations.get(organizationId);
  return { organizationId, identifier };
}

async function perScope(scopes: readonly Scope[], create: (scope: Scope) => Promise<{ readonly apiKey: string }>) {
  const keys = new Map<Scope | null, string>();
  for (const scope of scopes) keys.set(scope, (await create(scope)).apiKey);
  return keys;
}

async function end(url: string, accessToken: string): Promise<void> {
  await fetch(`${url}/api/auth/logout`, { method: "POST", headers: { authorization: `Bearer ${accessToken}` } });
}

/** Waits until a key is refused. */
async function refusal(hub: InboxHub): Promise<void> {
  await vi.waitUntil(
    () =>
      hub.sessions.list().then(
        () => false,
        (error: unknown) => isErrorCode(error, "INVALID_API_KEY"),
      ),
    { interval: 10, timeout: 5_000 },
  );
}

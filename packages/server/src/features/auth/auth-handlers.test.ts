import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountBench, createAccountBench, PASSWORD } from "../../../test/support/account-bench";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";
import { createAuthHandlers } from "./auth-handlers";

const email = "ana@empresa.com";

let bench: AccountBench;
let handlers: ReturnType<typeof createAuthHandlers>;
let userId: number;

beforeEach(async () => {
  bench = createAccountBench();
  handlers = createAuthHandlers({ auth: bench.auth });
  userId = await bench.addUser(email);
  await bench.addOrganization(userId);
});
afterEach(() => bench.database.close());

const anonymous = contextOf({ type: "anonymous" });
const login = async () => {
  const body = { identifier: email, password: PASSWORD };
  return handlers["auth.login"](requestOf("auth.login", { body }), anonymous);
};
async function contextOfLogin() {
  const { data } = await login();
  const identity = await bench.authenticator.byAccessToken(data.accessToken);
  return contextOf({ type: "user", userId, loginId: identity?.loginId ?? "" });
}

describe("the wire of auth", () => {
  it("logs in as the guide shows", async () => {
    const reply = await login();
    expectOnContract("auth.login", reply);
    expect(reply.data).toMatchObject({
      expiresIn: "24h",
      expiresAt: "2026-01-02T00:00:00.000Z",
      refreshExpiresAt: "2026-01-31T00:00:00.000Z",
      user: { userId, email, name: "Ana" },
      organizationId: 1,
      role: "owner",
    });
  });

  it("logs in a user without an organization", async () => {
    await bench.addUser("eva@empresa.com");
    const body = { identifier: "eva@empresa.com", password: PASSWORD };
    const reply = await handlers["auth.login"](requestOf("auth.login", { body }), anonymous);
    expectOnContract("auth.login", reply);
    expect(reply.data).toMatchObject({ organizationId: null, role: null });
  });

  it("renews", async () => {
    const { refreshToken } = (await login()).data;
    const reply = await handlers["auth.refresh"](requestOf("auth.refresh", { body: { refreshToken } }), anonymous);
    expectOnContract("auth.refresh", reply);
    expect(reply.data.refreshToken).not.toBe(refreshToken);
  });

  it("tells who the user is", async () => {
    const reply = await handlers["auth.me"](requestOf("auth.me"), await contextOfLogin());
    expectOnContract("auth.me", reply);
    expect(reply.data.organizations).toEqual([{ organizationId: 1, name: "Empresa", role: "owner" }]);
  });

  it("changes the password and logs out, without a word", async () => {
    const context = await contextOfLogin();
    const body = { currentPassword: PASSWORD, newPassword: "another password for tests" };
    const changed = await handlers["auth.changePassword"](requestOf("auth.changePassword", { body }), context);
    const loggedOut = await handlers["auth.logout"](requestOf("auth.logout"), context);
    expectOnContract("auth.changePassword", changed);
    expectOnContract("auth.logout", loggedOut);
  });

  it("refuses a caller who is not a user", async () => {
    const context = contextOf({ type: "api_key", keyId: "key_1" });
    await expect(handlers["auth.me"](requestOf("auth.me"), context)).rejects.toMatchObject({ code: "MISSING_TOKEN" });
  });
});

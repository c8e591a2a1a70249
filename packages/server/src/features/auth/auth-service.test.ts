import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountBench, callerOf, createAccountBench, PASSWORD } from "../../../test/support/account-bench";

const email = "ana@empresa.com";
const NEW_PASSWORD = "another password for tests";
const DAY = 24 * 3_600_000;

let bench: AccountBench;
let userId: number;
let organizationId: number;

beforeEach(async () => {
  bench = createAccountBench();
  userId = await bench.addUser(email);
  organizationId = await bench.addOrganization(userId);
});
afterEach(() => bench.database.close());

const login = (changes: { email?: string; password?: string; organizationId?: number } = {}) =>
  bench.auth.login({ email, password: PASSWORD, organizationId: null, ...changes });
const identify = (token: string) => bench.authenticator.byAccessToken(token);

describe("logging in", () => {
  it("gives tokens for the user's first organization", async () => {
    await bench.addOrganization(userId, "Second");
    const { access, refresh, ...standing } = await login();
    expect(standing).toEqual({ user: { userId, email, name: "Ana" }, organizationId, role: "owner" });
    expect(await identify(access.token)).toMatchObject({ userId, organizationId });
    expect(refresh.expiresAt - bench.clock.now()).toBe(30 * DAY);
  });

  it("gives tokens for the organization that was asked for", async () => {
    const second = await bench.addOrganization(userId, "Second");
    const { access, organizationId: chosen } = await login({ organizationId: second });
    expect(chosen).toBe(second);
    expect(await identify(access.token)).toMatchObject({ organizationId: second });
  });

  it("works for a user without an organization", async () => {
    await bench.addUser("eva@empresa.com");
    const { access, ...standing } = await login({ email: "eva@empresa.com" });
    expect(standing).toMatchObject({ organizationId: null, role: null });
    expect(await identify(access.token)).toMatchObject({ organizationId: null });
  });

  it("finds the user however the address is written", async () => {
    expect((await login({ email: " ANA@Empresa.com" })).user.userId).toBe(userId);
  });

  it.each([
    ["a wrong password", { password: "not the password" }],
    ["an unknown user", { email: "nobody@empresa.com" }],
    ["an organization that does not exist", { organizationId: 999 }],
  ])("refuses %s", async (_what, changes) => {
    await expect(login(changes)).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  });

  it("refuses an organization that the user is not a member of, in the same words", async () => {
    const stranger = await bench.addUser("eva@empresa.com");
    const foreign = await bench.addOrganization(stranger);
    await expect(login({ organizationId: foreign })).rejects.toMatchObject({ code: "INVALID_CREDENTIALS", params: {} });
  });

  it("stores neither the refresh token nor the password", async () => {
    const { refresh } = await login();
    const stored = bench.database.sqlite.serialize().toString("latin1");
    expect(stored).not.toContain(refresh.token);
    expect(stored).not.toContain(PASSWORD);
  });
});

describe("renewing", () => {
  it("gives a pair that works, again and again", async () => {
    let { refresh } = await login();
    for (let day = 0; day < 60; day += 20) {
      await bench.clock.advance(20 * DAY);
      const next = await bench.auth.refresh(refresh.token);
      expect(await identify(next.access.token)).toMatchObject({ userId, organizationId });
      refresh = next.refresh;
    }
  });

  it("ends the login when a refresh token is used a second time", async () => {
    const first = await login();
    const second = await bench.auth.refresh(first.refresh.token);
    await expect(bench.auth.refresh(first.refresh.token)).rejects.toMatchObject({ code: "INVALID_REFRESH_TOKEN" });
    await expect(bench.auth.refresh(second.refresh.token)).rejects.toMatchObject({ code: "INVALID_REFRESH_TOKEN" });
    expect(await identify(second.access.token)).toBeNull();
    expect(await identify(first.access.token)).toBeNull();
  });

  it("leaves other logins alone when it ends one", async () => {
    const other = await login();
    const { refresh } = await login();
    await bench.auth.refresh(refresh.token);
    await bench.auth.refresh(refresh.token).catch(() => undefined);
    expect(await identify(other.access.token)).not.toBeNull();
    expect((await bench.auth.refresh(other.refresh.token)).user.userId).toBe(userId);
  });

  it("lets one of two win that renew with the same token at once, and takes the other for a replay", async () => {
    const { refresh } = await login();
    const outcomes = await Promise.allSettled([bench.auth.refresh(refresh.token), bench.auth.refresh(refresh.token)]);
    const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(won).toHaveLength(1);
    expect(lost).toMatchObject([{ reason: { code: "INVALID_REFRESH_TOKEN" } }]);
    expect(await identify(won[0]?.value.access.token ?? "")).toBeNull();
  });

  it("refuses an access token", async () => {
    const { access } = await login();
    await expect(bench.auth.refresh(access.token)).rejects.toMatchObject({ code: "INVALID_REFRESH_TOKEN" });
    expect(await identify(access.token)).not.toBeNull();
  });

  it("refuses a token that has expired", async () => {
    const { refresh } = await login();
    await bench.clock.advance(30 * DAY);
    await expect(bench.auth.refresh(refresh.token)).rejects.toMatchObject({ code: "INVALID_REFRESH_TOKEN" });
  });

  it("tells the role that the member has now", async () => {
    const eva = await bench.addUser("eva@empresa.com");
    await bench.members.add(callerOf(userId), organizationId, newMember("eva@empresa.com"));
    const { refresh, role } = await login({ email: "eva@empresa.com" });
    expect(role).toBe("viewer");
    await bench.members.changeRole(callerOf(userId), organizationId, eva, "admin");
    expect((await bench.auth.refresh(refresh.token)).role).toBe("admin");
  });
});

describe("logging out", () => {
  it("makes both tokens useless, and no other login's", async () => {
    const other = await login();
    const { access, refresh } = await login();
    const identity = await identify(access.token);
    await bench.auth.logout(identity?.loginId ?? "");
    expect(await identify(access.token)).toBeNull();
    await expect(bench.auth.refresh(refresh.token)).rejects.toMatchObject({ code: "INVALID_REFRESH_TOKEN" });
    expect(await identify(other.access.token)).not.toBeNull();
  });
});

describe("who am I", () => {
  it("tells the user and the organizations, with the role in each", async () => {
    const stranger = await bench.addUser("eva@empresa.com");
    const second = await bench.addOrganization(stranger, "Second");
    await bench.members.add(callerOf(stranger), second, newMember(email));
    expect(await bench.auth.me(userId)).toEqual({
      user: { userId, email, name: "Ana" },
      memberships: [
        { organizationId, name: "Empresa", role: "owner" },
        { organizationId: second, name: "Second", role: "viewer" },
      ],
    });
  });
});

describe("changing the password", () => {
  const change = (loginId: string, currentPassword = PASSWORD) =>
    bench.auth.changePassword({ userId, loginId, currentPassword, newPassword: NEW_PASSWORD });
  const loginIdOf = async (token: string) => (await identify(token))?.loginId ?? "";

  it("ends every other login and keeps this one", async () => {
    const other = await login();
    const mine = await login();
    await change(await loginIdOf(mine.access.token));
    expect(await identify(mine.access.token)).not.toBeNull();
    expect((await bench.auth.refresh(mine.refresh.token)).user.userId).toBe(userId);
    expect(await identify(other.access.token)).toBeNull();
    await expect(bench.auth.refresh(other.refresh.token)).rejects.toMatchObject({ code: "INVALID_REFRESH_TOKEN" });
  });

  it("makes the new password the only one", async () => {
    await change(await loginIdOf((await login()).access.token));
    await expect(login()).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
    expect((await login({ password: NEW_PASSWORD })).user.userId).toBe(userId);
  });

  it("refuses a wrong current password and changes nothing", async () => {
    const other = await login();
    const mine = await login();
    await expect(change(await loginIdOf(mine.access.token), "not the password")).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    expect(await identify(other.access.token)).not.toBeNull();
    expect((await login()).user.userId).toBe(userId);
  });

  it("leaves no login of the old password that began while it was changed", async () => {
    const found = await bench.stores.users.findByEmail(email);
    await change(await loginIdOf((await login()).access.token));
    const late = await bench.stores.logins.start({
      loginId: "lgn_late",
      userId,
      checkedHash: found?.passwordHash ?? "",
      organizationId: null,
      refreshHash: "hash",
      refreshExpiresAt: bench.clock.now() + DAY,
    });
    expect(late).toBeNull();
    expect(await bench.stores.logins.findActive("lgn_late")).toBeNull();
  });

  it("lets one of two changes at once win", async () => {
    const loginId = await loginIdOf((await login()).access.token);
    const outcomes = await Promise.allSettled([change(loginId), change(loginId)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

function newMember(address: string) {
  return { email: address, name: "Eva", role: "viewer", password: PASSWORD } as const;
}

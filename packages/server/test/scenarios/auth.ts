import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { refused } from "./stage";

export const authScenarios: ScenariosOf<"auth"> = {
  async "auth.login"({ connect, newMember }) {
    const { userId, credentials } = await newMember("agent");
    const hub = connect({});
    const login = await hub.auth.login(credentials);
    expect(login).toMatchObject({
      expiresIn: "24h",
      organizationId: 1,
      role: "agent",
      user: { userId, email: credentials.identifier },
    });
    expect(Date.parse(login.expiresAt) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect((await hub.auth.me()).user.userId).toBe(userId);
    await refused(
      hub.auth.login({ identifier: credentials.identifier, password: "not the password" }),
      "INVALID_CREDENTIALS",
    );
  },

  async "auth.refresh"({ connect, newMember }) {
    const { userId, credentials } = await newMember("viewer");
    const hub = connect({});
    const login = await hub.auth.login(credentials);
    const renewed = await hub.auth.refresh({ refreshToken: login.refreshToken });
    expect(renewed.refreshToken).not.toBe(login.refreshToken);
    expect(renewed.user.userId).toBe(userId);
    expect((await hub.auth.me()).user.userId).toBe(userId);
    await refused(connect({}).auth.refresh({ refreshToken: login.refreshToken }), "INVALID_REFRESH_TOKEN");
  },

  async "auth.logout"({ connect, newMember }) {
    const { credentials } = await newMember("viewer");
    const [leaving, staying] = [connect({}), connect({})];
    const { accessToken, refreshToken } = await leaving.auth.login(credentials);
    await staying.auth.login(credentials);
    await leaving.auth.logout();
    await refused(
      leaving.auth.me({ headers: { authorization: `Bearer ${accessToken}` }, maxRetries: 0 }),
      "INVALID_TOKEN",
    );
    await refused(leaving.auth.refresh({ refreshToken }), "INVALID_REFRESH_TOKEN");
    expect((await staying.auth.me()).user.email).toBe(credentials.identifier);
  },

  async "auth.me"({ connect, newMember }) {
    const { userId, credentials } = await newMember("agent");
    const me = await connect({ credentials }).auth.me();
    expect(me).toMatchObject({
      user: { userId, email: credentials.identifier },
      organizations: [{ organizationId: 1, name: "Empresa", role: "agent" }],
    });
  },

  async "auth.changePassword"({ connect, newMember }) {
    const { credentials } = await newMember("viewer");
    const { identifier, password } = credentials;
    const [hub, other] = [connect({ credentials }), connect({})];
    const elsewhere = await other.auth.login(credentials);
    await hub.auth.changePassword({ currentPassword: password, newPassword: "otra frase bien distinta" });

    await refused(connect({}).auth.login(credentials), "INVALID_CREDENTIALS");
    await refused(other.auth.refresh({ refreshToken: elsewhere.refreshToken }), "INVALID_REFRESH_TOKEN");
    expect((await hub.auth.me()).user.email).toBe(identifier);
    const login = await connect({}).auth.login({ identifier, password: "otra frase bien distinta" });
    expect(login.user.email).toBe(identifier);
  },
};

import { AppError, normalizeEmail } from "@inbox-hub/openapi/rules";
import type { NewId } from "../../lib/ids";
import { sha256 } from "../../lib/sha256";
import type { LoginStanding, LoginStore } from "./login-store";
import type { Passwords } from "./passwords";
import type { IssuedToken, Tokens } from "./tokens";
import type { Membership, User } from "./user";
import type { UserStore } from "./user-store";

/** A pair of tokens, and what they stand for. */
export interface Login extends LoginStanding {
  readonly access: IssuedToken;
  readonly refresh: IssuedToken;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Null: the user's first organization. */
  readonly organizationId: number | null;
}

export interface AuthService {
  /** @throws AppError INVALID_CREDENTIALS, also when the user is not a member of the organization. */
  login(credentials: Credentials): Promise<Login>;
  /** @throws AppError INVALID_REFRESH_TOKEN. A token that was used before ends its login. */
  refresh(refreshToken: string): Promise<Login>;
  logout(loginId: string): Promise<void>;
  me(userId: number): Promise<{ readonly user: User; readonly memberships: readonly Membership[] }>;
  /** Ends all logins of the user but this one. @throws AppError INVALID_CREDENTIALS */
  changePassword(change: {
    readonly userId: number;
    readonly loginId: string;
    readonly currentPassword: string;
    readonly newPassword: string;
  }): Promise<void>;
}

interface AuthServiceDeps {
  readonly users: UserStore;
  readonly logins: LoginStore;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
  readonly newId: NewId;
}

export function createAuthService({ users, logins, passwords, tokens, newId }: AuthServiceDeps): AuthService {
  const complete = (loginId: string, refresh: IssuedToken, standing: LoginStanding): Login => ({
    ...standing,
    access: tokens.issueAccess({
      userId: standing.user.userId,
      loginId,
      organizationId: standing.organizationId,
    }),
    refresh,
  });

  return {
    async login({ email, password, organizationId }) {
      const found = await users.findByEmail(normalizeEmail(email));
      const matches = await passwords.matches(password, found?.passwordHash ?? null);
      if (found === null || !matches) throw new AppError("INVALID_CREDENTIALS");

      const { userId, passwordHash: checkedHash } = found;
      const loginId = newId("lgn");
      const refresh = tokens.issueRefresh({ userId, loginId });
      const standing = await logins.start({
        loginId,
        userId,
        checkedHash,
        organizationId,
        refreshHash: sha256(refresh.token),
        refreshExpiresAt: refresh.expiresAt,
      });
      if (standing === null) throw new AppError("INVALID_CREDENTIALS");
      return complete(loginId, refresh, standing);
    },

    async refresh(refreshToken) {
      const claims = tokens.readRefresh(refreshToken);
      if (claims === null) throw new AppError("INVALID_REFRESH_TOKEN");

      const next = tokens.issueRefresh(claims);
      const standing = await logins.rotate({
        loginId: claims.loginId,
        refreshHash: sha256(refreshToken),
        nextRefreshHash: sha256(next.token),
        nextRefreshExpiresAt: next.expiresAt,
      });
      if (standing === null) throw new AppError("INVALID_REFRESH_TOKEN");
      return complete(claims.loginId, next, standing);
    },

    logout: (loginId) => logins.end(loginId),

    async me(userId) {
      const user = await users.get(userId);
      if (user === null) throw new AppError("INVALID_TOKEN");
      return { user, memberships: await users.listMemberships(userId) };
    },

    async changePassword({ userId, loginId, currentPassword, newPassword }) {
      const checkedHash = await users.getPasswordHash(userId);
      const matches = await passwords.matches(currentPassword, checkedHash);
      if (checkedHash === null || !matches) throw new AppError("INVALID_CREDENTIALS");

      const newHash = await passwords.hash(newPassword);
      const changed = await users.changePassword({ userId, checkedHash, newHash, keepLoginId: loginId });
      if (!changed) throw new AppError("INVALID_CREDENTIALS");
    },
  };
}

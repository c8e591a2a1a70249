import { randomUUID } from "node:crypto";
import type { Schemas } from "@inbox-hub/openapi";
import { AppError, normalizeEmail, toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf, RequestContext } from "../edge/handler";
import type { LoginRecord, UserRecord } from "../state/records";
import type { World } from "../state/world";

const ACCESS_MS = 24 * 60 * 60 * 1000;
const REFRESH_MS = 30 * ACCESS_MS;

export function createAuthHandlers({ tables, clock, newId }: World): HandlersOf<"auth"> {
  const membershipsOf = (userId: number) => tables.memberships.filter((membership) => membership.userId === userId);

  /** Each token is good once, and its life is told as by the server: in whole seconds. */
  const issue = (login: Pick<LoginRecord, "loginId" | "userId" | "organizationId">): Schemas["Login"] => {
    const now = Math.floor(clock.now() / 1000) * 1000;
    const tokens = { accessToken: `access.${randomUUID()}`, refreshToken: `refresh.${randomUUID()}` };
    const record = { ...login, ...tokens, accessExpiresAt: now + ACCESS_MS, refreshExpiresAt: now + REFRESH_MS };
    tables.logins.set(login.loginId, record);
    const user = tables.users.get(login.userId);
    if (!user) throw new AppError("INVALID_CREDENTIALS");
    const { organizationId } = login;
    return {
      ...tokens,
      expiresIn: "24h",
      expiresAt: toTime(record.accessExpiresAt),
      refreshExpiresAt: toTime(record.refreshExpiresAt),
      user: toWireUser(user),
      organizationId,
      role: membershipsOf(login.userId).find((one) => one.organizationId === organizationId)?.role ?? null,
    };
  };

  const requireUser = ({ userId, loginId }: RequestContext) => {
    const user = userId === null ? undefined : tables.users.get(userId);
    if (!user || loginId === null) throw new AppError("INVALID_TOKEN");
    return { user, loginId };
  };

  return {
    "auth.login": ({ body: { identifier, password, organizationId } }) => {
      const email = normalizeEmail(identifier);
      const user = [...tables.users.values()].find((candidate) => candidate.email === email);
      if (user?.password !== password) throw new AppError("INVALID_CREDENTIALS");
      const memberships = membershipsOf(user.userId);
      const chosen = organizationId ?? memberships[0]?.organizationId ?? null;
      const isMember = memberships.some((membership) => membership.organizationId === chosen);
      if (organizationId !== undefined && !isMember) throw new AppError("INVALID_CREDENTIALS");
      const login = { loginId: newId("lgn"), userId: user.userId, organizationId: chosen };
      return { status: 200, data: issue(login) };
    },

    "auth.refresh": ({ body }) => {
      const login = [...tables.logins.values()].find(({ refreshToken }) => refreshToken === body.refreshToken);
      if (!login || login.refreshExpiresAt <= clock.now()) throw new AppError("INVALID_REFRESH_TOKEN");
      const { loginId, userId, organizationId } = login;
      return { status: 200, data: issue({ loginId, userId, organizationId }) };
    },

    "auth.logout": (_, context) => {
      tables.logins.delete(requireUser(context).loginId);
      return { status: 204 };
    },

    "auth.me": (_, context) => {
      const { user } = requireUser(context);
      const organizations = membershipsOf(user.userId).map(({ organizationId, role }) => ({
        organizationId,
        name: tables.organizations.get(organizationId)?.name ?? "",
        role,
      }));
      return { status: 200, data: { user: toWireUser(user), organizations } };
    },

    "auth.changePassword": ({ body }, context) => {
      const { user, loginId } = requireUser(context);
      if (user.password !== body.currentPassword) throw new AppError("INVALID_CREDENTIALS");
      tables.users.set(user.userId, { ...user, password: body.newPassword });
      for (const [id, login] of tables.logins) {
        if (login.userId === user.userId && id !== loginId) tables.logins.delete(id);
      }
      return { status: 204 };
    },
  };
}

function toWireUser({ userId, email, name }: UserRecord): Schemas["User"] {
  return { userId, email, name };
}

import type { Schemas } from "@inbox-hub/openapi";
import { AppError, toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf, RequestContext } from "../../contract/handler";
import type { AuthService, Login } from "./auth-service";
import { ACCESS_TOKEN_LIFE } from "./tokens";

export function createAuthHandlers({ auth }: { readonly auth: AuthService }): HandlersOf<"auth"> {
  return {
    "auth.login": async ({ body }) => {
      const { identifier: email, password, organizationId = null } = body;
      return { status: 200, data: toWireLogin(await auth.login({ email, password, organizationId })) };
    },
    "auth.refresh": async ({ body }) => ({ status: 200, data: toWireLogin(await auth.refresh(body.refreshToken)) }),
    "auth.logout": async (_request, context) => {
      await auth.logout(requireUser(context).loginId);
      return { status: 204 };
    },
    "auth.me": async (_request, context) => {
      const { user, memberships } = await auth.me(requireUser(context).userId);
      const organizations = memberships.map(({ organizationId, name, role }) => ({ organizationId, name, role }));
      return { status: 200, data: { user: toWireUser(user), organizations } };
    },
    "auth.changePassword": async ({ body }, context) => {
      const { userId, loginId } = requireUser(context);
      await auth.changePassword({ userId, loginId, ...body });
      return { status: 204 };
    },
  };
}

function requireUser({ actor }: RequestContext) {
  if (actor.type !== "user") throw new AppError("MISSING_TOKEN");
  return actor;
}

function toWireLogin({ access, refresh, user, organizationId, role }: Login): Schemas["Login"] {
  return {
    accessToken: access.token,
    refreshToken: refresh.token,
    expiresIn: ACCESS_TOKEN_LIFE,
    expiresAt: toTime(access.expiresAt),
    refreshExpiresAt: toTime(refresh.expiresAt),
    user: toWireUser(user),
    organizationId,
    role,
  };
}

function toWireUser({ userId, email, name }: Login["user"]): Schemas["User"] {
  return { userId, email, name };
}

import type { Authenticator } from "../../contract/authenticator";
import { sha256 } from "../../lib/sha256";
import type { ApiKeyStore } from "../organizations/api-key-store";
import type { MemberStore } from "../organizations/member-store";
import type { LoginStore } from "./login-store";
import type { Tokens } from "./tokens";

interface AuthenticatorDeps {
  readonly apiKeys: Pick<ApiKeyStore, "findGrant" | "noteUse">;
  readonly logins: Pick<LoginStore, "findActive">;
  readonly members: Pick<MemberStore, "roleIn">;
  readonly tokens: Pick<Tokens, "readAccess">;
}

/** A key may be any text that an operator chose; what is longer is not worth hashing. */
const LONGEST_KEY = 200;

/** Tells the edge who calls. Every request asks anew, so what is revoked, ended or changed counts at once. */
export function createAuthenticator({ apiKeys, logins, members, tokens }: AuthenticatorDeps): Authenticator {
  return {
    async byApiKey(key) {
      if (key.length > LONGEST_KEY) return null;
      const grant = await apiKeys.findGrant(sha256(key));
      if (grant === null) return null;

      const { keyId, organizationId, scopes, sessionIds, isUseDue } = grant;
      // The request neither waits for the note nor fails with it: a full disk still lets clients read.
      if (isUseDue) apiKeys.noteUse(keyId).catch(() => undefined);
      return { keyId, organizationId, scopes, sessionIds: sessionIds === null ? null : new Set(sessionIds) };
    },

    async byAccessToken(token) {
      const claims = tokens.readAccess(token);
      if (claims === null) return null;
      const { loginId, userId } = claims;
      const login = await logins.findActive(loginId);
      if (login === null || login.userId !== userId) return null;
      return { userId, loginId, organizationId: login.organizationId };
    },

    roleIn: (userId, organizationId) => members.roleIn(userId, organizationId),
  };
}

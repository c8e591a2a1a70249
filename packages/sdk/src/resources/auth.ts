import type { Schemas } from "@inbox-hub/openapi";
import type { RequestOptions } from "../call-options";
import { Resource } from "../resource";

/**
 * Log in, renew and end a login. With `credentials` in the options of the client you need none of it:
 * the client logs in when `organizations` or `auth.me` is called, and renews the login by itself.
 */
export class Auth extends Resource {
  /**
   * Log in, and use this login from now on. A client has one login: make another client for another user.
   * @throws `INVALID_CREDENTIALS`, `RATE_LIMIT_EXCEEDED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const { user } = await hub.auth.login({ identifier: "test@empresa.com", password: "test_password" });
   * const { items } = await hub.organizations.list();
   * ```
   */
  login(body: Schemas["LoginRequest"], options?: RequestOptions): Promise<Schemas["Login"]> {
    return this.hub.tokens.adopt(() => this.hub.request("auth.login", { body }, options));
  }

  /**
   * Renew a login that you kept yourself, and use it from now on. The client renews its own login without being asked.
   * A refresh token that is sent a second time ends the whole login: it may have been stolen.
   * @throws `INVALID_REFRESH_TOKEN`, `RATE_LIMIT_EXCEEDED`.
   */
  refresh(body: Schemas["RefreshRequest"], options?: RequestOptions): Promise<Schemas["Login"]> {
    return this.hub.tokens.adopt(() => this.hub.request("auth.refresh", { body }, options));
  }

  /** End this login and forget its tokens. Does nothing without a login; with `credentials`, the next call logs in again. */
  async logout(options?: RequestOptions): Promise<void> {
    if (!(await this.hub.tokens.hasTokens())) return;
    await this.hub.request("auth.logout", {}, options);
    await this.hub.tokens.forget();
  }

  /** Get the user of this login and the organizations they belong to. */
  me(options?: RequestOptions): Promise<Schemas["Me"]> {
    return this.hub.request("auth.me", {}, options);
  }

  /**
   * Change the password. Every other login of the user ends; this one stays.
   * @throws `INVALID_CREDENTIALS`.
   */
  changePassword(body: Schemas["ChangePasswordRequest"], options?: RequestOptions): Promise<void> {
    return this.hub.request("auth.changePassword", { body }, options);
  }
}

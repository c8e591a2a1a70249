import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { RequestOptions } from "../call-options";

/**
 * Log in, renew and end a login. With `credentials` in the options of the client you need none of it:
 * the client logs in when `organizations` or `auth.me` is called, and renews the login by itself.
 */
export interface Auth {
  /**
   * Log in, and use this login from now on. A client has one login: make another client for another user.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#authlogin}
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
  login(body: Schemas["LoginRequest"], options?: RequestOptions): APIPromise<Schemas["Login"]>;

  /**
   * Renew a login that you kept yourself, and use it from now on. The client renews its own login without being asked.
   * A refresh token that is sent a second time ends the whole login: it may have been stolen.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#authrefresh}
   * @throws `INVALID_REFRESH_TOKEN`, `RATE_LIMIT_EXCEEDED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const login = await hub.auth.refresh({ refreshToken: "eyJhbGciOiJIUzI1NiIs..." });
   * ```
   */
  refresh(body: Schemas["RefreshRequest"], options?: RequestOptions): APIPromise<Schemas["Login"]>;

  /**
   * End this login and forget its tokens. Does nothing without a login; with `credentials`, the next call logs in again.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#authlogout}
   * @throws Only what every method can fail with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.auth.logout();
   * ```
   */
  logout(options?: RequestOptions): APIPromise<void>;

  /**
   * Get the user of this login and the organizations they belong to.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#authme}
   * @throws Only what every method can fail with.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const me = await hub.auth.me();
   * ```
   */
  me(options?: RequestOptions): APIPromise<Schemas["Me"]>;

  /**
   * Change the password. Every other login of the user ends; this one stays.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#authchangepassword}
   * @throws `INVALID_CREDENTIALS`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.auth.changePassword({ currentPassword: "test_password", newPassword: "una frase larga y tuya" });
   * ```
   */
  changePassword(body: Schemas["ChangePasswordRequest"], options?: RequestOptions): APIPromise<void>;
}

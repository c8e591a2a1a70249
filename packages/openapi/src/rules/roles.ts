import type { Schemas } from "../index";

type Role = Schemas["Role"];
type Scope = Schemas["Scope"];

const ranks = { viewer: 0, agent: 1, admin: 2, owner: 3 } as const satisfies Record<Role, number>;

/** The role that a user needs for what a key needs a scope for. */
const rolesOfScopes = {
  "sessions:read": "viewer",
  "messages:read": "viewer",
  "contacts:read": "viewer",
  "media:read": "viewer",
  "templates:read": "viewer",
  "webhooks:read": "viewer",
  "conversations:read": "viewer",
  "groups:read": "viewer",
  "status:read": "viewer",
  "events:read": "viewer",
  "statistics:read": "viewer",
  "messages:write": "agent",
  "contacts:write": "agent",
  "media:write": "agent",
  "templates:write": "agent",
  "conversations:write": "agent",
  "groups:write": "agent",
  "status:write": "agent",
  "sessions:write": "admin",
  "webhooks:write": "admin",
  "sandbox:write": "admin",
} as const satisfies Record<Scope, Role>;

/** What an operation of this scope or role takes of a user; null when it takes nothing. */
export function requiredRole({
  role,
  scope,
}: {
  readonly role: Role | null;
  readonly scope: Scope | null;
}): Role | null {
  return role ?? (scope === null ? null : rolesOfScopes[scope]);
}

export function isEnough(held: Role | null, required: Role): boolean {
  return held !== null && ranks[held] >= ranks[required];
}

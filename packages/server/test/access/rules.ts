import type { ErrorCode, OperationId } from "@inbox-hub/openapi";
import { type Policy, policyOf } from "@inbox-hub/openapi/rules";
import { KEY_FOR_EVERY_SESSION, type Role } from "../../src/contract/tenant";
import { type Ids, notFound, type OwnedKind, ownerOf } from "./requests";

/** What the contract promises to a kind of caller: to let them in, or this refusal. */
export type Expected = "allowed" | { readonly code: ErrorCode; readonly params?: object };

export type Rule = (id: OperationId, ids: Ids) => Expected;

interface BySecurity {
  readonly apiKey: Rule;
  readonly bearer: Rule;
}

/** Public operations, and the metrics of a server that nobody else can reach, ask for nothing. */
function bySecurity(rules: BySecurity): Rule {
  return (id, ids) => {
    const { security } = policyOf(id);
    switch (security) {
      case "none":
      case "metricsToken":
        return "allowed";
      case "apiKey":
      case "bearer":
        return rules[security](id, ids);
      default:
        throw new Error(`${id} has the unknown security ${security satisfies never}`);
    }
  };
}

const allowed: Rule = () => "allowed";
const always =
  (code: ErrorCode): Rule =>
  () => ({ code });
const needsToken = always("MISSING_TOKEN");

/** What somebody else owns is not there. */
const unseen =
  (hidden: readonly OwnedKind[]): Rule =>
  (id, ids) => {
    const owner = ownerOf(id);
    return owner !== null && hidden.includes(owner) ? notFound(owner, ids) : "allowed";
  };

const everything = ["OrganizationId", "SessionId", "ContactId", "MediaId", "TemplateId", "WebhookId"] as const;
/** Templates are the whole organization's, whatever session a key is for. */
const ofSessions = ["SessionId", "ContactId", "MediaId", "WebhookId"] as const;

const unlimited: Expected = { code: "FORBIDDEN", params: { required: KEY_FOR_EVERY_SESSION } };

/** What reaches beyond the sessions that a key is limited to. */
const forAllSessions: { readonly [Id in OperationId]?: Expected } = {
  "sessions.create": unlimited,
  "templates.create": unlimited,
  "templates.update": unlimited,
  "templates.delete": unlimited,
  "webhooks.create": unlimited,
};

const ranks: readonly Role[] = ["viewer", "agent", "admin", "owner"];

/** As the contract describes the roles: "viewer reads; agent also sends …; admin also manages sessions, webhooks, keys". */
function roleFor({ scope, role }: Policy): Role | null {
  if (role !== null || scope === null) return role;
  if (scope.endsWith(":read")) return "viewer";
  return ["sessions:write", "webhooks:write", "sandbox:write"].includes(scope) ? "admin" : "agent";
}

const asMember = (held: Role): Rule => {
  const rule: Rule = (id) => {
    const policy = policyOf(id);
    const needed = roleFor(policy);
    if (needed === null || ranks.indexOf(held) >= ranks.indexOf(needed)) return "allowed";
    return { code: "FORBIDDEN", params: { required: policy.role ?? policy.scope } };
  };
  return bySecurity({ apiKey: rule, bearer: rule });
};

const unknownKey = bySecurity({ apiKey: always("INVALID_API_KEY"), bearer: needsToken });
const unknownToken = bySecurity({ apiKey: always("INVALID_TOKEN"), bearer: always("INVALID_TOKEN") });

/** The columns of the matrix: who calls, and what they must be answered. */
export const rules = {
  "no credential": bySecurity({ apiKey: always("MISSING_API_KEY"), bearer: needsToken }),
  "a wrong key": unknownKey,
  "a revoked key": unknownKey,
  "an expired key": unknownKey,
  "the key of another organization": bySecurity({ apiKey: unseen(everything), bearer: needsToken }),
  "a key with every scope but this": bySecurity({
    apiKey: (id) => ({ code: "FORBIDDEN", params: { required: policyOf(id).scope } }),
    bearer: needsToken,
  }),
  "a key with this scope alone": bySecurity({ apiKey: allowed, bearer: needsToken }),
  "a key for another session": bySecurity({
    apiKey: (id, ids) => forAllSessions[id] ?? unseen(ofSessions)(id, ids),
    bearer: needsToken,
  }),
  "a wrong token": unknownToken,
  "an expired token": unknownToken,
  "a forged token": unknownToken,
  "a refresh token": unknownToken,
  "the token of a login that has ended": unknownToken,
  "a member of another organization": bySecurity({ apiKey: unseen(everything), bearer: unseen(everything) }),
  "a viewer": asMember("viewer"),
  "an agent": asMember("agent"),
  "an admin": asMember("admin"),
  "the owner": asMember("owner"),
} as const satisfies Readonly<Record<string, Rule>>;

export type Who = keyof typeof rules;

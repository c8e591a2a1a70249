import { policies } from "@inbox-hub/openapi";
import type { Config } from "../config";
import type { Scope } from "../contract/tenant";
import { withAccounts } from "./accounts";

interface KeysOptions {
  readonly config: Config;
  readonly print: (line: string) => void;
  readonly organization: string;
}

const caller = { actor: { type: "system" }, requestId: null } as const;

/** Makes a key and shows it, once. */
export async function createApiKey({
  config,
  print,
  organization,
  name,
  scopes,
}: KeysOptions & { readonly name: string; readonly scopes?: string }): Promise<void> {
  await withAccounts(config, async ({ apiKeys, requireOrganization }) => {
    await requireOrganization(readId(organization));
    const wanted = scopes === undefined ? {} : { scopes: readScopes(scopes) };
    const { secret, key } = await apiKeys.create(caller, readId(organization), { name, ...wanted });
    print(`${key.keyId}  ${key.name}`);
    print(`API key (shown once): ${secret}`);
  });
}

export async function listApiKeys({ config, print, organization }: KeysOptions): Promise<void> {
  await withAccounts(config, async ({ apiKeys, requireOrganization }) => {
    await requireOrganization(readId(organization));
    const { items } = await apiKeys.list(readId(organization), { limit: 100, cursor: null });
    if (items.length === 0) print("No API keys");
    for (const { keyId, prefix, name, revokedAt } of items) {
      print(`${keyId}  ${prefix}  ${name}${revokedAt === null ? "" : "  (revoked)"}`);
    }
  });
}

export async function revokeApiKey({
  config,
  print,
  organization,
  keyId,
}: KeysOptions & { readonly keyId: string }): Promise<void> {
  await withAccounts(config, async ({ apiKeys }) => {
    await apiKeys.revoke(caller, readId(organization), keyId);
    print(`${keyId} is revoked`);
  });
}

function readId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`--organization: ${text} is not an organization's id`);
  return Number(text);
}

function readScopes(text: string): Scope[] {
  const known = [...new Set(Object.values(policies).map(({ scope }) => scope))].filter((scope) => scope !== null);
  return text.split(",").map((name) => {
    const scope = known.find((candidate) => candidate === name.trim());
    if (scope === undefined) throw new Error(`--scopes: ${name} is none of ${known.join(", ")}`);
    return scope;
  });
}

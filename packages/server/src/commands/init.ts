import { randomBytes } from "node:crypto";
import type { Config } from "../config";
import { withAccounts } from "./accounts";

interface InitializeOptions {
  readonly config: Config;
  readonly print: (line: string) => void;
  readonly email: string;
  readonly name: string;
  readonly organization: string;
  /** Null makes one and shows it once. */
  readonly password: string | null;
}

const SHORTEST_PASSWORD = 10;

/** Sets up a data folder: the first organization, its owner and a first API key. What exists stays as it is. */
export async function initialize({ config, print, email, name, organization, password }: InitializeOptions) {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error(`--email: ${email} is not an e-mail address`);
  if (password !== null && password.length < SHORTEST_PASSWORD) {
    throw new Error(`The password must have at least ${SHORTEST_PASSWORD} characters`);
  }
  await withAccounts(config, async ({ seeder, apiKeys }) => {
    const made = password ?? randomBytes(18).toString("base64url");
    const { userId, created } = await seeder.ensureUser({ email, name, password: made });
    const organizationId = await seeder.ensureOrganization({ name: organization, ownerId: userId });
    print(`Organization ${organizationId}, owner ${email}`);
    if (!created) return print("That user was there before: nothing else is changed");
    if (password === null) print(`Password (shown once): ${made}`);
    const caller = { actor: { type: "system" }, requestId: null } as const;
    const { secret } = await apiKeys.create(caller, organizationId, { name: "First key" });
    print(`API key (shown once): ${secret}`);
  });
}

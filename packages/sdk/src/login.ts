import type { Schemas } from "@inbox-hub/openapi";
import type { Operation } from "./operation";
import type { Settings } from "./options";
import { type Reader, readData } from "./readers";
import type { Requester } from "./requester";
import { createTokenKeeper, type TokenKeeper } from "./token-keeper";

/** The login of a client, which it asks for by the methods of its own. */
export function createLogin(
  { tokens, credentials }: Pick<Settings, "tokens" | "credentials">,
  { send, runtime }: Pick<Requester, "send" | "runtime">,
  operations: Readonly<Record<string, Operation>>,
): TokenKeeper {
  const logIn = (name: "login" | "refresh") => async (body: unknown) => {
    const operation = operations[name];
    if (!operation) throw new Error(`There is no auth.${name}.`);
    // By the contract, as the methods of the same name.
    return (await send(operation, { body }, undefined, readData as Reader<Schemas["Login"]>)).data;
  };
  return createTokenKeeper({
    store: tokens,
    credentials,
    login: logIn("login"),
    refresh: logIn("refresh"),
    now: runtime.now,
  });
}

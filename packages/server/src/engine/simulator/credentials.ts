import type { EngineKey } from "../engine";
import type { Journal } from "./world/journal";
import type { Phone, Token } from "./world/world-types";

/** What a linked device keeps, to be let in again without a QR. */
export interface Login {
  readonly token: Token;
  readonly phone: Phone;
}

export interface CredentialEntry {
  readonly key: EngineKey;
  /** Null once it was wiped. */
  readonly login: Login | null;
}

export interface Credentials {
  get(key: EngineKey): Login | null;
  set(key: EngineKey, login: Login): void;
  wipe(key: EngineKey): void;
}

export function createCredentials({ journal }: { readonly journal: Journal<CredentialEntry> }): Credentials {
  const logins = new Map<EngineKey, Login>();
  const apply = ({ key, login }: CredentialEntry) => {
    if (login) logins.set(key, login);
    else logins.delete(key);
  };
  for (const entry of journal.read()) apply(entry);
  journal.replace([...logins].map(([key, login]) => ({ key, login })));

  const record = (entry: CredentialEntry) => {
    journal.append(entry);
    apply(entry);
  };
  return {
    get: (key) => logins.get(key) ?? null,
    set: (key, login) => record({ key, login }),
    wipe: (key) => {
      if (logins.has(key)) record({ key, login: null });
    },
  };
}

import { hash, verify } from "@node-rs/argon2";

/** What one hash costs; see OWASP's password storage cheat sheet. */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long without a hash, so that the time does not tell whether a user exists. */
  matches(password: string, passwordHash: string | null): Promise<boolean>;
}

const RECOMMENDED_COST: PasswordCost = { memoryKib: 19_456, passes: 2 };

/** Argon2id. The library's threads do the work: the event loop stays free, and at most four run at once. */
export function createPasswords(cost: PasswordCost = RECOMMENDED_COST): Passwords {
  const options = { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 };
  return {
    hash: (password) => hash(composed(password), options),
    async matches(password, passwordHash) {
      if (passwordHash !== null) return verify(passwordHash, composed(password));
      await hash(composed(password), options);
      return false;
    },
  };
}

/** Keyboards differ in how they compose an accent; the password is the same. */
function composed(password: string): string {
  return password.normalize("NFC");
}

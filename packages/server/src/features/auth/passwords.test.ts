import { describe, expect, it } from "vitest";
import { createPasswords } from "./passwords";

const cheap = createPasswords({ memoryKib: 8, passes: 1 });

describe("passwords", () => {
  it("knows the right one from a wrong one", async () => {
    const hash = await cheap.hash("correct horse");
    expect(await cheap.matches("correct horse", hash)).toBe(true);
    expect(await cheap.matches("correct horsf", hash)).toBe(false);
  });

  it("takes an accent for the same however the keyboard composes it", async () => {
    const hash = await cheap.hash("contrase\u00f1a");
    expect(await cheap.matches("contrasen\u0303a", hash)).toBe(true);
  });

  it("hashes with argon2id at the recommended cost", async () => {
    expect(await createPasswords().hash("correct horse")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("matches nothing where there is no user, and takes as long to say so", async () => {
    const passwords = createPasswords({ memoryKib: 16_384, passes: 3 });
    const hash = await passwords.hash("correct horse");
    const timeOf = async (known: string | null) => {
      const start = performance.now();
      expect(await passwords.matches("wrong", known)).toBe(false);
      return performance.now() - start;
    };
    const unknownUser: number[] = [];
    const wrongPassword: number[] = [];
    for (let round = 0; round < 3; round++) {
      unknownUser.push(await timeOf(null));
      wrongPassword.push(await timeOf(hash));
    }
    // The quickest of each, so that a busy machine does not matter. Without the work the ratio is below 0.01.
    expect(Math.min(...unknownUser) / Math.min(...wrongPassword)).toBeGreaterThan(0.4);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountBench, callerOf, createAccountBench, PASSWORD } from "../../../test/support/account-bench";

const ana = { email: "Ana@Empresa.com", name: "Ana", password: PASSWORD };

let bench: AccountBench;
beforeEach(() => {
  bench = createAccountBench({ environment: "test" });
});
afterEach(() => bench.database.close());

/** What the sandbox sets up at each start. */
async function seed() {
  const { userId, created } = await bench.seeder.ensureUser(ana);
  const organizationId = await bench.seeder.ensureOrganization({ name: "Empresa", ownerId: userId });
  const eva = await bench.seeder.ensureUser({ ...ana, email: "eva@empresa.com" });
  await bench.seeder.ensureMember({ organizationId, userId: eva.userId, role: "agent" });
  const key = await bench.seeder.ensureApiKey({ organizationId, name: "Sandbox", secret: "chosen-1" });
  return { userId, created, organizationId, key };
}

describe("the account seeder", () => {
  it("sets up an owner who can log in, a member and a key that works", async () => {
    const { organizationId, key } = await seed();
    expect(organizationId).toBe(1);
    expect(await bench.auth.login({ ...ana, organizationId: null })).toMatchObject({ organizationId, role: "owner" });
    expect(await bench.auth.login({ ...ana, email: "eva@empresa.com", organizationId })).toMatchObject({
      role: "agent",
    });
    expect(await bench.authenticator.byApiKey("chosen-1")).toMatchObject({ keyId: key.keyId, organizationId });
  });

  it("changes nothing the second time", async () => {
    const first = await seed();
    const entries = (await bench.stores.audit.list(1, { limit: 50, cursor: null })).items;
    const second = await seed();
    expect(second).toEqual({ ...first, created: false });
    expect((await bench.stores.audit.list(1, { limit: 50, cursor: null })).items).toEqual(entries);
  });

  it("keeps the password of a user who exists", async () => {
    await seed();
    await bench.seeder.ensureUser({ ...ana, password: "another password" });
    expect(await bench.auth.login({ ...ana, organizationId: null })).toMatchObject({ role: "owner" });
  });

  it("makes one user when two ask at once", async () => {
    const [one, two] = await Promise.all([bench.seeder.ensureUser(ana), bench.seeder.ensureUser(ana)]);
    expect(one.userId).toBe(two.userId);
  });

  it("leaves a revoked key revoked", async () => {
    const { userId, organizationId, key } = await seed();
    await bench.apiKeys.revoke(callerOf(userId), organizationId, key.keyId);
    expect((await seed()).key.revokedAt).toBe(bench.clock.now());
    expect(await bench.authenticator.byApiKey("chosen-1")).toBeNull();
  });

  it("never shows more than a quarter of a chosen key", async () => {
    expect((await seed()).key.prefix).toBe("ch");
  });

  it("is written down as the system's doing", async () => {
    await seed();
    const { items } = await bench.stores.audit.list(1, { limit: 50, cursor: null });
    expect(items.map(({ action, actor }) => [action, actor.type, actor.id])).toEqual([
      ["organizations.createApiKey", "system", null],
      ["organizations.addMember", "system", null],
      ["organizations.create", "system", null],
    ]);
  });
});

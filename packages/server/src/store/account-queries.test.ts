import { afterEach, beforeEach, expect, it } from "vitest";
import { type AccountBench, callerOf, createAccountBench, PASSWORD } from "../../test/support/account-bench";
import { explainQueries } from "../../test/support/explain-queries";

let bench: AccountBench;
let ownerId: number;
let organizationId: number;

beforeEach(async () => {
  bench = createAccountBench();
  ownerId = await bench.addUser("ana@empresa.com");
  organizationId = await bench.addOrganization(ownerId);
});
afterEach(() => bench.database.close());

/** Reads the first two pages. */
async function turnPage(
  list: (page: { limit: number; cursor: string | null }) => Promise<{ nextCursor: string | null }>,
) {
  const { nextCursor } = await list({ limit: 1, cursor: null });
  expect(nextCursor).not.toBeNull();
  await list({ limit: 1, cursor: nextCursor });
}

it("reads lists of organizations, members and keys by index, without sorting", async () => {
  await bench.addOrganization(ownerId, "Second");
  const member = await bench.addUser("eva@empresa.com");
  await bench.seeder.ensureMember({ organizationId, userId: member, role: "agent" });
  for (const name of ["one", "two"]) await bench.apiKeys.create(callerOf(ownerId), organizationId, { name });

  const plans = await explainQueries(bench.database, async () => {
    await turnPage((page) => bench.stores.organizations.list(ownerId, page));
    await turnPage((page) => bench.stores.members.list(organizationId, page));
    await turnPage((page) => bench.stores.apiKeys.list(organizationId, page));
  });
  expect(plans).toHaveLength(6);
  expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
});

it("logs in, renews and changes members by index", async () => {
  const member = await bench.addUser("eva@empresa.com");
  await bench.seeder.ensureMember({ organizationId, userId: member, role: "agent" });
  const plans = await explainQueries(bench.database, async () => {
    const { refresh } = await bench.auth.login({ email: "ana@empresa.com", password: PASSWORD, organizationId: null });
    await bench.auth.refresh(refresh.token);
    await bench.auth.me(ownerId);
    await bench.members.changeRole(callerOf(ownerId), organizationId, member, "admin");
    await bench.members.remove(callerOf(ownerId), organizationId, member);
  });
  expect(plans.length).toBeGreaterThan(10);
  expect(plans.filter((plan) => plan.includes("SCAN"))).toEqual([]);
});

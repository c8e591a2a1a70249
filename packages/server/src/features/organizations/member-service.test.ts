import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountBench, callerOf, createAccountBench, PASSWORD } from "../../../test/support/account-bench";
import type { Role } from "../../contract/tenant";
import { contacts } from "../../store/schema/contacts";
import { conversations } from "../../store/schema/conversations";
import { events } from "../../store/schema/events";

const firstPage = { limit: 50, cursor: null };

let bench: AccountBench;
let organizationId: number;
/** The user of each role, by role. */
let users: Record<Role, number>;

beforeEach(async () => {
  bench = createAccountBench();
  const owner = await bench.addUser("owner@empresa.com");
  organizationId = await bench.addOrganization(owner);
  const join = async (role: Role) => {
    const userId = await bench.addUser(`${role}@empresa.com`);
    await bench.seeder.ensureMember({ organizationId, userId, role });
    return userId;
  };
  users = { owner, admin: await join("admin"), agent: await join("agent"), viewer: await join("viewer") };
});
afterEach(() => bench.database.close());

const add = (as: Role, changes: { email?: string; role?: Role } = {}) =>
  bench.members.add(callerOf(users[as]), organizationId, {
    email: "eva@empresa.com",
    name: "Eva",
    role: "agent",
    password: PASSWORD,
    ...changes,
  });
const changeRole = (as: Role, of: Role, to: Role) =>
  bench.members.changeRole(callerOf(users[as]), organizationId, users[of], to);
const remove = (as: Role, whom: Role) => bench.members.remove(callerOf(users[as]), organizationId, users[whom]);
const roleOf = (userId: number) => bench.stores.members.roleIn(userId, organizationId);
const login = (email: string, password = PASSWORD) => bench.auth.login({ email, password, organizationId: null });
const identify = (token: string) => bench.authenticator.byAccessToken(token);
const auditOf = async (id: number) => (await bench.stores.audit.list(id, firstPage)).items;

/** Conversations and contacts of the organization, as many of each. */
async function assign(userId: number, count: number): Promise<void> {
  const shared = { organizationId, sessionId: "crm", assignedToUserId: userId, updatedAt: 0 };
  await bench.addSession(organizationId, "crm").catch(() => undefined);
  await bench.database.write(() => {
    for (let index = 0; index < count; index += 1) {
      const id = `${userId}_${index}`;
      const { orm } = bench.database;
      orm
        .insert(conversations)
        .values({ ...shared, chatId: id, type: "direct", lastMessageId: id, lastMessageAt: 0, createdAt: 0 })
        .run();
      orm
        .insert(contacts)
        .values({ ...shared, id, phone: id, nameKey: id, createdAt: 0 })
        .run();
    }
  });
}
const toAssignee = (row: { readonly assignedToUserId: number | null }) => row.assignedToUserId;
const isSomebody = (userId: number | null) => userId !== null;

describe("adding a member", () => {
  it("creates a user who can log in", async () => {
    const member = await add("admin");
    expect(member).toMatchObject({ email: "eva@empresa.com", name: "Eva", role: "agent" });
    expect(await login("eva@empresa.com")).toMatchObject({ organizationId, role: "agent" });
  });

  it("lets a user who exists join, with the old name and password", async () => {
    const userId = await bench.addUser("eva@empresa.com");
    const member = await bench.members.add(callerOf(users.admin), organizationId, {
      email: "EVA@empresa.com",
      name: "Someone else",
      role: "viewer",
      password: "a password that is ignored",
    });
    expect(member).toMatchObject({ userId, email: "eva@empresa.com", name: "Ana", role: "viewer" });
    expect(await login("eva@empresa.com")).toMatchObject({ organizationId });
    await expect(login("eva@empresa.com", "a password that is ignored")).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
  });

  it("refuses one who is a member already, however the address is written", async () => {
    await expect(add("admin", { email: "Viewer@Empresa.com" })).rejects.toMatchObject({
      code: "MEMBER_ALREADY_EXISTS",
    });
  });

  it("adds the same address once when two ask at once", async () => {
    const outcomes = await Promise.allSettled([add("admin"), add("owner")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await bench.members.list(organizationId, firstPage)).items).toHaveLength(5);
  });

  it("lets only an owner add an owner", async () => {
    await expect(add("admin", { role: "owner" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      params: { required: "owner" },
    });
    expect(await bench.stores.users.findByEmail("eva@empresa.com")).toBeNull();
    expect(await add("owner", { role: "owner" })).toMatchObject({ role: "owner" });
  });

  it("is written down without the address and the password", async () => {
    const { userId } = await add("admin");
    const [entry] = await auditOf(organizationId);
    expect(entry).toMatchObject({
      action: "organizations.addMember",
      actor: { type: "user", id: String(users.admin) },
      target: String(userId),
      details: { role: "agent" },
      requestId: "req_test",
    });
  });
});

describe("changing a role", () => {
  it("takes effect at once and is written down", async () => {
    expect(await changeRole("admin", "viewer", "agent")).toMatchObject({ userId: users.viewer, role: "agent" });
    expect(await bench.authenticator.roleIn(users.viewer, organizationId)).toBe("agent");
    expect((await auditOf(organizationId))[0]).toMatchObject({
      action: "organizations.updateMember",
      target: String(users.viewer),
      details: { from: "viewer", to: "agent" },
    });
  });

  it("writes nothing down when the role stays the same", async () => {
    const before = await auditOf(organizationId);
    await changeRole("admin", "viewer", "viewer");
    expect(await auditOf(organizationId)).toEqual(before);
  });

  it.each<[string, Role, Role, Role, string]>([
    ["an admin who would make an owner", "admin", "viewer", "owner", "owner"],
    ["an admin who would become one", "admin", "admin", "owner", "owner"],
    ["an admin who would unmake an owner", "admin", "owner", "admin", "owner"],
    ["an agent", "agent", "viewer", "agent", "admin"],
    ["a viewer who would rise", "viewer", "viewer", "admin", "admin"],
  ])("refuses %s", async (_who, as, of, to, required) => {
    const before = await roleOf(users[of]);
    await expect(changeRole(as, of, to)).rejects.toMatchObject({ code: "FORBIDDEN", params: { required } });
    expect(await roleOf(users[of])).toBe(before);
  });

  it("keeps the last owner", async () => {
    await expect(changeRole("owner", "owner", "admin")).rejects.toMatchObject({ code: "LAST_OWNER" });
    await changeRole("owner", "admin", "owner");
    expect(await changeRole("owner", "owner", "admin")).toMatchObject({ role: "admin" });
  });

  it("keeps one owner when two step down at once", async () => {
    await changeRole("owner", "admin", "owner");
    const outcomes = await Promise.allSettled([
      changeRole("owner", "owner", "viewer"),
      changeRole("admin", "admin", "viewer"),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(outcomes[1]).toMatchObject({ reason: { code: "LAST_OWNER" } });
  });

  it("refuses a user who is not a member", async () => {
    const userId = await bench.addUser("eva@empresa.com");
    await expect(
      bench.members.changeRole(callerOf(users.owner), organizationId, userId, "agent"),
    ).rejects.toMatchObject({ code: "MEMBER_NOT_FOUND", params: { userId } });
  });
});

describe("removing a member", () => {
  it("ends the member's logins to this organization, and to no other", async () => {
    const other = await bench.addOrganization(users.agent, "Other");
    const here = await login("agent@empresa.com");
    const there = await bench.auth.login({ email: "agent@empresa.com", password: PASSWORD, organizationId: other });
    await remove("admin", "agent");
    expect(await roleOf(users.agent)).toBeNull();
    expect(await identify(here.access.token)).toBeNull();
    await expect(bench.auth.refresh(here.refresh.token)).rejects.toMatchObject({ code: "INVALID_REFRESH_TOKEN" });
    expect(await identify(there.access.token)).not.toBeNull();
  });

  it("leaves other members' logins alone", async () => {
    const viewer = await login("viewer@empresa.com");
    await remove("admin", "agent");
    expect(await identify(viewer.access.token)).not.toBeNull();
  });

  it("lets every member leave, but for the last owner", async () => {
    await remove("viewer", "viewer");
    expect(await roleOf(users.viewer)).toBeNull();
    await expect(remove("owner", "owner")).rejects.toMatchObject({ code: "LAST_OWNER" });
    await changeRole("owner", "admin", "owner");
    await remove("owner", "owner");
    expect(await roleOf(users.owner)).toBeNull();
  });

  it.each<[string, Role, Role, string]>([
    ["a viewer who would remove another", "viewer", "agent", "admin"],
    ["an agent who would remove another", "agent", "viewer", "admin"],
    ["an admin who would remove an owner", "admin", "owner", "owner"],
  ])("refuses %s", async (_who, as, whom, required) => {
    await expect(remove(as, whom)).rejects.toMatchObject({ code: "FORBIDDEN", params: { required } });
    expect(await roleOf(users[whom])).toBe(whom);
  });

  it("keeps one owner when two leave at once", async () => {
    await changeRole("owner", "admin", "owner");
    const outcomes = await Promise.allSettled([remove("owner", "owner"), remove("admin", "admin")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(outcomes[1]).toMatchObject({ reason: { code: "LAST_OWNER" } });
  });

  it("gives everything that was assigned to them back to everybody, however much it is", async () => {
    await assign(users.agent, 250);
    await assign(users.viewer, 1);
    await remove("admin", "agent");
    const { orm } = bench.database;
    expect(orm.select().from(conversations).all().map(toAssignee).filter(isSomebody)).toEqual([users.viewer]);
    expect(orm.select().from(contacts).all().map(toAssignee).filter(isSomebody)).toEqual([users.viewer]);
    expect(await roleOf(users.agent)).toBeNull();
    expect(orm.select().from(events).all()).toHaveLength(250);
  });

  it("gives nothing back when it is refused", async () => {
    await assign(users.owner, 1);
    await expect(remove("admin", "owner")).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { orm } = bench.database;
    expect(orm.select().from(conversations).all().map(toAssignee)).toEqual([users.owner]);
    expect(orm.select().from(contacts).all().map(toAssignee)).toEqual([users.owner]);
  });

  it("refuses a user who is not a member, and one who was removed before", async () => {
    await remove("admin", "agent");
    await expect(remove("admin", "agent")).rejects.toMatchObject({ code: "MEMBER_NOT_FOUND" });
  });
});

describe("listing members", () => {
  it("goes by user id, page by page", async () => {
    const first = await bench.members.list(organizationId, { limit: 3, cursor: null });
    const second = await bench.members.list(organizationId, { limit: 3, cursor: first.nextCursor });
    expect(first.items.map(({ userId }) => userId)).toEqual([users.owner, users.admin, users.agent]);
    expect(second.items).toMatchObject([{ userId: users.viewer, email: "viewer@empresa.com", role: "viewer" }]);
    expect(second.nextCursor).toBeNull();
  });

  it("shows no hash", async () => {
    expect(JSON.stringify(await bench.members.list(organizationId, firstPage))).not.toContain("argon2");
  });
});

describe("another organization", () => {
  it("is closed to an owner of this one", async () => {
    const stranger = await bench.addUser("stranger@other.com");
    const other = await bench.addOrganization(stranger, "Other");
    const owner = callerOf(users.owner);
    const notFound = { code: "ORGANIZATION_NOT_FOUND", params: { organizationId: other } };
    const intruder = { email: "owner@empresa.com", name: "Intruder", role: "owner", password: PASSWORD } as const;
    await expect(bench.members.add(owner, other, intruder)).rejects.toMatchObject(notFound);
    await expect(bench.members.changeRole(owner, other, stranger, "viewer")).rejects.toMatchObject(notFound);
    await expect(bench.members.remove(owner, other, stranger)).rejects.toMatchObject(notFound);
    await expect(bench.members.remove(owner, other, users.owner)).rejects.toMatchObject(notFound);
    expect((await bench.members.list(other, firstPage)).items).toMatchObject([{ userId: stranger, role: "owner" }]);
  });

  it("refuses the cursor of this one", async () => {
    const other = await bench.addOrganization(users.owner, "Other");
    const { nextCursor } = await bench.members.list(organizationId, { limit: 1, cursor: null });
    await expect(bench.members.list(other, { limit: 1, cursor: nextCursor })).rejects.toMatchObject({
      code: "INVALID_CURSOR",
    });
  });
});

import { InboxHub, isErrorCode, type Schemas } from "@inbox-hub/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { link, quickly, refused } from "./scenarios/stage";
import { type Sandbox, startSandbox } from "./start-sandbox";
import { startWebhookReceiver } from "./support/webhook-receiver";

const crm = "session_crm_01";
const stopped = "session_stopped";
const ANA = "34612000001";
const BEA = "34612000002";
const CARLA = "34612000003";
const UNKNOWN = "120363999999999999@g.us";

let sandbox: Sandbox;
let hub: InboxHub;
let own: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  hub = sandbox.hub;
  await vi.waitFor(async () => expect((await hub.sessions.status(crm)).isConnected).toBe(true), quickly);
  await hub.sessions.create({ sessionId: stopped, start: false });
  own = (await hub.sessions.status(crm)).phoneNumber ?? "";
});
afterAll(() => sandbox.stop());

const create = async (subject: string, participants: string[] = [ANA, BEA]) =>
  (await hub.groups.create(crm, { subject, participants })).group.groupId;

/** How somebody stands in a group; undefined for who is not in it. */
async function roleOf(groupId: string, person: string) {
  const { participants } = await hub.groups.get(crm, groupId);
  return participants.find(({ participant }) => participant === person)?.role;
}

async function errorOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isErrorCode(error, "PARTICIPANT_NOT_IN_GROUP") && !isErrorCode(error, "INVALID_REQUEST")) throw error;
  return error;
}

/** Every operation that names a group. */
const onGroup: Readonly<Record<string, (hub: InboxHub, sessionId: string, groupId: string) => Promise<unknown>>> = {
  get: (hub, sessionId, groupId) => hub.groups.get(sessionId, groupId),
  update: (hub, sessionId, groupId) => hub.groups.update(sessionId, groupId, { settings: { infoAdminsOnly: true } }),
  leave: (hub, sessionId, groupId) => hub.groups.leave(sessionId, groupId),
  addParticipants: (hub, sessionId, groupId) => hub.groups.addParticipants(sessionId, groupId, { participants: [ANA] }),
  removeParticipants: (hub, sessionId, groupId) =>
    hub.groups.removeParticipants(sessionId, groupId, { participants: [ANA] }),
  promoteParticipants: (hub, sessionId, groupId) =>
    hub.groups.promoteParticipants(sessionId, groupId, { participants: [ANA] }),
  demoteParticipants: (hub, sessionId, groupId) =>
    hub.groups.demoteParticipants(sessionId, groupId, { participants: [ANA] }),
  getInviteCode: (hub, sessionId, groupId) => hub.groups.getInviteCode(sessionId, groupId),
  revokeInviteCode: (hub, sessionId, groupId) => hub.groups.revokeInviteCode(sessionId, groupId),
};
const onSession: Readonly<Record<string, (hub: InboxHub, sessionId: string) => Promise<unknown>>> = {
  list: (hub, sessionId) => hub.groups.list(sessionId),
  create: (hub, sessionId) => hub.groups.create(sessionId, { subject: "Obra", participants: [ANA] }),
  join: (hub, sessionId) => hub.groups.join(sessionId, { inviteCode: "AbCdEfGhIjKlMnOpQrStUv" }),
};
const operations = Object.entries({ ...onSession, ...onGroup });

describe("creating a group", () => {
  it("says what became of everybody, in the words and the order of the request", async () => {
    const participants = ["34600000404", `+${ANA}`, "34 612-000-001", own];
    const { group, results } = await hub.groups.create(crm, {
      subject: "Reforma",
      description: "Fase 1",
      participants,
    });
    expect(results).toEqual([
      { participant: "34600000404", outcome: "not_on_whatsapp" },
      { participant: `+${ANA}`, outcome: "done" },
      { participant: "34 612-000-001", outcome: "done" },
      { participant: own, outcome: "already" },
    ]);
    expect(group).toMatchObject({ subject: "Reforma", description: "Fase 1", isAdmin: true });
    expect(group.participants.map(({ participant, role }) => [participant, role]).sort()).toEqual(
      [
        [own, "owner"],
        [ANA, "member"],
      ].sort(),
    );
    expect(await hub.groups.get(crm, group.groupId)).toEqual(group);
  });

  it("happens once for one key", async () => {
    const request = { subject: "Una vez", participants: [ANA] };
    const [first, again] = [
      await hub.groups.create(crm, request, { idempotencyKey: "once" }),
      await hub.groups.create(crm, request, { idempotencyKey: "once" }),
    ];
    expect(again).toEqual(first);
    const { items } = await hub.groups.list(crm, { limit: 100 });
    expect(items.filter(({ subject }) => subject === "Una vez")).toHaveLength(1);
  });

  it("needs a subject that can be read", async () => {
    await refused(hub.groups.create(crm, { subject: "  ", participants: [ANA] }), "INVALID_REQUEST");
  });

  it("calls its people what the contacts call them", async () => {
    await hub.contacts.create(crm, { phone: BEA, name: "Bea del taller" });
    const group = await hub.groups.get(crm, await create("Con nombres"));
    expect(group.participants).toContainEqual({ participant: BEA, name: "Bea del taller", role: "member" });
  });
});

describe("changing participants", () => {
  it.each(["removeParticipants", "promoteParticipants", "demoteParticipants"] as const)(
    "%s names every stranger by place, and touches nobody",
    async (operation) => {
      const groupId = await create("Todos o ninguno");
      await hub.groups.promoteParticipants(crm, groupId, { participants: [BEA] });
      const call = hub.groups[operation](crm, groupId, { participants: [CARLA, ANA, `+${BEA}`, "34612000009"] });
      const error = await errorOf(call);
      expect(error).toMatchObject({
        status: 422,
        code: "PARTICIPANT_NOT_IN_GROUP",
        details: [{ path: "body.participants[0]" }, { path: "body.participants[3]" }],
      });
      expect(JSON.stringify(error)).not.toContain(CARLA);
      expect(await roleOf(groupId, ANA)).toBe("member");
      expect(await roleOf(groupId, BEA)).toBe("admin");
    },
  );

  it("tells what was so already", async () => {
    const groupId = await create("Repetido");
    await hub.groups.promoteParticipants(crm, groupId, { participants: [ANA] });
    const again = await hub.groups.promoteParticipants(crm, groupId, { participants: [ANA, `+${ANA}`, BEA] });
    expect(again.results).toEqual([
      { participant: ANA, outcome: "already" },
      { participant: `+${ANA}`, outcome: "already" },
      { participant: BEA, outcome: "done" },
    ]);
  });

  it("says that the account itself leaves instead of being removed", async () => {
    const groupId = await create("La propia");
    const error = await errorOf(hub.groups.removeParticipants(crm, groupId, { participants: [ANA, own] }));
    expect(error).toMatchObject({ code: "INVALID_REQUEST", details: [{ path: "body.participants[1]" }] });
    expect(await roleOf(groupId, ANA)).toBe("member");
    await hub.groups.leave(crm, groupId);
    await refused(hub.groups.leave(crm, groupId), "GROUP_NOT_FOUND");
  });
});

describe("a group of somebody else", () => {
  it("is joined by its code or its link, as often as one likes, and not by a code that was revoked", async () => {
    const made = await hub.sandbox.createGroup(crm, { from: ANA, subject: "Vecinos", withSession: false });
    await refused(hub.groups.get(crm, made.groupId), "GROUP_NOT_FOUND");
    const url = `https://chat.whatsapp.com/${made.inviteCode}?mode=ac_t`;
    for (const inviteCode of [url, made.inviteCode]) {
      expect(await hub.groups.join(crm, { inviteCode })).toMatchObject({ groupId: made.groupId, isAdmin: false });
    }
    await refused(hub.groups.join(crm, { inviteCode: "NoSuchInviteCode000000" }), "INVITE_CODE_INVALID");
    await refused(hub.groups.join(crm, { inviteCode: `https://example.com/${made.inviteCode}` }), "INVALID_REQUEST");

    const ours = await create("Nuestra");
    const { inviteCode } = await hub.groups.getInviteCode(crm, ours);
    await hub.groups.revokeInviteCode(crm, ours);
    await refused(hub.groups.join(crm, { inviteCode }), "INVITE_CODE_INVALID");
  });

  it("is changed by its admins only", async () => {
    const { groupId } = await hub.sandbox.createGroup(crm, { from: ANA, subject: "Ajena", participants: [BEA] });
    const needAdmin = ["update", "removeParticipants", "promoteParticipants", "demoteParticipants"];
    for (const name of [...needAdmin, "getInviteCode", "revokeInviteCode"]) {
      await refused(onGroup[name]?.(hub, crm, groupId) ?? Promise.resolve(), "GROUP_ADMIN_REQUIRED");
    }
    expect(await hub.groups.get(crm, groupId)).toMatchObject({ isAdmin: false });
  });
});

describe("a list of groups", () => {
  it("goes on where it ended, and is of this session only", async () => {
    await create("aa primera");
    await create("ÁÁ segunda");
    const first = await hub.groups.list(crm, { limit: 1 });
    const cursor = first.pagination.nextCursor ?? "";
    const second = await hub.groups.list(crm, { limit: 1, cursor });
    expect([...first.items, ...second.items].map(({ subject }) => subject)).toEqual(["aa primera", "ÁÁ segunda"]);
    await refused(hub.groups.list(crm, { cursor: `${cursor}x` }), "INVALID_CURSOR");
    await hub.sessions.create({ sessionId: "empty" });
    await link(hub, "empty");
    expect((await hub.groups.list("empty")).items).toEqual([]);
    await refused(hub.groups.list("empty", { cursor }), "INVALID_CURSOR");
  });
});

describe("what is not there", () => {
  it.each(Object.entries(onGroup))("%s of an unknown group is answered by name", async (_, call) => {
    await refused(call(hub, crm, UNKNOWN), "GROUP_NOT_FOUND");
  });

  it("is another organization's session, and one outside a limited key's list, for every operation", async () => {
    const groupId = await create("Privada");
    const { organizationId } = await hub.organizations.create({ name: "Otra" });
    const other = await hub.organizations.createApiKey(organizationId, { name: "CRM" });
    const limited = await hub.organizations.createApiKey(1, { name: "CRM", sessionIds: [stopped] });
    for (const { apiKey } of [other, limited]) {
      const stranger = new InboxHub({ baseUrl: sandbox.url, apiKey });
      for (const [, call] of operations) await refused(call(stranger, crm, groupId), "SESSION_NOT_FOUND");
    }
    await hub.organizations.delete(organizationId);
  });

  it.each(operations)("%s needs a session that is connected", async (_, call) => {
    await refused(call(hub, stopped, UNKNOWN), "SESSION_DISCONNECTED");
  });

  it("is a group that a message is sent to", async () => {
    await refused(hub.messages.send(crm, { to: UNKNOWN, message: "hola" }), "GROUP_NOT_FOUND");
    const { batchId } = await hub.messages.send(crm, { to: [UNKNOWN, ANA], message: "hola" });
    const results = async () => (await hub.messages.getBatch(crm, batchId)).results;
    await expect.poll(results, quickly).toMatchObject([
      { to: UNKNOWN, status: "failed", code: "GROUP_NOT_FOUND" },
      { to: ANA, status: "sent" },
    ]);
    const [failed] = await results();
    const { error } = await hub.messages.get(crm, failed?.messageId ?? "");
    expect(error).toEqual({ code: "GROUP_NOT_FOUND", message: expect.stringContaining(UNKNOWN) });
  });
});

describe("the news of a group", () => {
  it("is one event for each change, whoever made it, in that order", async () => {
    const receiver = await startWebhookReceiver();
    const events: Schemas["EventType"][] = ["group_update"];
    await hub.webhooks.create(1, { name: "CRM", url: receiver.url, events, ordering: "chat" });
    const groupId = await create("Noticias", [ANA]);
    await hub.groups.update(crm, groupId, { subject: "Novedades" });
    await hub.groups.update(crm, groupId, { description: "Nueva" });
    await hub.groups.update(crm, groupId, { settings: { messagesAdminsOnly: true } });
    await hub.groups.addParticipants(crm, groupId, { participants: [BEA, "34600000404"] });
    await hub.groups.promoteParticipants(crm, groupId, { participants: [BEA] });
    await hub.groups.demoteParticipants(crm, groupId, { participants: [BEA] });
    await hub.groups.removeParticipants(crm, groupId, { participants: [BEA] });
    await hub.sandbox.moveParticipant(crm, groupId, { participant: CARLA, action: "join" });
    await hub.sandbox.moveParticipant(crm, groupId, { participant: CARLA, action: "leave" });
    await hub.groups.leave(crm, groupId);

    const told = () =>
      receiver.requests
        .map(({ body }) => JSON.parse(body.toString()).data as Schemas["GroupUpdateEventData"])
        .filter((data) => data.groupId === groupId)
        .map(({ action, participants, author }) => [action, participants, author]);
    await expect
      .poll(() => told().some(([action, who]) => action === "left" && who?.includes(own)), quickly)
      .toBe(true);
    expect(told().slice(1, 10)).toEqual([
      ["subject", [], own],
      ["description", [], own],
      ["settings", [], own],
      ["joined", [BEA], own],
      ["promoted", [BEA], own],
      ["demoted", [BEA], own],
      ["left", [BEA], own],
      ["joined", [CARLA], CARLA],
      ["left", [CARLA], CARLA],
    ]);
    expect(told()[0]?.[0]).toBe("created");
    expect(told()[10]).toEqual(["left", [own], own]);
    await receiver.stop();
  });

  it("renames its conversation", async () => {
    const groupId = await create("Antes");
    await hub.sandbox.receiveMessage(crm, { from: ANA, groupId, message: "¡Hola!" });
    const name = async () => (await hub.conversations.get(crm, groupId)).name;
    await expect.poll(() => name().catch(() => null), quickly).toBe("Antes");
    await hub.groups.update(crm, groupId, { subject: "Después" });
    await expect.poll(name, quickly).toBe("Después");
  });
});

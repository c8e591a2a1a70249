import { beforeEach, describe, expect, it, vi } from "vitest";
import { engineGroup } from "../../../test/support/engine-group";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { stubEngine } from "../../../test/support/stub-engine";
import type { Tenant } from "../../contract/tenant";
import { type Engine, EngineError, type EngineErrorCode } from "../../engine/engine";
import { createManualClock } from "../../lib/manual-clock";
import { createCursorsUnder } from "../../store/cursor";
import { createGroupCursors } from "../../store/group-cursors";
import { createGroupService, type GroupService } from "./group-service";
import type { GroupPeopleStore } from "./group-store";

const OWN = "34600000000";
const ANA = "34612345678";
const BEA = "34687654321";
const tenant: Tenant = { organizationId: 1, sessionIds: null };
const group = engineGroup();
const refusing = (code: EngineErrorCode) => () => Promise.reject(new EngineError(code, `${ANA} refused`));

describe("groups that are created", () => {
  const find = vi.fn<GroupPeopleStore["find"]>();
  const createGroup = vi.fn<Engine["createGroup"]>();
  const warn = vi.fn();
  const clock = createManualClock(Date.UTC(2026, 0, 1));

  const serviceOver = (answers: Partial<Engine>): GroupService =>
    createGroupService({
      sessions: fakeSessionAccess({ crm: stubEngine(answers), asleep: null }),
      people: { find },
      cursors: createGroupCursors({ database: { createCursors: createCursorsUnder(Buffer.alloc(32)) } }),
      clock,
      log: { warn },
    });

  beforeEach(() => {
    vi.resetAllMocks();
    find.mockResolvedValue(new Map());
    createGroup.mockImplementation(async (subject, participants) => ({
      group: engineGroup({ subject }),
      // In another order than they were asked for.
      results: [...participants].reverse().map((chatId) => ({
        chatId,
        outcome: chatId.startsWith(BEA) ? "not_on_whatsapp" : "done",
      })),
    }));
  });

  it("say what became of each, in the order and the words of the request", async () => {
    const { group: made, results } = await serviceOver({ createGroup }).create(tenant, "crm", {
      subject: "Obra",
      participants: [`+${ANA}`, BEA, "34 612-345-678"],
    });
    expect(createGroup.mock.calls).toEqual([["Obra", [`${ANA}@c.us`, `${BEA}@c.us`]]]);
    expect(made).toMatchObject({ subject: "Obra", description: null });
    expect(results).toEqual([
      { participant: `+${ANA}`, outcome: "done" },
      { participant: BEA, outcome: "not_on_whatsapp" },
      { participant: "34 612-345-678", outcome: "done" },
    ]);
  });

  it("have the account in them already", async () => {
    const { results } = await serviceOver({ createGroup }).create(tenant, "crm", {
      subject: "Obra",
      participants: [`+${OWN}`, ANA],
    });
    expect(createGroup.mock.calls).toEqual([["Obra", [`${ANA}@c.us`]]]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["already", "done"]);
  });

  it("take a number and the LID of the same contact for one person", async () => {
    const lid = "100000012345678@lid";
    find.mockResolvedValue(new Map([[lid, { address: ANA, name: "Ana" }]]));
    const { results } = await serviceOver({ createGroup }).create(tenant, "crm", {
      subject: "Obra",
      participants: [ANA, lid],
    });
    expect(createGroup.mock.calls).toEqual([["Obra", [`${ANA}@c.us`]]]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
  });

  it("get their description after they are there", async () => {
    const updateGroup = vi.fn<Engine["updateGroup"]>(async () => undefined);
    const { group: made } = await serviceOver({ createGroup, updateGroup }).create(tenant, "crm", {
      subject: "Obra",
      description: "Horarios",
      participants: [ANA],
    });
    expect(updateGroup.mock.calls).toEqual([[group.id, { description: "Horarios" }]]);
    expect(made.description).toBe("Horarios");
  });

  it("are answered without the description that could not be given, so that nobody makes them again", async () => {
    const { group: made } = await serviceOver({ createGroup, updateGroup: refusing("TIMEOUT") }).create(tenant, "crm", {
      subject: "Obra",
      description: "Horarios",
      participants: [ANA],
    });
    expect(made).toMatchObject({ groupId: group.id, description: null });
    expect(warn).toHaveBeenCalledOnce();
  });

  it("are found when the answer of WhatsApp was lost", async () => {
    const old = engineGroup({ id: "120363000000000007@g.us", createdAt: clock.now() - 60_000 });
    const theirs = engineGroup({
      id: "120363000000000008@g.us",
      participants: [
        { chatId: `${ANA}@c.us`, role: "owner" },
        { chatId: `${OWN}@c.us`, role: "member" },
      ],
    });
    const groups = async () => [old, theirs, engineGroup({ subject: "Otra" }), group];
    const service = serviceOver({ createGroup: refusing("TIMEOUT"), groups });
    const made = await service.create(tenant, "crm", { subject: " Obra Atocha", participants: [ANA, BEA] });
    expect(made.group.groupId).toBe(group.id);
    expect(made.results.map(({ outcome }) => outcome)).toEqual(["done", "failed"]);
  });

  it("fail when WhatsApp does not have them after a lost answer", async () => {
    const old = engineGroup({ createdAt: clock.now() - 60_000 });
    const unknown = engineGroup({ createdAt: null });
    const service = serviceOver({ createGroup: refusing("TIMEOUT"), groups: async () => [old, unknown] });
    await expect(service.create(tenant, "crm", { subject: "Obra Atocha", participants: [ANA] })).rejects.toMatchObject({
      code: "ENGINE_FAILED",
    });
  });

  it("are not looked for when WhatsApp has refused", async () => {
    const service = serviceOver({ createGroup: refusing("FORBIDDEN") });
    await expect(service.create(tenant, "crm", { subject: "Obra", participants: [ANA] })).rejects.toMatchObject({
      code: "ENGINE_FAILED",
    });
  });

  it("are refused with something that is no person, naming the place", async () => {
    const service = serviceOver({});
    await expect(service.create(tenant, "crm", { subject: "Obra", participants: [ANA, "0034"] })).rejects.toMatchObject(
      { code: "INVALID_REQUEST", details: [{ path: "body.participants[1]" }] },
    );
  });
});

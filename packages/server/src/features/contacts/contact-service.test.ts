import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeSessionAccess } from "../../../test/support/session-access";
import { insertSessions } from "../../../test/support/session-rows";
import { stubEngine } from "../../../test/support/stub-engine";
import type { Tenant } from "../../contract/tenant";
import type { Engine } from "../../engine/engine";
import { EngineError } from "../../engine/engine";
import { createIds } from "../../lib/ids";
import type { ManualClock } from "../../lib/manual-clock";
import { createManualClock } from "../../lib/manual-clock";
import { migrationsFolder } from "../../migrations-folder";
import { createContactStore } from "../../store/contact-store";
import type { Database } from "../../store/database";
import { openDatabase } from "../../store/database";
import { createNumberCheckStore } from "../../store/number-check-store";
import { sessions } from "../../store/schema/sessions";
import type { ContactService } from "./contact-service";
import { createContactService } from "./contact-service";
import type { ContactStore } from "./contact-store";

const HOUR = 3_600_000;
const phone = "34612345678";
const tenant: Tenant = { organizationId: 1, sessionIds: null };
const everyone = { q: null, tag: null, assignedToUserId: null };
const firstPage = { limit: 50, cursor: null, page: null };

describe("contacts", () => {
  let database: Database;
  let clock: ManualClock;
  let store: ContactStore;
  let contacts: ContactService;
  const checkNumber = vi.fn<Engine["checkNumber"]>();
  const profilePicture = vi.fn<Engine["profilePicture"]>();
  const setBlocked = vi.fn<Engine["setBlocked"]>();

  beforeEach(async () => {
    vi.resetAllMocks();
    database = openDatabase({ file: ":memory:", migrationsFolder });
    await insertSessions(database, { organizationId: 1, sessionId: "crm" }, { organizationId: 1, sessionId: "asleep" });
    clock = createManualClock();
    store = createContactStore({ database, clock, newId: createIds(clock.now) });
    contacts = createContactService({
      contacts: store,
      numberChecks: createNumberCheckStore({ database }),
      sessions: fakeSessionAccess({
        crm: stubEngine({ checkNumber, profilePicture, setBlocked }),
        asleep: null,
      }),
      members: { isMember: async (organizationId, userId) => organizationId === 1 && userId === 5 },
      clock,
    });
  });
  afterEach(() => database.close());

  const add = async (changes = {}, sessionId = "crm") =>
    (await contacts.createOrUpdate(tenant, sessionId, phone, changes)).contact;

  it("are created by their number, however it is written, and changed the next time", async () => {
    const first = await contacts.createOrUpdate(tenant, "crm", "+34 612-345-678", { name: "Juan" });
    expect(first).toMatchObject({ isNew: true, contact: { phone, name: "Juan" } });
    const second = await contacts.createOrUpdate(tenant, "crm", phone, { tags: ["vip"] });
    expect(second).toMatchObject({ isNew: false, contact: { name: "Juan", tags: ["vip"] } });
    expect(await contacts.findByPhone(tenant, "crm", "+34 612 345 678")).toEqual(second.contact);
  });

  it("are refused with something that is not a number, naming the place", async () => {
    await expect(contacts.createOrUpdate(tenant, "crm", "call me", {})).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.phone" }],
    });
    await expect(contacts.findByPhone(tenant, "crm", "0034612345678")).rejects.toMatchObject({
      details: [{ path: "params.phoneNumber" }],
    });
  });

  it("are assigned to members only", async () => {
    await expect(add({ assignedToUserId: 6 })).rejects.toMatchObject({
      code: "MEMBER_NOT_FOUND",
      params: { userId: 6 },
    });
    const { contactId } = await add({ assignedToUserId: 5 });
    await expect(contacts.update(tenant, contactId, { assignedToUserId: 6 })).rejects.toMatchObject({
      code: "MEMBER_NOT_FOUND",
    });
    expect(await contacts.update(tenant, contactId, { assignedToUserId: null })).toMatchObject({
      assignedToUserId: null,
    });
  });

  it("are imported together: a bad one is told apart and stops no other", async () => {
    const { contactId } = await add({ name: "Juan", tags: ["vip"] });
    const outcomes = await contacts.import(tenant, "crm", [
      { phone: "+34 612-345-678", notes: "nota" },
      { phone: "call me" },
      { phone: "34600000001", name: "Ana", assignedToUserId: 6 },
      { phone: "34600000001", name: "Ana", assignedToUserId: 5 },
      { phone: "+34600000001", tags: ["a"], assignedToUserId: null },
      { phone: "", name: "nobody" },
    ]);
    const ana = await contacts.findByPhone(tenant, "crm", "34600000001");
    expect(outcomes).toEqual([
      { outcome: "updated", contactId },
      { outcome: "refused", code: "INVALID_REQUEST" },
      { outcome: "refused", code: "MEMBER_NOT_FOUND" },
      { outcome: "created", contactId: ana.contactId },
      { outcome: "updated", contactId: ana.contactId },
      { outcome: "refused", code: "INVALID_REQUEST" },
    ]);
    expect(ana).toMatchObject({ name: "Ana", tags: ["a"], assignedToUserId: null });
    expect(await contacts.findByPhone(tenant, "crm", phone)).toMatchObject({
      name: "Juan",
      tags: ["vip"],
      notes: "nota",
    });
  });

  it("may be imported again and again", async () => {
    const entries = [{ phone: "34600000001", name: "Ana", tags: ["a"] }, { phone: "34600000002" }];
    const first = await contacts.import(tenant, "crm", entries);
    const before = await contacts.list(tenant, "crm", everyone, firstPage);
    const second = await contacts.import(tenant, "crm", entries);
    expect(first.map(({ outcome }) => outcome)).toEqual(["created", "created"]);
    expect(second).toEqual(first.map((done) => ({ ...done, outcome: "updated" })));
    expect(await contacts.list(tenant, "crm", everyone, firstPage)).toEqual(before);
  });

  describe("that are many", () => {
    const entries = Array.from({ length: 120 }, (_, index) => ({ phone: `346000${10_000 + index}`, tags: ["a", "b"] }));
    const stored = async () => (await contacts.list(tenant, "crm", everyone, { ...firstPage, limit: 200 })).items;

    it("are imported in small writes that let others in between, with the results in order", async () => {
      const upsertAll = vi.spyOn(store, "upsertAll");
      const seen: number[] = [];
      let isDone = false;
      const importing = contacts.import(tenant, "crm", [{ phone: "nobody" }, ...entries]).finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await new Promise(setImmediate);
        seen.push((await stored()).length);
      }
      const [refused, ...outcomes] = await importing;
      expect(refused).toMatchObject({ outcome: "refused" });
      expect(outcomes).toEqual((await stored()).map(({ contactId }) => ({ outcome: "created", contactId })));
      expect(upsertAll.mock.calls.map(([, drafts]) => drafts.length)).toEqual([20, 20, 20, 20, 20, 20]);
      expect(seen).toEqual(expect.arrayContaining([20, 40, 60, 80, 100, 120]));
    });

    it("end with their session when it is deleted meanwhile", async () => {
      const { upsertAll } = store;
      vi.spyOn(store, "upsertAll").mockImplementationOnce(async (ref, drafts) => {
        const done = await upsertAll(ref, drafts);
        await database.write(() => database.orm.delete(sessions).run());
        return done;
      });
      await expect(contacts.import(tenant, "crm", entries)).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    });

    it("are mended by another run when one has ended half-way", async () => {
      const { upsertAll } = store;
      vi.spyOn(store, "upsertAll").mockImplementationOnce(upsertAll).mockRejectedValueOnce(new Error("disk full"));
      await expect(contacts.import(tenant, "crm", entries)).rejects.toThrow("disk full");
      expect(await stored()).toHaveLength(20);
      const outcomes = await contacts.import(tenant, "crm", entries);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        ...Array(20).fill("updated"),
        ...Array(100).fill("created"),
      ]);
      expect(await stored()).toHaveLength(120);
    });
  });

  it("of an unknown session do not exist", async () => {
    const notFound = { code: "SESSION_NOT_FOUND" };
    await expect(contacts.list(tenant, "nope", everyone, firstPage)).rejects.toMatchObject(notFound);
    await expect(contacts.createOrUpdate(tenant, "nope", phone, {})).rejects.toMatchObject(notFound);
    await expect(contacts.import(tenant, "nope", [{ phone }])).rejects.toMatchObject(notFound);
    await expect(contacts.findByPhone(tenant, "nope", phone)).rejects.toMatchObject(notFound);
    await expect(contacts.checkNumber(tenant, "nope", phone)).rejects.toMatchObject(notFound);
  });

  it.each<[string, Tenant]>([
    ["another organization", { organizationId: 2, sessionIds: null }],
    ["a key that is limited to other sessions", { organizationId: 1, sessionIds: new Set(["asleep"]) }],
  ])("do not exist for %s", async (_, stranger) => {
    const { contactId } = await add({ name: "Juan" });
    const notFound = { code: "CONTACT_NOT_FOUND" };
    await expect(contacts.update(stranger, contactId, { name: "X" })).rejects.toMatchObject(notFound);
    await expect(contacts.delete(stranger, contactId)).rejects.toMatchObject(notFound);
    await expect(contacts.picture(stranger, contactId)).rejects.toMatchObject(notFound);
    await expect(contacts.setBlocked(stranger, contactId, true)).rejects.toMatchObject(notFound);
    expect(await contacts.findByPhone(tenant, "crm", phone)).toMatchObject({ name: "Juan", isBlocked: false });
    expect(setBlocked).not.toHaveBeenCalled();
  });

  it("are gone once deleted", async () => {
    const { contactId } = await add();
    await contacts.delete(tenant, contactId);
    await expect(contacts.findByPhone(tenant, "crm", phone)).rejects.toMatchObject({ code: "CONTACT_NOT_FOUND" });
    await expect(contacts.delete(tenant, contactId)).rejects.toMatchObject({ code: "CONTACT_NOT_FOUND" });
  });

  it("are listed by cursor or by page, not by both", async () => {
    await add({ name: "Juan" });
    expect(await contacts.list(tenant, "crm", everyone, { ...firstPage, page: 1 })).toMatchObject({
      total: 1,
      page: 1,
    });
    expect(await contacts.list(tenant, "crm", everyone, firstPage)).not.toHaveProperty("total");
    await expect(contacts.list(tenant, "crm", everyone, { limit: 50, cursor: "x", page: 1 })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "query.page" }],
    });
  });

  it("are all listed for a blank search", async () => {
    await add({ name: "Juan" });
    expect((await contacts.list(tenant, "crm", { ...everyone, q: "  " }, firstPage)).items).toHaveLength(1);
    expect((await contacts.list(tenant, "crm", { ...everyone, q: " ju " }, firstPage)).items).toHaveLength(1);
  });

  describe("asking whether a number is on WhatsApp", () => {
    it("asks once in 24 hours", async () => {
      checkNumber.mockResolvedValue({ exists: true, chatId: `${phone}@c.us`, lid: "1@lid" });
      const first = await contacts.checkNumber(tenant, "crm", "+34612345678");
      expect(first).toMatchObject({ phone, exists: true, checkedAt: clock.now() });
      await clock.advance(23 * HOUR);
      expect(await contacts.checkNumber(tenant, "crm", phone)).toEqual(first);
      expect(checkNumber.mock.calls).toEqual([[phone]]);
      await clock.advance(HOUR);
      expect(await contacts.checkNumber(tenant, "crm", phone)).toMatchObject({ checkedAt: clock.now() });
      expect(checkNumber).toHaveBeenCalledTimes(2);
    });

    it("needs a connected session", async () => {
      await expect(contacts.checkNumber(tenant, "asleep", phone)).rejects.toMatchObject({
        code: "SESSION_DISCONNECTED",
      });
    });

    it("remembers nothing when WhatsApp does not answer", async () => {
      checkNumber.mockRejectedValueOnce(new EngineError("TIMEOUT", "no answer"));
      await expect(contacts.checkNumber(tenant, "crm", phone)).rejects.toMatchObject({ code: "ENGINE_FAILED" });
      checkNumber.mockResolvedValue({ exists: false, chatId: null, lid: null });
      expect(await contacts.checkNumber(tenant, "crm", phone)).toMatchObject({ exists: false });
    });
  });

  describe("and their pictures", () => {
    it("come from WhatsApp", async () => {
      profilePicture.mockResolvedValue({ mimetype: "image/png", data: Buffer.from("png") });
      const { contactId } = await add();
      expect(await contacts.picture(tenant, contactId)).toEqual({ mimetype: "image/png", data: Buffer.from("png") });
      expect(profilePicture).toHaveBeenCalledWith(`${phone}@c.us`);
    });

    it("are not found when hidden, or when the number is not on WhatsApp", async () => {
      const { contactId } = await add();
      profilePicture.mockResolvedValueOnce(null);
      await expect(contacts.picture(tenant, contactId)).rejects.toMatchObject({ code: "PICTURE_NOT_FOUND" });
      profilePicture.mockRejectedValueOnce(new EngineError("NOT_ON_WHATSAPP", "unknown"));
      await expect(contacts.picture(tenant, contactId)).rejects.toMatchObject({ code: "PICTURE_NOT_FOUND" });
    });

    it("need a connected session", async () => {
      const { contactId } = await add({}, "asleep");
      await expect(contacts.picture(tenant, contactId)).rejects.toMatchObject({ code: "SESSION_DISCONNECTED" });
    });
  });

  describe("that are blocked", () => {
    it("are blocked at WhatsApp first, then here", async () => {
      const { contactId } = await add();
      expect(await contacts.setBlocked(tenant, contactId, true)).toMatchObject({ isBlocked: true });
      expect(await contacts.setBlocked(tenant, contactId, false)).toMatchObject({ isBlocked: false });
      expect(setBlocked.mock.calls).toEqual([
        [`${phone}@c.us`, true],
        [`${phone}@c.us`, false],
      ]);
    });

    it("stay as they are when WhatsApp refuses", async () => {
      const { contactId } = await add();
      setBlocked.mockRejectedValueOnce(new EngineError("NOT_ON_WHATSAPP", "unknown"));
      await expect(contacts.setBlocked(tenant, contactId, true)).rejects.toMatchObject({
        code: "RECIPIENT_NOT_ON_WHATSAPP",
      });
      expect(await contacts.findByPhone(tenant, "crm", phone)).toMatchObject({ isBlocked: false });
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { caller, createSessionStage, key, ref, tenant } from "../../../test/support/session-stage";
import { EngineError } from "../../engine/engine";
import { media } from "../../store/schema/content";

const ANA = "34612345678";
const { sessionId } = ref;
const plain = { sessionId, name: null, start: true };

let stage: ReturnType<typeof createSessionStage>;
let process: ReturnType<ReturnType<typeof createSessionStage>["boot"]>;
beforeEach(async () => {
  stage = createSessionStage();
  process = stage.boot();
  await process.supervisor.start();
});
afterEach(() => stage.database.close());

const limitedTo = (...sessionIds: string[]) => ({ organizationId: 1, sessionIds: new Set(sessionIds) });
const stranger = { organizationId: 2, sessionIds: null };

describe("creating a session", () => {
  it("starts it at once, and tells how far it has come", async () => {
    const session = await process.service.create(tenant, caller, { ...plain, name: "Ventas" });
    expect(session).toMatchObject({ sessionId, name: "Ventas", desired: "running" });
    expect(["starting", "pairing"]).toContain(session.status);
    expect(session.transitions[0]?.to).toBe(session.status);
    await process.pass();
    expect(await process.service.get(tenant, sessionId)).toMatchObject({ status: "pairing", reason: "qr" });
  });

  it("starts nothing when that is not wanted, and makes an id when none is given", async () => {
    const session = await process.service.create(tenant, caller, { sessionId: null, name: null, start: false });
    expect(session).toMatchObject({ sessionId: expect.stringMatching(/^ses_[0-9A-Z]{26}$/), status: "stopped" });
    await process.pass();
    expect(stage.statuses({ organizationId: 1, sessionId: session.sessionId })).toEqual([]);
  });

  it("refuses an id that is taken, but not for another organization", async () => {
    await process.service.create(tenant, caller, plain);
    await expect(process.service.create(tenant, caller, plain)).rejects.toMatchObject({
      code: "SESSION_ALREADY_EXISTS",
      params: { sessionId },
    });
    await process.service.create(stranger, caller, plain);
    expect(process.audited.map(({ organizationId }) => organizationId)).toEqual([1, 2]);
  });

  it("is for a key that is limited to sessions only within its limits", async () => {
    const limited = limitedTo("other");
    for (const wanted of [plain, { ...plain, sessionId: null }]) {
      await expect(process.service.create(limited, caller, wanted)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await process.service.create(limited, caller, { ...plain, sessionId: "other" })).toMatchObject({
      sessionId: "other",
    });
    expect(await process.sessions.exists(ref)).toBe(false);
  });
});

describe("reading and changing sessions", () => {
  it("shows neither another organization's sessions nor those beyond the key", async () => {
    await process.service.create(tenant, caller, plain);
    await process.service.create(tenant, caller, { ...plain, sessionId: "other" });
    const ids = async (who: Parameters<typeof process.service.list>[0]) =>
      (await process.service.list(who, { status: null }, { limit: 50, cursor: null })).items.map(
        (item) => item.sessionId,
      );
    expect(await ids(tenant)).toEqual(["other", sessionId]);
    expect(await ids(limitedTo("other", "third"))).toEqual(["other"]);
    expect(await ids(stranger)).toEqual([]);

    const { service } = process;
    for (const who of [stranger, limitedTo("other")]) {
      for (const attempt of [
        () => service.get(who, sessionId),
        () => service.update(who, caller, sessionId, { name: "x" }),
        () => service.start(who, caller, sessionId),
        () => service.stop(who, caller, sessionId),
        () => service.restart(who, caller, sessionId),
        () => service.logout(who, caller, sessionId),
        () => service.delete(who, caller, sessionId),
        () => process.pairing.qr(who, sessionId),
        () => process.pairing.requestCode(who, sessionId, ANA),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: "SESSION_NOT_FOUND", params: { sessionId } });
      }
    }
    expect(await service.get(tenant, sessionId)).toMatchObject({ name: null, desired: "running" });
  });

  it("leaves the name when it is absent, and clears it on null", async () => {
    await process.service.create(tenant, caller, { ...plain, name: "Ventas" });
    expect(await process.service.update(tenant, caller, sessionId, {})).toMatchObject({ name: "Ventas" });
    expect(await process.service.update(tenant, caller, sessionId, { name: "Soporte" })).toMatchObject({
      name: "Soporte",
    });
    expect(await process.service.update(tenant, caller, sessionId, { name: null })).toMatchObject({ name: null });
  });

  it("writes down who changed what", async () => {
    const { service, audited } = process;
    await service.create(tenant, caller, plain);
    await service.update(tenant, caller, sessionId, { name: "Ventas" });
    for (const change of ["stop", "start", "restart", "logout", "delete"] as const) {
      await service[change](tenant, caller, sessionId);
    }
    expect(audited.map(({ action }) => action)).toEqual([
      "sessions.create",
      "sessions.update",
      "sessions.stop",
      "sessions.start",
      "sessions.restart",
      "sessions.logout",
      "sessions.delete",
    ]);
    for (const entry of audited) expect(entry).toMatchObject({ organizationId: 1, target: sessionId, ...caller });
  });
});

describe("the four ways to move a session", () => {
  beforeEach(async () => {
    process.control.link(key, ANA);
    await process.service.create(tenant, caller, plain);
    await process.pass();
  });

  it("answer with the status that they lead to", async () => {
    const { service, pass } = process;
    expect(await service.get(tenant, sessionId)).toMatchObject({ status: "connected", phoneNumber: ANA });
    const stopped = await service.stop(tenant, caller, sessionId);
    expect(stopped).toMatchObject({ status: "stopped", desired: "stopped", phoneNumber: ANA });
    expect(stopped.transitions[0]).toMatchObject({ from: "connected", to: "stopped", reason: "user" });
    expect(await service.start(tenant, caller, sessionId)).toMatchObject({ desired: "running" });
    await pass();
    expect(await service.restart(tenant, caller, sessionId)).toMatchObject({ desired: "running" });
    await pass();
    expect(await service.get(tenant, sessionId)).toMatchObject({ status: "connected" });
    const loggedOut = await service.logout(tenant, caller, sessionId);
    expect(loggedOut).toMatchObject({ status: "logged_out", desired: "stopped", phoneNumber: null });
    expect(loggedOut.transitions[0]).toMatchObject({ to: "logged_out", reason: "user" });
  });

  it("tells the caller when WhatsApp does not do it, and writes nothing down", async () => {
    const engine = process.supervisor.engine(ref);
    if (!engine) throw new Error("The session does not run");
    engine.logout = () => Promise.reject(new EngineError("TIMEOUT", `no answer for ${ANA}`, true));
    const audited = process.audited.length;
    await expect(process.service.logout(tenant, caller, sessionId)).rejects.toMatchObject({
      code: "ENGINE_FAILED",
      params: { problem: { es: "WhatsApp no respondió a tiempo", en: "WhatsApp did not answer in time" } },
    });
    expect(process.audited).toHaveLength(audited);
  });

  it("delete removes files and rows, also of a file that came in between", async () => {
    const { orm } = stage.database;
    const file = { type: "document", mimetype: "text/plain", size: 1, sha256: "ab01", createdAt: 1 } as const;
    orm
      .insert(media)
      .values({ id: "media_1", ...ref, ...file })
      .run();
    await process.service.delete(tenant, caller, sessionId);
    expect(process.newsDiscarded).toEqual([ref]);
    expect(process.filesRemoved).toEqual([ref]);
    expect(process.contentsRemoved).toEqual(["ab01"]);
    expect(orm.select().from(media).all()).toEqual([]);
    expect(await process.sessions.exists(ref)).toBe(false);
    await expect(process.service.delete(tenant, caller, sessionId)).rejects.toMatchObject({
      code: "SESSION_NOT_FOUND",
    });
  });

  it("removes every session of an organization that goes, and of no other", async () => {
    for (const id of ["a", "b"]) await process.service.create(tenant, caller, { ...plain, sessionId: id });
    await process.service.create(stranger, caller, plain);
    await process.service.deleteAll(1);
    const page = { limit: 50, cursor: null };
    expect((await process.service.list(tenant, { status: null }, page)).items).toEqual([]);
    expect((await process.service.list(stranger, { status: null }, page)).items).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSessionStage, key, ref, tenant } from "../../../test/support/session-stage";
import { organizations } from "../../store/schema/organizations";

let stage: ReturnType<typeof createSessionStage>;
let process: ReturnType<ReturnType<typeof createSessionStage>["boot"]>;
beforeEach(async () => {
  stage = createSessionStage();
  process = stage.boot();
  await process.supervisor.start();
});
afterEach(() => stage.database.close());

async function connect(sessionId: string, phone: string) {
  const of = { organizationId: 1, sessionId };
  await process.sessions.create(of, { name: null, desired: "stopped" });
  process.control.link(`1.${sessionId}`, phone);
  await process.supervisor.startSession(of);
  await process.pass();
}

const limitedTo = (...sessionIds: string[]) => ({ organizationId: 1, sessionIds: new Set(sessionIds) });
const disconnected = (status: string) =>
  expect.objectContaining({ code: "SESSION_DISCONNECTED", params: { sessionId: ref.sessionId, status } });

describe("the access to sessions", () => {
  it("answers for another organization's session, or one beyond the key, as for none", async () => {
    await connect(ref.sessionId, "34611111111");
    expect(await process.access.require(tenant, ref.sessionId)).toEqual(ref);
    expect(await process.access.require(limitedTo(ref.sessionId), ref.sessionId)).toEqual(ref);
    const none = { code: "SESSION_NOT_FOUND", params: { sessionId: ref.sessionId } };
    for (const stranger of [{ organizationId: 2, sessionIds: null }, limitedTo("other"), limitedTo()]) {
      await expect(process.access.require(stranger, ref.sessionId)).rejects.toMatchObject(none);
    }
  });

  it("gives the engine while it is connected, and says what the session is when it is not", async () => {
    expect(() => process.access.requireEngine(ref)).toThrow(disconnected("stopped"));
    await connect(ref.sessionId, "34611111111");
    expect(process.access.requireEngine(ref).snapshot().status).toBe("connected");
    process.control.dropConnection(key, 1_000);
    expect(() => process.access.requireEngine(ref)).toThrow(disconnected("reconnecting"));
    await process.pass(1_000);
    process.access.requireEngine(ref);
    await process.supervisor.logoutSession(ref);
    expect(() => process.access.requireEngine(ref)).toThrow(disconnected("logged_out"));

    const next = stage.boot({ now: process.clock.now() });
    await next.supervisor.start();
    expect(() => next.access.requireEngine(ref)).toThrow(disconnected("logged_out"));
  });

  it("chooses the only connected session that the key may use", async () => {
    await expect(process.access.choose(tenant)).rejects.toMatchObject({ code: "SESSION_REQUIRED" });
    await connect("a", "34611111111");
    expect(await process.access.choose(tenant)).toEqual({ organizationId: 1, sessionId: "a" });
    await connect("b", "34622222222");
    await expect(process.access.choose(tenant)).rejects.toMatchObject({ code: "SESSION_REQUIRED" });
    expect(await process.access.choose(limitedTo("b"))).toEqual({ organizationId: 1, sessionId: "b" });
    await expect(process.access.choose({ organizationId: 2, sessionIds: null })).rejects.toMatchObject({
      code: "SESSION_REQUIRED",
    });
  });

  it("prefers the organization's default session, connected or not", async () => {
    const { orm, write } = stage.database;
    await write(() => {
      orm.insert(organizations).values({ id: 1, name: "E", defaultSessionId: "b", createdAt: 1, updatedAt: 1 }).run();
    });
    await connect("a", "34611111111");
    expect(await process.access.choose(tenant)).toEqual({ organizationId: 1, sessionId: "b" });
    expect(await process.access.choose(limitedTo("a"))).toEqual({ organizationId: 1, sessionId: "a" });
  });
});

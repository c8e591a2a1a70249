import { magicNumbers } from "@inbox-hub/openapi/rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSessionStage, key, ref, tenant } from "../../../test/support/session-stage";
import type { Engine } from "../../engine/engine";

const ANA = "34612345678";
const { sessionId } = ref;

let stage: ReturnType<typeof createSessionStage>;
beforeEach(() => {
  stage = createSessionStage();
});
afterEach(() => stage.database.close());

async function boot(changes: (engine: Engine, wait: (ms: number) => Promise<void>) => Partial<Engine> = () => ({})) {
  const process: ReturnType<typeof stage.boot> = stage.boot({
    createEngine: (simulator) => (engineKey) => {
      const engine = simulator.createEngine(engineKey);
      return { ...engine, ...changes(engine, (ms) => new Promise((resolve) => process.clock.after(ms, resolve))) };
    },
  });
  await process.supervisor.start();
  await process.sessions.create(ref, { name: null, desired: "stopped" });
  return process;
}

const notPairing = (status: string) => ({ code: "SESSION_NOT_PAIRING", params: { sessionId, status } });
const slow = (engine: Engine, wait: (ms: number) => Promise<void>): Partial<Engine> => ({
  start: async () => {
    await wait(4_000);
    await engine.start();
  },
});

describe("pairing by QR", () => {
  it("gives the QR that the session shows, until the next one takes its place", async () => {
    const { supervisor, pairing, clock, pass } = await boot();
    await supervisor.startSession(ref);
    const first = await pairing.qr(tenant, sessionId);
    expect(first.expiresAt).toBe(clock.now() + 60_000);
    await pass(60_000);
    const second = await pairing.qr(tenant, sessionId);
    expect(second.value).not.toBe(first.value);
    expect(second.expiresAt).toBe(clock.now() + 20_000);
  });

  it("waits for a session that is still starting", async () => {
    const { supervisor, pairing, pass } = await boot(slow);
    await supervisor.startSession(ref);
    const asked = pairing.qr(tenant, sessionId);
    await pass(4_000);
    expect((await asked).value).toMatch(/^2@/);
  });

  it("waits no longer than five seconds", async () => {
    const { supervisor, pairing, clock, pass } = await boot((engine, wait) => ({
      start: async () => {
        await wait(60_000);
        await engine.start();
      },
    }));
    await supervisor.startSession(ref);
    const asked = expect(pairing.qr(tenant, sessionId)).rejects.toMatchObject(notPairing("starting"));
    const before = clock.now();
    await pass(5_000);
    await asked;
    expect(clock.now() - before).toBe(5_000);
  });

  it("gives none for a session that is not pairing", async () => {
    const { supervisor, pairing, control, pass } = await boot();
    await expect(pairing.qr(tenant, sessionId)).rejects.toMatchObject(notPairing("stopped"));
    await supervisor.startSession(ref);
    await pass();
    control.scan(key, ANA);
    await pass();
    await expect(pairing.qr(tenant, sessionId)).rejects.toMatchObject(notPairing("connected"));
    await supervisor.logoutSession(ref);
    await expect(pairing.qr(tenant, sessionId)).rejects.toMatchObject(notPairing("logged_out"));
  });

  it("gives none when all were shown and only a code is left", async () => {
    const { supervisor, pairing, pass } = await boot();
    await supervisor.startSession(ref);
    await pass(60_000 + 4 * 20_000);
    await pairing.requestCode(tenant, sessionId, ANA);
    await pass(20_000);
    await expect(pairing.qr(tenant, sessionId)).rejects.toMatchObject(notPairing("pairing"));
  });
});

describe("pairing by code", () => {
  it("links the phone that the code was made for, however its number was written", async () => {
    const { supervisor, pairing, control, clock, pass } = await boot(slow);
    await supervisor.startSession(ref);
    const asked = pairing.requestCode(tenant, sessionId, "+34 612-345-678");
    await pass(4_000);
    expect(await asked).toEqual({
      code: expect.stringMatching(/^[A-Z0-9]{8}$/),
      expiresAt: clock.now() + 180_000,
    });
    expect(control.scan(key)).toBe(ANA);
    await pass();
    expect(supervisor.observed(ref)).toMatchObject({ status: "connected", phoneNumber: ANA });
    expect(stage.statuses()).toEqual([
      "starting (start)",
      "pairing (qr)",
      "authenticating (paired)",
      "connected (ready)",
    ]);
  });

  it("says that a number is not on WhatsApp, without repeating it", async () => {
    const { supervisor, pairing, pass } = await boot();
    await supervisor.startSession(ref);
    await pass();
    await expect(pairing.requestCode(tenant, sessionId, magicNumbers.notOnWhatsApp)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      params: { problem: { en: "body.phoneNumber" } },
      details: [{ path: "body.phoneNumber", message: { en: "this number is not on WhatsApp" } }],
    });
    await expect(pairing.requestCode(tenant, sessionId, "12")).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  });

  it("is refused for a session that is not pairing", async () => {
    const { pairing } = await boot();
    await expect(pairing.requestCode(tenant, sessionId, ANA)).rejects.toMatchObject(notPairing("stopped"));
  });
});

import { expect, it } from "vitest";
import type { Stage } from "./stage";
import { refusal } from "./stage";

const ANA = "34612345678";

/** How a phone gets linked. */
export function linkingPromises(stage: () => Stage): void {
  it("shows a QR, and goes through every status in order once it is scanned", async () => {
    const { create, scan } = stage();
    const { engine, statuses, ...actor } = create("1.shop");
    expect(engine.snapshot()).toMatchObject({ status: "stopped", reason: null, phoneNumber: null, qr: null });

    await engine.start();
    expect(engine.snapshot().qr?.value.split(",")).toHaveLength(5);
    await scan({ engine, statuses, ...actor }, ANA);

    expect(statuses()).toEqual(["starting (start)", "pairing (qr)", "authenticating (paired)", "connected (ready)"]);
    expect(engine.snapshot()).toMatchObject({ phoneNumber: ANA, qr: null, pairingCode: null });
  });

  it("shows the first QR for 60 seconds and each further one for 20", async () => {
    const { create, pass, until, world } = stage();
    const { engine } = create("1.shop");
    await engine.start();
    const first = engine.snapshot();
    expect(first.qr?.expiresAt).toBe(first.since + 60_000);

    await pass(60_000);
    await until("a second QR", () => engine.snapshot().qr?.value !== first.qr?.value);
    const second = engine.snapshot();
    expect(second.qr?.expiresAt).toBe((first.qr?.expiresAt ?? 0) + 20_000);
    expect(second.since).toBe(first.since);
    expect(() => world.linking.scan(first.qr?.value ?? "", ANA)).toThrow();
  });

  it("stops after six QRs that nobody scanned, and starts again when asked", async () => {
    const { create, pass } = stage();
    const { engine, told } = create("1.shop");
    await engine.start();
    await pass(60_000 + 5 * 20_000);

    const shown = new Set(told.state.flatMap(({ qr }) => (qr ? [qr.value] : [])));
    expect(shown.size).toBe(6);
    expect(engine.snapshot()).toMatchObject({ status: "stopped", reason: "pairing_timeout", qr: null });

    await engine.start();
    expect(engine.snapshot()).toMatchObject({ status: "pairing" });
  });

  it("links with a code of eight characters that is typed on the phone", async () => {
    const { create, until, world } = stage();
    const { engine } = create("1.shop");
    await engine.start();
    const { code, expiresAt } = await engine.requestPairingCode(ANA);
    expect(code).toMatch(/^[1-9A-Z]{8}$/);
    expect(expiresAt).toBe(engine.snapshot().since + 180_000);
    expect(engine.snapshot().pairingCode).toEqual({ code, expiresAt });

    expect(() => world.linking.enterCode(code, "34699999999")).toThrow();
    world.linking.enterCode(code, ANA);
    await until("connected", () => engine.snapshot().status === "connected");
    expect(engine.snapshot()).toMatchObject({ phoneNumber: ANA, pairingCode: null });
  });

  it("accepts a pairing code for 180 seconds, and stops when it was not typed", async () => {
    const { create, pass, world } = stage();
    const { engine } = create("1.shop");
    await engine.start();
    const { code } = await engine.requestPairingCode(ANA);
    await pass(179_000);
    expect(engine.snapshot()).toMatchObject({ status: "pairing", pairingCode: { code } });
    await pass(1_000);
    expect(engine.snapshot()).toMatchObject({ status: "stopped", reason: "pairing_timeout" });
    expect(() => world.linking.enterCode(code, ANA)).toThrow();
  });

  it("counts the 180 seconds anew for each code, and accepts only the last", async () => {
    const { create, pass, until, world } = stage();
    const { engine } = create("1.shop");
    await engine.start();
    const first = await engine.requestPairingCode(ANA);
    await pass(100_000);
    const second = await engine.requestPairingCode(ANA);
    await pass(100_000);
    expect(() => world.linking.enterCode(first.code, ANA)).toThrow();
    world.linking.enterCode(second.code, ANA);
    await until("connected", () => engine.snapshot().status === "connected");
  });

  it("gives no pairing code unless it is pairing", async () => {
    const { create, connect } = stage();
    expect((await refusal(create("1.idle").engine.requestPairingCode(ANA))).code).toBe("INVALID_STATE");
    const { engine } = await connect("1.shop", ANA);
    expect((await refusal(engine.requestPairingCode(ANA))).code).toBe("INVALID_STATE");
  });

  it("has the phone unlink it: it is logged out, and can be linked again", async () => {
    const { connect, scan, until, world, deviceOf } = stage();
    const actor = await connect("1.shop", ANA);
    world.linking.unlink(deviceOf(ANA));
    await until("logged out", () => actor.engine.snapshot().status === "logged_out");
    expect(actor.engine.snapshot()).toMatchObject({ reason: "unlinked", phoneNumber: null });

    await actor.engine.start();
    await scan(actor, ANA);
    await actor.engine.stop();
    await actor.engine.start();
    await until("connected", () => actor.engine.snapshot().status === "connected");
    expect(actor.statuses().slice(-4)).toEqual([
      "stopped (user)",
      "starting (start)",
      "authenticating (restored)",
      "connected (ready)",
    ]);
  });

  it("finds out at the next start that the phone unlinked it while it was stopped", async () => {
    const { connect, world, deviceOf } = stage();
    const { engine } = await connect("1.shop", ANA);
    await engine.stop();
    world.linking.unlink(deviceOf(ANA));
    expect((await refusal(engine.start())).code).toBe("INVALID_STATE");
    expect(engine.snapshot()).toMatchObject({ status: "logged_out", reason: "unlinked" });
  });

  it("unlinks the phone and forgets everything on logout", async () => {
    const { connect, world } = stage();
    const { engine } = await connect("1.shop", ANA);
    await engine.logout();
    await engine.logout();
    expect(engine.snapshot()).toMatchObject({ status: "logged_out", reason: "user", phoneNumber: null });
    expect(world.linking.devicesOf(ANA)).toEqual([]);
    await engine.start();
    expect(engine.snapshot()).toMatchObject({ status: "pairing" });
  });

  it("logs out from any status", async () => {
    const { create, connect } = stage();
    const pairing = create("1.pairing");
    await pairing.engine.start();
    await pairing.engine.logout();
    expect(pairing.statuses().slice(-2)).toEqual(["stopped (user)", "logged_out (user)"]);

    const stopped = await connect("1.stopped", ANA);
    await stopped.engine.stop();
    await stopped.engine.logout();
    expect(stopped.engine.snapshot()).toMatchObject({ status: "logged_out", phoneNumber: null });
  });

  it("leaves nothing behind when it is destroyed", async () => {
    const { connect, create } = stage();
    const { engine } = await connect("1.shop", ANA);
    await engine.destroy();
    expect(engine.snapshot()).toMatchObject({ status: "stopped", phoneNumber: null });
    const next = create("1.shop").engine;
    await next.start();
    expect(next.snapshot()).toMatchObject({ status: "pairing" });
  });
}

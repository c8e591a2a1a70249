import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { link, quickly, refused } from "./stage";

export const sessionScenarios: ScenariosOf<"sessions"> = {
  async "sessions.list"({ hub, sessionId }) {
    await hub.sessions.create({ sessionId: "waiting", start: false });
    const connected = await hub.sessions.list({ status: "connected" });
    const ids = connected.items.map((session) => session.sessionId);
    expect(ids).toContain(sessionId);
    expect(ids).not.toContain("waiting");
    expect((await hub.sessions.list({ status: "stopped" })).items).toMatchObject([{ sessionId: "waiting" }]);
  },

  async "sessions.create"({ hub }) {
    const created = await hub.sessions.create({ sessionId: "ventas", name: "Ventas" });
    expect(created).toMatchObject({ sessionId: "ventas", name: "Ventas", desiredState: "running", isConnected: false });
    await expect.poll(async () => (await hub.sessions.status("ventas")).status, quickly).toBe("pairing");
    await refused(hub.sessions.create({ sessionId: "ventas" }), "SESSION_ALREADY_EXISTS");
    expect((await hub.sessions.create()).sessionId).not.toBe("");
  },

  async "sessions.get"({ hub, newSession }) {
    const sessionId = await newSession();
    const session = await hub.sessions.get(sessionId);
    expect(session).toMatchObject({ sessionId, status: "connected", isConnected: true, reason: "ready" });
    expect(session.transitions[0]).toMatchObject({ to: "connected" });
    expect(session.transitions.map((transition) => transition.to)).toContain("pairing");
  },

  async "sessions.update"({ hub, newSession }) {
    const sessionId = await newSession();
    expect((await hub.sessions.update(sessionId, { name: "Ventas Madrid" })).name).toBe("Ventas Madrid");
    expect((await hub.sessions.get(sessionId)).name).toBe("Ventas Madrid");
    expect((await hub.sessions.update(sessionId, { name: null })).name).toBeNull();
  },

  async "sessions.delete"({ hub, newSession, newPhone }) {
    const sessionId = await newSession();
    await hub.messages.send(sessionId, { to: newPhone(), message: "Hola" });
    await hub.sessions.delete(sessionId);
    await refused(hub.sessions.get(sessionId), "SESSION_NOT_FOUND");
    await refused(hub.messages.list(sessionId), "SESSION_NOT_FOUND");
    // The id is free again, and nothing of the old one comes back with it.
    await hub.sessions.create({ sessionId, start: false });
    expect((await hub.messages.list(sessionId)).items).toEqual([]);
  },

  async "sessions.status"({ hub, sessionId }) {
    expect(await hub.sessions.status(sessionId)).toMatchObject({
      sessionId,
      status: "connected",
      desiredState: "running",
      isConnected: true,
      phoneNumber: "34911000001",
    });
  },

  async "sessions.start"({ hub }) {
    await hub.sessions.create({ sessionId: "dormida", start: false });
    expect((await hub.sessions.status("dormida")).status).toBe("stopped");
    expect(await hub.sessions.start("dormida")).toMatchObject({ desiredState: "running" });
    await expect.poll(async () => (await hub.sessions.status("dormida")).status, quickly).toBe("pairing");
  },

  async "sessions.stop"({ hub, newSession, newPhone }) {
    const sessionId = await newSession();
    const { phoneNumber } = await hub.sessions.status(sessionId);
    expect(await hub.sessions.stop(sessionId)).toMatchObject({
      status: "stopped",
      desiredState: "stopped",
      isConnected: false,
    });
    await refused(hub.messages.send(sessionId, { to: newPhone(), message: "Hola" }), "SESSION_DISCONNECTED");
    await hub.sessions.start(sessionId);
    // With its credentials kept, it needs no new QR.
    await expect.poll(async () => (await hub.sessions.status(sessionId)).isConnected, quickly).toBe(true);
    expect((await hub.sessions.status(sessionId)).phoneNumber).toBe(phoneNumber);
  },

  async "sessions.restart"({ hub, newSession, newPhone }) {
    const sessionId = await newSession();
    const { since } = await hub.sessions.status(sessionId);
    expect(await hub.sessions.restart(sessionId)).toMatchObject({ desiredState: "running" });
    await expect
      .poll(async () => {
        const status = await hub.sessions.status(sessionId);
        return status.isConnected && status.since > since;
      }, quickly)
      .toBe(true);
    expect((await hub.messages.send(sessionId, { to: newPhone(), message: "Hola" })).status).toBe("sent");
  },

  async "sessions.logout"({ hub, newSession, newPhone }) {
    const sessionId = await newSession();
    const { messageId } = await hub.messages.send(sessionId, { to: newPhone(), message: "Hola" });
    expect(await hub.sessions.logout(sessionId)).toMatchObject({ status: "logged_out", phoneNumber: null });
    expect((await hub.messages.get(sessionId, messageId)).message).toBe("Hola");
    await hub.sessions.start(sessionId);
    await link(hub, sessionId);
  },

  async "sessions.qr"({ hub, sessionId }) {
    await hub.sessions.create({ sessionId: "con_qr" });
    await expect.poll(async () => (await hub.sessions.status("con_qr")).status, quickly).toBe("pairing");
    const { qr, image, expiresAt } = await hub.sessions.qr("con_qr");
    expect(qr).not.toBe("");
    expect(image).toMatch(/^data:image\/png;base64,/);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    const png = await hub.sessions.qr("con_qr", { format: "png" });
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe("PNG");
    const svg = await hub.sessions.qr("con_qr", { format: "svg" });
    expect(Buffer.from(svg).toString()).toContain("<svg");
    await refused(hub.sessions.qr(sessionId), "SESSION_NOT_PAIRING");
  },

  async "sessions.requestPairingCode"({ hub, newPhone }) {
    const phoneNumber = newPhone();
    await hub.sessions.create({ sessionId: "con_codigo" });
    await expect.poll(async () => (await hub.sessions.status("con_codigo")).status, quickly).toBe("pairing");
    const { code } = await hub.sessions.requestPairingCode("con_codigo", { phoneNumber });
    expect(code).toMatch(/^[A-Z0-9]{8}$/);
    // The phone that the code was made for types it.
    await link(hub, "con_codigo");
    expect((await hub.sessions.status("con_codigo")).phoneNumber).toBe(phoneNumber);
  },
};

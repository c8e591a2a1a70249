import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { refused } from "./stage";

export const statusScenarios: ScenariosOf<"status"> = {
  async "status.list"({ hub, newSession }) {
    const sessionId = await newSession();
    const first = await hub.status.create(sessionId, { message: "Abrimos a las nueve" });
    const second = await hub.status.create(sessionId, { message: "Cerramos a las ocho" });
    const ids = async (query: object) =>
      (await hub.status.list(sessionId, query)).items.map(({ statusId }) => statusId);
    expect(await ids({})).toEqual([second.statusId, first.statusId]);
    expect(await ids({ active: true })).toEqual([second.statusId, first.statusId]);
    expect(await ids({ active: false })).toEqual([]);
  },

  async "status.create"({ hub, sessionId }) {
    const story = await hub.status.create(sessionId, { message: "Rebajas", backgroundColor: "#00A884", font: 2 });
    expect(story).toMatchObject({
      sessionId,
      type: "text",
      message: "Rebajas",
      backgroundColor: "#00A884",
      font: 2,
      status: "sent",
      revokedAt: null,
    });
    const life = Date.parse(story.expiresAt ?? "") - Date.parse(story.timestamp);
    expect(life).toBeGreaterThan(23 * 3_600_000);
    expect(life).toBeLessThan(25 * 3_600_000);
    // It is nobody's conversation.
    const { items } = await hub.messages.list(sessionId, { q: "Rebajas" });
    expect(items.map(({ messageId }) => messageId)).not.toContain(story.statusId);
  },

  async "status.get"({ hub, sessionId }) {
    const { statusId } = await hub.status.create(sessionId, { message: "Hoy, lentejas" });
    expect(await hub.status.get(sessionId, statusId)).toMatchObject({ statusId, message: "Hoy, lentejas" });
    const { messageId } = await hub.messages.send(sessionId, { to: "34612345678", message: "No soy una historia" });
    await refused(hub.status.get(sessionId, messageId), "STATUS_NOT_FOUND");
  },

  async "status.delete"({ hub, sessionId }) {
    const { statusId } = await hub.status.create(sessionId, { message: "Me he equivocado" });
    const revoked = await hub.status.delete(sessionId, statusId);
    expect(revoked).toMatchObject({ statusId, message: null, revokedAt: expect.any(String) });
    const active = await hub.status.list(sessionId, { active: true });
    expect(active.items.map((story) => story.statusId)).not.toContain(statusId);
  },
};

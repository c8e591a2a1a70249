import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { quickly, refused } from "./stage";

export const statisticsScenarios: ScenariosOf<"statistics"> = {
  async "statistics.forOrganization"({ hub, sessionId, newPhone, receive, newReceiver }) {
    const { server } = await newReceiver();
    const before = await hub.statistics.forOrganization(1);
    const chat = newPhone();
    await receive({ from: chat, message: "¿Cuánto cuesta?" });
    await hub.messages.send(sessionId, { to: chat, message: "Diez euros" });
    await server.received(1);
    const after = await hub.statistics.forOrganization(1, { granularity: "day", timeZone: "Europe/Madrid" });
    expect(after).toMatchObject({ granularity: "day", timeZone: "Europe/Madrid" });
    const { messages, activeConversations, firstResponse } = after.totals;
    expect(messages.inbound - before.totals.messages.inbound).toBe(1);
    expect(messages.outbound - before.totals.messages.outbound).toBe(1);
    expect(activeConversations - before.totals.activeConversations).toBe(1);
    expect(firstResponse.count - before.totals.firstResponse.count).toBe(1);
    expect(after.series.reduce((sum, { inbound }) => sum + inbound, 0)).toBe(messages.inbound);
    // Midnight in Madrid is 22 or 23 o'clock of the day before.
    for (const { start } of after.series.slice(1)) expect(start).toMatch(/T2[23]:00:00\.000Z$/);
    const attempts = async () => (await hub.statistics.forOrganization(1)).webhooks;
    await expect.poll(async () => (await attempts())?.attempts, quickly).toBe((before.webhooks?.attempts ?? 0) + 1);
    expect(await attempts()).toMatchObject({ active: 1, failedAttempts: 0, successRate: 1 });
  },

  async "statistics.forSession"({ hub, newSession, newPhone, receive }) {
    const sessionId = await newSession();
    const chat = newPhone();
    await receive({ from: chat, message: "Hola" }, sessionId);
    const { messageId } = await hub.messages.send(sessionId, { to: chat, message: "Buenas" });
    await expect.poll(async () => (await hub.messages.get(sessionId, messageId)).status, quickly).toBe("read");
    const { totals, series, webhooks } = await hub.statistics.forSession(sessionId, {
      granularity: "hour",
      ...today(),
    });
    expect(totals).toMatchObject({
      messages: { inbound: 1, outbound: 1, byType: { text: 2 } },
      deliveryRate: 1,
      readRate: 1,
      activeConversations: 1,
      firstResponse: { count: 1 },
    });
    expect(series.filter(({ inbound }) => inbound > 0)).toMatchObject([{ inbound: 1, outbound: 1, sent: 1, read: 1 }]);
    expect(webhooks).toBeNull();
    const absurd = { from: "1990-01-01T00:00:00.000Z", granularity: "hour" } as const;
    await refused(hub.statistics.forSession(sessionId, absurd), "STATISTICS_RANGE_INVALID");
  },
};

function today() {
  const now = Date.now();
  return { from: new Date(now - 3_600_000).toISOString(), to: new Date(now + 3_600_000).toISOString() };
}

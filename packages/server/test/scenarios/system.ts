import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";

export const systemScenarios: ScenariosOf<"system"> = {
  async "system.health"({ connect }) {
    expect(await connect({}).system.health()).toEqual({ status: "ok" });
  },

  async "system.live"({ connect }) {
    expect(await connect({}).system.live()).toEqual({ status: "ok" });
  },

  async "system.ready"({ connect }) {
    expect(await connect({}).system.ready()).toEqual({ status: "ok" });
  },

  async "system.metrics"({ hub, connect }) {
    const name = "inbox_hub_http_request_duration_seconds_count";
    const listed = new RegExp(`^${name}\\{operation="sessions.list",status="2xx"\\} (\\d+)$`, "m");
    const count = async () => Number(listed.exec(await connect({}).system.metrics())?.[1] ?? 0);
    const before = await count();
    await hub.sessions.list();
    expect(await count()).toBe(before + 1);
  },

  async "system.docs"({ connect }) {
    const page = await connect({}).system.docs();
    expect(page).toContain("<title>Inbox Hub API</title>");
  },

  async "system.openapi"({ connect }) {
    const contract = await connect({}).system.openapi();
    expect(contract).toMatchObject({
      openapi: "3.1.0",
      paths: { "/api/messages/{sessionId}/send": { post: { operationId: "messages.send" } } },
    });
  },
};

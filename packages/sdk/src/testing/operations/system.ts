import type { Handlers } from "../edge/handler";

const ok = { status: 200, data: { status: "ok" } } as const;

export function createSystemHandlers() {
  return {
    "system.health": () => ok,
    "system.live": () => ok,
    "system.ready": () => ok,
  } satisfies Handlers;
}

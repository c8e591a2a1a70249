import type { Clock } from "../../lib/clock";
import { createCallGate } from "../call-gate";
import type { Engine, EngineKey } from "../engine";
import { createEngineEvents } from "../engine-events";
import type { EngineTimings } from "../engine-timings";
import { createSessionState } from "../session-state";
import { createCaller } from "./caller";
import { createCalls } from "./calls";
import type { Credentials } from "./credentials";
import { asEngine } from "./engine-error";
import { createGroupCalls } from "./group-calls";
import { createLifecycle } from "./lifecycle";
import { createPushTeller } from "./push-teller";
import { createSending } from "./sending";
import { newMessageKey, type Random } from "./world/random-text";
import type { World } from "./world/world";
import type { Push } from "./world/world-types";

interface SimulatorEngineDeps {
  readonly key: EngineKey;
  readonly world: World;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly random: Random;
  readonly timings: EngineTimings;
  readonly stored?: () => Promise<void>;
  readonly onDestroyed: () => void;
}

/** The engine of one session, on a WhatsApp that lives in this process. */
export function createSimulatorEngine(deps: SimulatorEngineDeps): Engine {
  const { key, world, credentials, clock, random, timings, onDestroyed } = deps;
  const events = createEngineEvents();
  const state = createSessionState({
    clock,
    phoneNumber: credentials.get(key)?.phone ?? null,
    onChange: (snapshot) => events.emit("state", snapshot),
  });
  const gate = createCallGate({ clock });

  const tell = createPushTeller({ events, accounts: world.accounts });
  const onPush = (push: Push) => {
    tell(push);
    if (push.type === "ack") sending.acknowledge(push.key, push.ack);
  };

  const lifecycle = createLifecycle({ ...deps, state, events, onPush, onInterrupted: gate.interrupt });
  const { requireLogin } = lifecycle;
  const sending = createSending({ world, gate, timings, requireLogin });
  const call = createCaller({ gate, timings, requireLogin });

  return {
    kind: "simulator",
    snapshot: state.snapshot,
    start: lifecycle.start,
    stop: lifecycle.stop,
    logout: lifecycle.logout,
    async destroy() {
      await lifecycle.destroy();
      onDestroyed();
    },
    requestPairingCode: async (phone) => asEngine(() => lifecycle.requestPairingCode(phone)),
    newKey: () => newMessageKey(random),
    send: sending.send,
    ...createCalls({ world, call }),
    ...createGroupCalls({ world, call }),
    on: events.on,
  };
}

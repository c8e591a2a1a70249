import type { Clock } from "../../lib/clock";
import type { CreateEngine, Engine, EngineKey } from "../engine";
import { defaultTimings, type EngineTimings } from "../engine-timings";
import { createControl, type SimulatorControl } from "./control";
import { createCredentials } from "./credentials";
import type { SimulatorJournal } from "./journal/simulator-journal";
import { createSimulatorEngine } from "./simulator-engine";
import type { Random } from "./world/random-text";
import type { ReceiptDelays } from "./world/receipts";
import { createWorld, type World } from "./world/world";

interface SimulatorDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: SimulatorJournal;
  /**
   * Resolves when everything that the engine of this key has told so far is stored; rejects when that is not sure. What is not
   * is told again by the next process.
   */
  readonly stored?: (key: EngineKey) => Promise<void>;
  readonly timings?: Partial<EngineTimings>;
  readonly receiptDelays?: Partial<ReceiptDelays>;
  /** How many messages of each chat are remembered. */
  readonly messagesPerChat?: number;
}

export interface Simulator {
  readonly createEngine: CreateEngine;
  readonly world: World;
  /** What people and the network do to a session. */
  readonly control: SimulatorControl;
  /** Stops every timer of the World; stop the engines first. */
  close(): void;
}

/** A whole WhatsApp in this process, with an engine for each session that asks for one. */
export function createSimulator({
  clock,
  random,
  journal,
  stored,
  timings,
  ...worldOptions
}: SimulatorDeps): Simulator {
  const world = createWorld({ clock, random, journal: journal.world, blobs: journal.blobs, ...worldOptions });
  const credentials = createCredentials({ journal: journal.credentials });
  const engines = new Map<EngineKey, Engine>();
  return {
    world,
    control: createControl({ clock, world, credentials, random, engineOf: (key) => engines.get(key) }),
    createEngine(key) {
      const engine = createSimulatorEngine({
        key,
        world,
        credentials,
        clock,
        random,
        timings: { ...defaultTimings, ...timings },
        ...(stored === undefined ? {} : { stored: () => stored(key) }),
        onDestroyed: () => {
          if (engines.get(key) === engine) engines.delete(key);
        },
      });
      engines.set(key, engine);
      return engine;
    },
    close: world.close,
  };
}

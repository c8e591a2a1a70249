import type { CreateEngine, EngineKey } from "../engine/engine";
import type { SimulatorControl } from "../engine/simulator/control";
import { createSimulatorFiles } from "../engine/simulator/journal/simulator-journal";
import { createSimulator } from "../engine/simulator/simulator";
import type { Clock } from "../lib/clock";

interface EnginesDeps {
  readonly folder: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Resolves when everything that the engine of this key has told so far is stored. */
  readonly stored: (key: EngineKey) => Promise<void>;
}

interface Engines {
  readonly createEngine: CreateEngine;
  /** What the sandbox's operations do. */
  readonly control: SimulatorControl;
  close(): void;
}

/** The simulator: the settings accept no other engine yet. */
export function createEngines({ folder, clock, random, stored }: EnginesDeps): Engines {
  return createSimulator({ clock, random, stored, journal: createSimulatorFiles({ folder }) });
}

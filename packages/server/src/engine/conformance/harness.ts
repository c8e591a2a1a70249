import type { Engine, EngineKey } from "../engine";
import type { World } from "../simulator/world/world";

/** What the conformance suite needs to try an engine: a WhatsApp to act on, and a hand on the clock. */
export interface EngineHarness {
  /** The WhatsApp that the engines under test are connected to. */
  readonly world: World;
  /** The same key again finds the credentials again, as after a restart. */
  createEngine(key: EngineKey): Engine;
  /** Lets so much time pass for the engines and for WhatsApp. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export type CreateHarness = () => Promise<EngineHarness>;

import type { Clock } from "../../../lib/clock";
import type { WorldState } from "./state";
import type { WorldEntry } from "./world-entry";

/** What every part of the World works on. */
export interface WorldContext {
  readonly clock: Clock;
  readonly state: WorldState;
  /** Makes something a fact: it is journaled, then applied, then told to the devices that are on line. */
  readonly record: (entry: WorldEntry) => void;
}

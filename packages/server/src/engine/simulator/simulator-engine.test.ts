import { createManualClock } from "../../lib/manual-clock";
import { describeEngine } from "../conformance/describe-engine";
import { createSimulatorMemory } from "./journal/simulator-journal";
import { createSeededRandom } from "./seeded-random";
import { createSimulator } from "./simulator";

describeEngine("the simulator engine", async () => {
  const clock = createManualClock();
  const simulator = createSimulator({ clock, random: createSeededRandom(1), journal: createSimulatorMemory() });
  return {
    world: simulator.world,
    createEngine: simulator.createEngine,
    pass: clock.advance,
    close: async () => simulator.close(),
  };
});

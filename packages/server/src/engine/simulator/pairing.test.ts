import { expect, it } from "vitest";
import { createManualClock } from "../../lib/manual-clock";
import { createSimulatorMemory } from "./journal/simulator-journal";
import { createSeededRandom } from "./seeded-random";
import { createSimulator } from "./simulator";

it("goes on with the QR when a pairing code expires first", async () => {
  const clock = createManualClock();
  const { createEngine, world } = createSimulator({
    clock,
    random: createSeededRandom(1),
    journal: createSimulatorMemory(),
    timings: { pairingCodeMs: 10_000 },
  });
  const engine = createEngine("1.shop");
  await engine.start();
  const { qr } = engine.snapshot();
  const { code } = await engine.requestPairingCode("34612345678");
  expect(engine.snapshot()).toMatchObject({ status: "pairing", reason: "code", qr });
  await clock.advance(10_000);
  expect(engine.snapshot()).toMatchObject({ status: "pairing", reason: "qr", qr, pairingCode: null });
  expect(() => world.linking.enterCode(code, "34612345678")).toThrow("not valid");
});

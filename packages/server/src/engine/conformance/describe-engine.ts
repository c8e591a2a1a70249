import { describe } from "vitest";
import { changingPromises } from "./changing";
import type { CreateHarness } from "./harness";
import { linkingPromises } from "./linking";
import { receivingPromises } from "./receiving";
import { sendingPromises } from "./sending";
import { useStage } from "./stage";
import { stayingPromises } from "./staying";

/** What every engine promises. Each engine runs this suite with its own harness. */
export function describeEngine(name: string, createHarness: CreateHarness): void {
  describe(name, () => {
    const stage = useStage(createHarness);
    describe("linking", () => linkingPromises(stage));
    describe("staying connected", () => stayingPromises(stage));
    describe("sending", () => sendingPromises(stage));
    describe("receiving", () => receivingPromises(stage));
    describe("changing messages", () => changingPromises(stage));
  });
}

import { describe } from "vitest";
import { changingPromises } from "./changing";
import { chattingPromises } from "./chatting";
import { groupRightsPromises } from "./group-rights";
import { groupingPromises } from "./grouping";
import type { CreateHarness } from "./harness";
import { linkingPromises } from "./linking";
import { pollingPromises } from "./polling";
import { receivingPromises } from "./receiving";
import { sendingPromises } from "./sending";
import { useStage } from "./stage";
import { stayingPromises } from "./staying";
import { storytellingPromises } from "./storytelling";

/** What every engine promises. Each engine runs this suite with its own harness. */
export function describeEngine(name: string, createHarness: CreateHarness): void {
  describe(name, () => {
    const stage = useStage(createHarness);
    describe("linking", () => linkingPromises(stage));
    describe("staying connected", () => stayingPromises(stage));
    describe("sending", () => sendingPromises(stage));
    describe("receiving", () => receivingPromises(stage));
    describe("changing messages", () => changingPromises(stage));
    describe("polls", () => pollingPromises(stage));
    describe("chats", () => chattingPromises(stage));
    describe("groups", () => groupingPromises(stage));
    describe("rights in groups", () => groupRightsPromises(stage));
    describe("stories", () => storytellingPromises(stage));
  });
}

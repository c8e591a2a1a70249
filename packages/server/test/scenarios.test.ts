import { operations } from "@inbox-hub/openapi";
import { describe, expect, it } from "vitest";
import { byTag } from "./scenarios/all";
import { playAll } from "./scenarios/play";
import { openStage } from "./scenarios/stage";

/** Every operation of the contract, used through the SDK over HTTP against a real server. */

it("there is a scenario for each operation of the contract", () => {
  const played = byTag.flatMap(([, ofTag]) => Object.keys(ofTag));
  expect([...played].sort()).toEqual(Object.keys(operations).sort());
});

describe.each(byTag)("%s", (_, ofTag) => playAll(openStage, Object.entries(ofTag)));

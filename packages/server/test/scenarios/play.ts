import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Scenario } from "./scenario";
import type { Stage } from "./stage";

/** Plays scenarios on one stage, each a test. What comes over the wire is held against the contract. */
export function playAll(open: () => Promise<Stage>, scenarios: readonly (readonly [string, Scenario])[]): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
  });
  afterAll(() => stage.stop());
  beforeEach(() => stage.begin());

  it.each(scenarios)("%s", async (id, play) => {
    await play(stage);
    const { exchanges } = stage;
    const succeeded = exchanges.filter(({ operationId, status }) => operationId === id && status < 400);
    expect(succeeded, `${id} was never called with success`).not.toEqual([]);
    expect(exchanges.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
  });
}

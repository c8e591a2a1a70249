import { type OperationId, operations } from "@inbox-hub/openapi";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { authScenarios } from "./scenarios/auth";
import { contactScenarios } from "./scenarios/contacts";
import { conversationScenarios } from "./scenarios/conversations";
import { eventScenarios } from "./scenarios/events";
import { groupScenarios } from "./scenarios/groups";
import { mediaScenarios } from "./scenarios/media";
import { messageScenarios } from "./scenarios/messages";
import { organizationScenarios } from "./scenarios/organizations";
import { sandboxScenarios } from "./scenarios/sandbox";
import type { Scenario, ScenariosOf } from "./scenarios/scenario";
import { sessionScenarios } from "./scenarios/sessions";
import { openStage, type Stage } from "./scenarios/stage";
import { statisticsScenarios } from "./scenarios/statistics";
import { statusScenarios } from "./scenarios/status";
import { systemScenarios } from "./scenarios/system";
import { templateScenarios } from "./scenarios/templates";
import { webhookScenarios } from "./scenarios/webhooks";

/** Every operation of the contract, used through the SDK over HTTP against a real server. */

type Tag = OperationId extends `${infer Name}.${string}` ? Name : never;

const scenarios: { readonly [Name in Tag]: ScenariosOf<Name> } = {
  system: systemScenarios,
  auth: authScenarios,
  organizations: organizationScenarios,
  sessions: sessionScenarios,
  messages: messageScenarios,
  contacts: contactScenarios,
  conversations: conversationScenarios,
  groups: groupScenarios,
  status: statusScenarios,
  media: mediaScenarios,
  templates: templateScenarios,
  webhooks: webhookScenarios,
  events: eventScenarios,
  statistics: statisticsScenarios,
  sandbox: sandboxScenarios,
};

const byTag = Object.entries<Readonly<Record<string, Scenario>>>(scenarios);

it("there is a scenario for each operation of the contract", () => {
  const played = byTag.flatMap(([, ofTag]) => Object.keys(ofTag));
  expect([...played].sort()).toEqual(Object.keys(operations).sort());
});

describe.each(byTag)("%s", (_, ofTag) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.stop());
  beforeEach(() => stage.begin());

  it.each(Object.entries(ofTag))("%s", async (id, play) => {
    await play(stage);
    const { exchanges } = stage;
    const succeeded = exchanges.filter(({ operationId, status }) => operationId === id && status < 400);
    expect(succeeded, `${id} was never called with success`).not.toEqual([]);
    expect(exchanges.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
  });
});

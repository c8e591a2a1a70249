import type { OperationId } from "@inbox-hub/openapi";
import { authScenarios } from "./auth";
import { contactScenarios } from "./contacts";
import { conversationScenarios } from "./conversations";
import { eventScenarios } from "./events";
import { groupScenarios } from "./groups";
import { mediaScenarios } from "./media";
import { messageScenarios } from "./messages";
import { organizationScenarios } from "./organizations";
import { sandboxScenarios } from "./sandbox";
import type { Scenario, ScenariosOf } from "./scenario";
import { sessionScenarios } from "./sessions";
import { statisticsScenarios } from "./statistics";
import { statusScenarios } from "./status";
import { systemScenarios } from "./system";
import { templateScenarios } from "./templates";
import { webhookScenarios } from "./webhooks";

type Tag = OperationId extends `${infer Name}.${string}` ? Name : never;

/** One for each operation of the contract. */
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

/** By tag and operation. */
export const byTag = Object.entries<Readonly<Record<string, Scenario>>>(scenarios);

import type { OperationId } from "@inbox-hub/openapi";
import { InboxHub } from "@inbox-hub/sdk";
import { createMockServer } from "@inbox-hub/sdk/testing";
import { describe, expect, it } from "vitest";
import { type Ids, requestFor } from "./access/requests";
import { byTag } from "./scenarios/all";
import { openMockStage } from "./scenarios/mock-stage";
import { playAll } from "./scenarios/play";

/** The same scenarios against the mock of `@inbox-hub/sdk/testing`: what it answers cannot drift from what the server does. */

const PAGE = "a page or figures of a running server";
const BACK_OFFICE = "the back office of an organization, which a CRM's tests do not use";
const FIGURES = "figures of days and months, which a test does not have";
const GROUPS = "groups are not modelled";
const STORIES = "stories are not modelled";

/** What the mock answers with 501 until a test says what to answer, and why. */
const notModelled: Readonly<Partial<Record<OperationId, string>>> = {
  "system.metrics": PAGE,
  "system.docs": PAGE,
  "system.openapi": PAGE,
  "statistics.forOrganization": FIGURES,
  "statistics.forSession": FIGURES,
  "organizations.update": BACK_OFFICE,
  "organizations.delete": BACK_OFFICE,
  "organizations.listMembers": BACK_OFFICE,
  "organizations.updateMember": BACK_OFFICE,
  "organizations.removeMember": BACK_OFFICE,
  "organizations.listApiKeys": BACK_OFFICE,
  "organizations.getApiKey": BACK_OFFICE,
  "organizations.revokeApiKey": BACK_OFFICE,
  "organizations.listAuditLog": BACK_OFFICE,
};

const reasons: ReadonlyMap<string, string> = new Map(Object.entries(notModelled));
const reasonFor = (id: string) => {
  const [tag] = id.split(".");
  const ofTag = tag === "groups" ? GROUPS : tag === "status" ? STORIES : undefined;
  return reasons.get(id) ?? (id === "sandbox.createGroup" || id === "sandbox.moveParticipant" ? GROUPS : ofTag);
};

describe.each(byTag)("%s", (_, ofTag) => {
  const scenarios = Object.entries(ofTag);
  const played = scenarios.filter(([id]) => reasonFor(id) === undefined);
  if (played.length > 0) playAll(openMockStage, played);

  for (const [id] of scenarios) {
    const reason = reasonFor(id);
    if (reason !== undefined) it(`${id} is not played: ${reason}`, () => expectNotModelled(id));
  }
});

const ids: Ids = {
  OrganizationId: "1",
  UserId: "1",
  KeyId: "key_1",
  SessionId: "session_01",
  MessageId: "msg_1",
  BatchId: "bat_1",
  Recipient: "34612345678",
  PhoneNumber: "34612345678",
  GroupId: "120363000000000000@g.us",
  StatusId: "msg_1",
  ContactId: "ct_1",
  MediaId: "media_1",
  TemplateId: "tpl_1",
  WebhookId: "wh_1",
  ReplayId: "whr_1",
  DeliveryId: "whd_1",
};

/** An operation that the mock has learnt must be played. */
async function expectNotModelled(id: string): Promise<void> {
  const mock = createMockServer();
  const hub = new InboxHub({ fetch: mock.fetch });
  const { accessToken } = await hub.auth.login({ identifier: "test@empresa.com", password: "test_password" });
  // Of the contract's operations, as all scenarios are.
  const { path, init } = requestFor(id as OperationId, ids);
  const headers = { ...init.headers, authorization: `Bearer ${accessToken}` };
  const answer = await mock.fetch(new URL(path, mock.url), { ...init, headers });
  expect(answer.status).toBe(501);
  expect(await answer.json()).toMatchObject({ code: "NOT_MODELLED", error: expect.stringContaining("mock.respond(") });
  expect(mock.takeBreaches()).toEqual([]);
}

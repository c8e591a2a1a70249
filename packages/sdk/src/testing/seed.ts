import { declareVariables, normalizeEmail, normalizePhone } from "@inbox-hub/openapi/rules";
import type { ContactSeed, MockServerOptions, SessionSeed, TemplateSeed, UserSeed } from "./mock-options";
import { allScopes } from "./operations/organizations";
import type { Inbox } from "./state/inbox";
import type { SessionBook } from "./state/session-book";
import type { World } from "./state/world";

export const ORGANIZATION = 1;

const standardSessions: readonly SessionSeed[] = [{ id: "session_01", status: "connected" }];
const standardUsers: readonly UserSeed[] = [{ email: "test@empresa.com", password: "test_password", name: "Test" }];

interface SeedDeps {
  readonly sessions: SessionBook;
  readonly inbox: Inbox;
}

/** Fills the mock with what the test begins with. */
export function seed(world: World, { sessions, inbox }: SeedDeps, options: MockServerOptions): void {
  const { tables, clock, newId } = world;
  const now = clock.now();
  const owner = { organizationId: ORGANIZATION, createdAt: now };
  tables.organizations.set(ORGANIZATION, { ...owner, name: "Empresa", defaultSessionId: null, updatedAt: now });

  for (const [index, user] of (options.users ?? standardUsers).entries()) {
    const { email, password, name = email, role = "owner" } = user;
    const userId = index + 1;
    tables.users.set(userId, { userId, email: normalizeEmail(email), name, password });
    tables.memberships.push({ ...owner, userId, role });
  }
  for (const key of options.apiKeys ?? []) {
    const open = { scopes: allScopes, sessionIds: null, expiresAt: null, revokedAt: null };
    tables.apiKeys.set(key, { ...owner, ...open, keyId: newId("key"), key, name: key });
  }
  const seededSessions = options.sessions ?? standardSessions;
  for (const [index, session] of seededSessions.entries()) seedSession(session, index);
  for (const contact of options.contacts ?? []) seedContact(contact);
  for (const template of options.templates ?? []) seedTemplate(template);

  function seedSession({ id, status = "connected", phoneNumber, name }: SessionSeed, index: number) {
    const isAtRest = status === "stopped" || status === "logged_out" || status === "failed";
    const session = sessions.add({
      organizationId: ORGANIZATION,
      sessionId: id,
      name: name ?? null,
      desired: isAtRest ? "stopped" : "running",
    });
    if (status === "stopped") {
      sessions.update(session, { linkedTo: phoneNumber ?? null, phoneNumber: phoneNumber ?? null });
      return;
    }
    const isLinked = ["connected", "reconnecting", "authenticating", "conflict"].includes(status);
    const linkedTo = phoneNumber ?? (isLinked ? `3491100${String(index + 1).padStart(4, "0")}` : null);
    sessions.move(session, status, status === "connected" ? "ready" : null, { linkedTo, phoneNumber: linkedTo });
  }

  function seedContact({ sessionId = seededSessions[0]?.id ?? "", phone, picture, ...contact }: ContactSeed) {
    const digits = normalizePhone(phone);
    const session = sessions.find(ORGANIZATION, sessionId);
    if (digits === null)
      throw new TypeError(`createMockServer(): the contact's phone must be an E.164 number, not ${phone}.`);
    if (!session)
      throw new TypeError(`createMockServer(): the contact is of a session that is not there, ${sessionId}.`);
    const { name = null, pushName = null, tags = [], notes = null, isBlocked = false } = contact;
    const met = inbox.meet(session, digits, pushName);
    tables.contacts.set(met.contactId, { ...met, name, tags: [...tags], notes, isBlocked, lastMessageAt: null });
    if (picture) tables.pictures.set(digits, new Uint8Array(picture));
  }

  function seedTemplate({ id = newId("tpl"), name, body, category, isActive = true }: TemplateSeed) {
    const variables = declareVariables(body, null);
    const template = { templateId: id, name, body, category: category ?? null, variables, isActive };
    tables.templates.set(id, { ...owner, ...template, updatedAt: now });
  }
}

import { randomBytes } from "node:crypto";
import type { Config } from "./config";
import type { Tenant } from "./contract/tenant";
import type { DataFolder } from "./data-folder";
import { toEngineKey } from "./engine/engine-key";
import type { SimulatorControl } from "./engine/simulator/control";
import type { ContactService } from "./features/contacts/contact-service";
import type { AccountSeeder } from "./features/organizations/account-seeder";
import type { SessionService } from "./features/sessions/session-service";
import type { TemplateService } from "./features/templates/template-service";

/** What a developer needs to make the first call. */
export interface SandboxAccount {
  readonly email: string;
  readonly password: string;
  readonly apiKey: string;
}

interface SeedDeps {
  readonly config: Pick<Config, "secrets">;
  readonly folder: DataFolder;
  readonly seeder: AccountSeeder;
  readonly sessions: SessionService;
  readonly contacts: ContactService;
  readonly templates: TemplateService;
  readonly control: Pick<SimulatorControl, "link" | "setPicture">;
}

/** The users of the integration guide's examples; the fifth is the one that its contact is assigned to. */
const users = [
  { email: "test@empresa.com", password: "test_password", name: "Test", role: "owner" },
  { email: "usuario@empresa.com", password: "password", name: "Usuario", role: "admin" },
  { email: "ana@empresa.com", password: "test_password", name: "Ana", role: "agent" },
  { email: "luis@empresa.com", password: "test_password", name: "Luis", role: "agent" },
  { email: "eva@empresa.com", password: "test_password", name: "Eva", role: "agent" },
] as const;

/** The sessions of the guide's examples, each linked to a phone of its own. */
const linkedSessions = [
  { sessionId: "session_crm_01", name: "CRM", phoneNumber: "34911000001" },
  { sessionId: "session_01", name: "Session 01", phoneNumber: "34911000002" },
] as const;

/** A green square. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgAQMAAADYVuV7AAAAA1BMVEUl02aXOOtgAAAAEklEQVR4nGNgGAWjYBSMguEJAATgAAEC/x7WAAAAAElFTkSuQmCC",
  "base64",
);

/** The one who has a profile picture. */
const PICTURED = "34612345678";

const people = [
  { phone: PICTURED, name: "Juan Pérez", tags: ["cliente_vip"] },
  { phone: "34687654321", name: "María García", tags: [] },
  { phone: "34611111111", name: "Lucía Martín", tags: ["madrid"] },
] as const;

const template = {
  name: "Confirmación de Pedido",
  category: "pedidos",
  body: "Hola {{nombre}}, tu pedido {{pedido}} está confirmado para el {{fecha}}. ¡Gracias por tu compra!",
  variables: ["nombre", "pedido", "fecha"],
  isActive: true,
} as const;

const SYSTEM = { actor: { type: "system" }, requestId: null } as const;

/** Fills a new sandbox with what the guide's examples use. One that has been used stays as it is. */
export async function seedSandbox(deps: SeedDeps): Promise<SandboxAccount> {
  const { config, folder, seeder } = deps;
  const [owner, ...others] = users;
  const { userId: ownerId, created } = await seeder.ensureUser(owner);
  const organizationId = await seeder.ensureOrganization({ name: "Empresa", ownerId });
  const apiKey =
    config.secrets.sandboxApiKey ??
    folder.secret("sandbox-api-key", () => `ih_test_${randomBytes(32).toString("base64url")}`);
  await seeder.ensureApiKey({ organizationId, name: "Sandbox", secret: apiKey });

  if (created) {
    for (const { role, ...user } of others) {
      const { userId } = await seeder.ensureUser(user);
      await seeder.ensureMember({ organizationId, userId, role });
    }
    await seedData(deps, { organizationId, sessionIds: null });
  }
  return { email: owner.email, password: owner.password, apiKey };
}

async function seedData({ sessions, contacts, templates, control }: SeedDeps, tenant: Tenant): Promise<void> {
  for (const { sessionId, name, phoneNumber } of linkedSessions) {
    control.link(toEngineKey({ organizationId: tenant.organizationId, sessionId }), phoneNumber);
    await sessions.create(tenant, SYSTEM, { sessionId, name, start: true });
    for (const { phone, ...changes } of people) {
      await contacts.createOrUpdate(tenant, sessionId, phone, changes);
    }
  }
  await control.setPicture(PICTURED, { mimetype: "image/png", data: PICTURE });
  await templates.create(tenant, template);
}

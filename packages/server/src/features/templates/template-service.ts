import type { Accepted, SendRequest, Template } from "@inbox-hub/openapi/rules";
import { AppError, declareVariables, renderTemplate } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";
import { KEY_FOR_EVERY_SESSION, type Tenant } from "../../contract/tenant";
import type { SendOptions, SendService } from "../messages/send-service";
import type { SessionAccess } from "../sessions/session-access";
import type { NewTemplate, TemplateFilter, TemplateStore } from "./template-store";

export type TemplateValues = Readonly<Record<string, string>>;

/** A template that does not say its variables has those of its text. */
export type TemplateDraft = Omit<NewTemplate, "variables"> & { readonly variables: readonly string[] | null };

/** Whom to send a template to, and how. */
export interface TemplateUse extends Pick<SendRequest, "to" | "sendAt" | "onUncertain" | "wait"> {
  /** Null for the organization's default session, or its only connected one. */
  readonly sessionId: string | null;
  readonly values: TemplateValues;
}

export interface TemplateService {
  /** @throws AppError INVALID_CURSOR */
  list(tenant: Tenant, filter: TemplateFilter, page: PageRequest): Promise<Page<Template>>;
  /** @throws AppError TEMPLATE_NOT_FOUND */
  get(tenant: Tenant, templateId: string): Promise<Template>;
  /** @throws AppError FORBIDDEN, TEMPLATE_ALREADY_EXISTS, TEMPLATE_VARIABLES_INVALID */
  create(tenant: Tenant, draft: TemplateDraft): Promise<Template>;
  /** @throws AppError FORBIDDEN, TEMPLATE_NOT_FOUND, TEMPLATE_ALREADY_EXISTS, TEMPLATE_VARIABLES_INVALID */
  update(tenant: Tenant, templateId: string, changes: Partial<NewTemplate>): Promise<Template>;
  /** @throws AppError FORBIDDEN, TEMPLATE_NOT_FOUND */
  delete(tenant: Tenant, templateId: string): Promise<void>;
  /** @throws AppError TEMPLATE_NOT_FOUND, TEMPLATE_VARIABLES_INVALID */
  preview(tenant: Tenant, templateId: string, values: TemplateValues): Promise<string>;
  /**
   * What an earlier request of the same key has sent is found, whatever has become of the template and the sessions since.
   * @throws AppError TEMPLATE_NOT_FOUND, TEMPLATE_INACTIVE, TEMPLATE_VARIABLES_INVALID, SESSION_REQUIRED, and as sending a message does
   */
  use(tenant: Tenant, templateId: string, use: TemplateUse, options: SendOptions): Promise<Accepted>;
}

interface TemplateServiceDeps {
  readonly templates: TemplateStore;
  readonly sessions: Pick<SessionAccess, "choose">;
  readonly messages: Pick<SendService, "send" | "findEarlier">;
}

export function createTemplateService({ templates, sessions, messages }: TemplateServiceDeps): TemplateService {
  const get: TemplateService["get"] = async ({ organizationId }, templateId) =>
    found(await templates.find(organizationId, templateId), templateId);

  return {
    get,
    list: ({ organizationId }, filter, page) => templates.list(organizationId, filter, page),

    async create(tenant, draft) {
      const organizationId = requireUnlimited(tenant);
      return templates.create(organizationId, { ...draft, variables: declareVariables(draft.body, draft.variables) });
    },

    async update(tenant, templateId, changes) {
      const organizationId = requireUnlimited(tenant);
      const template = await templates.update(organizationId, templateId, (current) => {
        if (changes.body === undefined && changes.variables === undefined) return changes;
        return { ...changes, variables: declareVariables(changes.body ?? current.body, changes.variables ?? null) };
      });
      return found(template, templateId);
    },

    async delete(tenant, templateId) {
      const organizationId = requireUnlimited(tenant);
      if (!(await templates.delete(organizationId, templateId))) throw notFound(templateId);
    },

    async preview(tenant, templateId, values) {
      return renderTemplate(await get(tenant, templateId), values);
    },

    async use(tenant, templateId, { sessionId, values, ...delivery }, options) {
      const earlier = await messages.findEarlier(tenant, delivery, options);
      if (earlier) return earlier;
      const template = await get(tenant, templateId);
      if (!template.isActive) throw new AppError("TEMPLATE_INACTIVE", { templateId });
      const message = renderTemplate(template, values);
      const chosen = sessionId ?? (await sessions.choose(tenant)).sessionId;
      return messages.send(tenant, chosen, { ...delivery, message, templateId }, options);
    },
  };
}

/** Templates are the whole organization's: a key that is limited to some sessions uses them, but changes none. */
function requireUnlimited({ organizationId, sessionIds }: Tenant): number {
  if (sessionIds !== null) throw new AppError("FORBIDDEN", { required: KEY_FOR_EVERY_SESSION });
  return organizationId;
}

function notFound(templateId: string): AppError {
  return new AppError("TEMPLATE_NOT_FOUND", { templateId });
}

function found(template: Template | null, templateId: string): Template {
  if (template === null) throw notFound(templateId);
  return template;
}

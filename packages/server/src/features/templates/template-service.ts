import type { Page, PageRequest } from "../../contract/page";
import type { Actor, Tenant } from "../../contract/tenant";
import { AppError } from "../../lib/app-error";
import type { Accepted } from "../messages/acceptance-store";
import type { SendRequest } from "../messages/send-request";
import type { SendOptions, SendService } from "../messages/send-service";
import type { SessionAccess } from "../sessions/session-access";
import type { Template } from "./template";
import { compareNames, fillIn, quote, variablesOf } from "./template";
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
  /** @throws AppError TEMPLATE_ALREADY_EXISTS, TEMPLATE_VARIABLES_INVALID */
  create(tenant: Tenant, draft: TemplateDraft): Promise<Template>;
  /** @throws AppError TEMPLATE_NOT_FOUND, TEMPLATE_ALREADY_EXISTS, TEMPLATE_VARIABLES_INVALID */
  update(tenant: Tenant, templateId: string, changes: Partial<NewTemplate>): Promise<Template>;
  /** @throws AppError TEMPLATE_NOT_FOUND */
  delete(tenant: Tenant, templateId: string): Promise<void>;
  /** @throws AppError TEMPLATE_NOT_FOUND, TEMPLATE_VARIABLES_INVALID */
  preview(tenant: Tenant, templateId: string, values: TemplateValues): Promise<string>;
  /** @throws AppError TEMPLATE_NOT_FOUND, TEMPLATE_INACTIVE, TEMPLATE_VARIABLES_INVALID, SESSION_REQUIRED, and as sending a message does */
  use(tenant: Tenant, actor: Actor, templateId: string, use: TemplateUse, options: SendOptions): Promise<Accepted>;
}

interface TemplateServiceDeps {
  readonly templates: TemplateStore;
  readonly sessions: Pick<SessionAccess, "choose">;
  readonly messages: Pick<SendService, "send">;
}

/** Of a message's text, in characters. */
const LONGEST_TEXT = 4096;
/** As many as can be given values in a request. */
const MOST_VARIABLES = 50;

export function createTemplateService({ templates, sessions, messages }: TemplateServiceDeps): TemplateService {
  const get: TemplateService["get"] = async ({ organizationId }, templateId) =>
    found(await templates.find(organizationId, templateId), templateId);

  return {
    get,
    list: ({ organizationId }, filter, page) => templates.list(organizationId, filter, page),

    async create({ organizationId }, draft) {
      return templates.create(organizationId, { ...draft, variables: declare(draft.body, draft.variables) });
    },

    async update({ organizationId }, templateId, changes) {
      const template = await templates.update(organizationId, templateId, (current) => {
        if (changes.body === undefined && changes.variables === undefined) return changes;
        return { ...changes, variables: declare(changes.body ?? current.body, changes.variables ?? null) };
      });
      return found(template, templateId);
    },

    async delete({ organizationId }, templateId) {
      if (!(await templates.delete(organizationId, templateId))) throw notFound(templateId);
    },

    async preview(tenant, templateId, values) {
      return render(await get(tenant, templateId), values);
    },

    async use(tenant, actor, templateId, { sessionId, values, ...delivery }, options) {
      const template = await get(tenant, templateId);
      if (!template.isActive) throw new AppError("TEMPLATE_INACTIVE", { templateId });
      const message = render(template, values);
      const chosen = sessionId ?? (await sessions.choose(tenant)).sessionId;
      return messages.send(tenant, actor, chosen, { ...delivery, message, templateId }, options);
    },
  };
}

function notFound(templateId: string): AppError {
  return new AppError("TEMPLATE_NOT_FOUND", { templateId });
}

function found(template: Template | null, templateId: string): Template {
  if (template === null) throw notFound(templateId);
  return template;
}

function invalid(problem: string): AppError {
  return new AppError("TEMPLATE_VARIABLES_INVALID", { problem });
}

/** The variables of a text, in the order in which they were declared. @throws AppError when those are others. */
function declare(body: string, declared: readonly string[] | null): readonly string[] {
  const { names, misnamed } = variablesOf(body);
  if (misnamed.length > 0) throw invalid(`not the name of a variable: ${quote(misnamed)}`);
  if (names.length > MOST_VARIABLES) throw invalid(`the text has more than ${MOST_VARIABLES} variables`);
  if (declared === null) return names;
  const problem = compareNames(names, declared, { missing: "not declared:", unknown: "not in the text:" });
  if (problem !== null) throw invalid(problem);
  return declared;
}

function render({ body, variables }: Template, values: TemplateValues): string {
  const problem = compareNames(variables, Object.keys(values), {
    missing: "without a value:",
    unknown: "not in the template:",
  });
  if (problem !== null) throw invalid(problem);
  const text = fillIn(body, values);
  if (text === "") throw invalid("the text is empty with these values");
  if ([...text].length > LONGEST_TEXT) throw invalid(`the text is over ${LONGEST_TEXT} characters with these values`);
  return text;
}

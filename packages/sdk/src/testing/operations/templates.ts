import type { Schemas } from "@inbox-hub/openapi";
import { AppError, declareVariables, phrases, renderTemplate, toSendReply, toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../edge/handler";
import type { MailRoom } from "../state/mail-room";
import { toPage } from "../state/pages";
import type { TemplateRecord } from "../state/records";
import type { SessionBook } from "../state/session-book";
import type { Tenant, World } from "../state/world";

export function createTemplateHandlers(
  { tables, clock, newId }: World,
  { sessions, mail }: { readonly sessions: SessionBook; readonly mail: MailRoom },
): HandlersOf<"templates"> {
  const requireTemplate = (tenant: Tenant, templateId: string): TemplateRecord => {
    const template = tables.templates.get(templateId);
    if (template?.organizationId === tenant.organizationId) return template;
    throw new AppError("TEMPLATE_NOT_FOUND", { templateId });
  };

  /** Templates are the whole organization's: a key that is limited to some sessions changes none. */
  const requireUnlimited = ({ sessionIds }: Tenant) => {
    if (sessionIds !== null) throw new AppError("FORBIDDEN", { required: phrases.everySession });
  };

  const requireFreeName = ({ organizationId }: Tenant, name: string, but?: string) => {
    const isTaken = [...tables.templates.values()].some(
      (other) => other.organizationId === organizationId && other.name === name && other.templateId !== but,
    );
    if (isTaken) throw new AppError("TEMPLATE_ALREADY_EXISTS");
  };

  const chooseSession = (tenant: Tenant): string => {
    const byDefault = tables.organizations.get(tenant.organizationId)?.defaultSessionId ?? null;
    if (byDefault !== null) return byDefault;
    const [only, ...others] = sessions.list(tenant).filter(({ status }) => status === "connected");
    if (!only || others.length > 0) throw new AppError("SESSION_REQUIRED");
    return only.sessionId;
  };

  return {
    "templates.list": ({ query }, { tenant }) => {
      const { category, isActive } = query;
      const found = [...tables.templates.values()].filter(
        (template) =>
          template.organizationId === tenant.organizationId &&
          (category === undefined || template.category === category) &&
          (isActive === undefined || template.isActive === isActive),
      );
      const list = { name: "templates", idOf: (one: TemplateRecord) => one.templateId, toWire: toWireTemplate };
      return { status: 200, ...toPage(list, found.sort(byName), query) };
    },

    "templates.create": ({ body }, { tenant }) => {
      requireUnlimited(tenant);
      const { name, category = null, isActive = true } = body;
      const variables = declareVariables(body.body, body.variables ?? null);
      requireFreeName(tenant, name);
      const times = { createdAt: clock.now(), updatedAt: clock.now() };
      const templateId = newId("tpl");
      const { organizationId } = tenant;
      const template = { templateId, organizationId, name, category, body: body.body, variables, isActive, ...times };
      tables.templates.set(templateId, template);
      return { status: 201, data: toWireTemplate(template) };
    },

    "templates.get": ({ params }, { tenant }) => ({
      status: 200,
      data: toWireTemplate(requireTemplate(tenant, params.templateId)),
    }),

    "templates.update": ({ params, body }, { tenant }) => {
      requireUnlimited(tenant);
      const current = requireTemplate(tenant, params.templateId);
      const isRewritten = body.body !== undefined || body.variables !== undefined;
      const variables = isRewritten
        ? declareVariables(body.body ?? current.body, body.variables ?? null)
        : current.variables;
      if (body.name !== undefined) requireFreeName(tenant, body.name, current.templateId);
      const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      const template = { ...current, ...given, variables, updatedAt: clock.now() };
      tables.templates.set(template.templateId, template);
      return { status: 200, data: toWireTemplate(template) };
    },

    "templates.delete": ({ params }, { tenant }) => {
      requireUnlimited(tenant);
      tables.templates.delete(requireTemplate(tenant, params.templateId).templateId);
      return { status: 204 };
    },

    "templates.preview": ({ params, body }, { tenant }) => ({
      status: 200,
      data: { message: renderTemplate(requireTemplate(tenant, params.templateId), body.variables ?? {}) },
    }),

    "templates.use": ({ params, body }, { tenant, requestKey }) => {
      const earlier = mail.findEarlier(requestKey);
      if (earlier) return toSendReply(earlier);
      const { variables = {}, sessionId, ...delivery } = body;
      const template = requireTemplate(tenant, params.templateId);
      const { templateId } = template;
      if (!template.isActive) throw new AppError("TEMPLATE_INACTIVE", { templateId });
      const message = renderTemplate(template, variables);
      const chosen = sessionId ?? chooseSession(tenant);
      return toSendReply(mail.send(tenant, chosen, { ...delivery, message, templateId }, requestKey));
    },
  };
}

function byName(a: TemplateRecord, b: TemplateRecord): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.templateId < b.templateId ? -1 : 1;
}

function toWireTemplate(template: TemplateRecord): Schemas["Template"] {
  const { templateId, organizationId, name, category, body, variables, isActive, createdAt, updatedAt } = template;
  return {
    templateId,
    organizationId,
    name,
    category,
    body,
    variables: [...variables],
    isActive,
    createdAt: toTime(createdAt),
    updatedAt: toTime(updatedAt),
  };
}

import type { Schemas } from "@inbox-hub/openapi";
import type { Accepted, Template } from "@inbox-hub/openapi/rules";
import { toTime } from "@inbox-hub/openapi/rules";
import type { HandlerReply, HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { TemplateService } from "./template-service";

interface TemplateHandlersDeps {
  readonly templates: TemplateService;
  /** How a message that was sent is answered. */
  readonly toSendReply: (accepted: Accepted) => HandlerReply<"messages.send">;
}

export function createTemplateHandlers({ templates, toSendReply }: TemplateHandlersDeps): HandlersOf<"templates"> {
  return {
    "templates.list": async ({ query }, { tenant }) => {
      const { category = null, isActive = null } = query;
      const page = await templates.list(tenant, { category, isActive }, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireTemplate), pagination: toPagination(page) };
    },
    "templates.create": async ({ body }, { tenant }) => {
      const { category = null, variables = null, isActive = true } = body;
      const draft = { name: body.name, category, body: body.body, variables, isActive };
      return { status: 201, data: toWireTemplate(await templates.create(tenant, draft)) };
    },
    "templates.get": async ({ params }, { tenant }) => ({
      status: 200,
      data: toWireTemplate(await templates.get(tenant, params.templateId)),
    }),
    "templates.update": async ({ params, body }, { tenant }) => ({
      status: 200,
      data: toWireTemplate(await templates.update(tenant, params.templateId, body)),
    }),
    "templates.delete": async ({ params }, { tenant }) => {
      await templates.delete(tenant, params.templateId);
      return { status: 204 };
    },
    "templates.preview": async ({ params, body }, { tenant }) => ({
      status: 200,
      data: { message: await templates.preview(tenant, params.templateId, body.variables ?? {}) },
    }),
    "templates.use": async ({ params, body }, { tenant, requestKey }) => {
      const { variables: values = {}, sessionId = null, ...delivery } = body;
      const use = { ...delivery, sessionId, values };
      return toSendReply(await templates.use(tenant, params.templateId, use, { requestKey }));
    },
  };
}

function toWireTemplate(template: Template): Schemas["Template"] {
  return {
    templateId: template.templateId,
    organizationId: template.organizationId,
    name: template.name,
    category: template.category,
    body: template.body,
    variables: [...template.variables],
    isActive: template.isActive,
    createdAt: toTime(template.createdAt),
    updatedAt: toTime(template.updatedAt),
  };
}

import type { Schemas } from "@inbox-hub/openapi";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { Page } from "../page";
import type { TemplatesQuery } from "../queries";
import type { ToMany, ToOne } from "../recipients";
import { Resource } from "../resource";

/** Message texts with variables. */
export class Templates extends Resource {
  /**
   * List templates, by name.
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   */
  list(organizationId: number, query?: TemplatesQuery, options?: RequestOptions): Promise<Page<Schemas["Template"]>> {
    return this.hub.request("templates.list", { path: { organizationId }, query }, options);
  }

  /**
   * Create a template. Its `variables` declare each `{{name}}` of `body`, no more and no fewer.
   * @throws `ORGANIZATION_NOT_FOUND`, `TEMPLATE_ALREADY_EXISTS`, `TEMPLATE_VARIABLES_INVALID`.
   */
  create(
    organizationId: number,
    body: Schemas["CreateTemplateRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["Template"]> {
    return this.hub.request("templates.create", { path: { organizationId }, body }, options);
  }

  /**
   * Get the text of a template with its variables.
   * @throws `TEMPLATE_NOT_FOUND`.
   */
  get(templateId: string, options?: RequestOptions): Promise<Schemas["Template"]> {
    return this.hub.request("templates.get", { path: { templateId } }, options);
  }

  /**
   * Change a template. Absent properties stay as they are; null clears the `category`.
   * @throws `TEMPLATE_NOT_FOUND`, `TEMPLATE_ALREADY_EXISTS`, `TEMPLATE_VARIABLES_INVALID`.
   */
  update(
    templateId: string,
    body: Schemas["UpdateTemplateRequest"],
    options?: RequestOptions,
  ): Promise<Schemas["Template"]> {
    return this.hub.request("templates.update", { path: { templateId }, body }, options);
  }

  /**
   * Delete a template. Messages already stored keep their text.
   * @throws `TEMPLATE_NOT_FOUND`.
   */
  delete(templateId: string, options?: RequestOptions): Promise<void> {
    return this.hub.request("templates.delete", { path: { templateId } }, options);
  }

  /**
   * Fill in a template and send it to one recipient, or to several as a batch. Without `sessionId` it goes by the
   * organization's default session, or by the only connected one.
   * @throws `TEMPLATE_NOT_FOUND`, `TEMPLATE_INACTIVE`, `TEMPLATE_VARIABLES_INVALID`, `SESSION_NOT_FOUND`, `SESSION_REQUIRED`, `SESSION_DISCONNECTED`, `GROUP_NOT_FOUND`, `RECIPIENT_NOT_ON_WHATSAPP`, `SEND_FAILED`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const sent = await hub.templates.use("tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW", {
   *   to: "34612345678",
   *   variables: { nombre: "Juan Pérez", pedido: "#12345", fecha: "15/10/2025" },
   * });
   * ```
   */
  use(
    templateId: string,
    body: ToOne<Schemas["UseTemplateRequest"]>,
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"]>;
  use(
    templateId: string,
    body: ToMany<Schemas["UseTemplateRequest"]>,
    options?: IdempotentOptions,
  ): Promise<Schemas["AcceptedBatch"]>;
  use(
    templateId: string,
    body: Schemas["UseTemplateRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]>;
  use(
    templateId: string,
    body: Schemas["UseTemplateRequest"],
    options?: IdempotentOptions,
  ): Promise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]> {
    return this.hub.request("templates.use", { path: { templateId }, body }, options);
  }

  /**
   * Fill in a template without sending it.
   * @throws `TEMPLATE_NOT_FOUND`, `TEMPLATE_VARIABLES_INVALID`.
   */
  preview(
    templateId: string,
    body: Schemas["PreviewTemplateRequest"] = {},
    options?: RequestOptions,
  ): Promise<Schemas["TemplatePreview"]> {
    return this.hub.request("templates.preview", { path: { templateId }, body }, options);
  }
}

import type { Schemas } from "@inbox-hub/openapi";
import type { APIPromise } from "../api-promise";
import type { IdempotentOptions, RequestOptions } from "../call-options";
import type { PagePromise } from "../page";
import type { TemplatesQuery } from "../queries";
import type { ToMany, ToOne } from "../recipients";

/** Message texts with variables. */
export interface Templates {
  /**
   * List templates, by name.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#templateslist}
   * @throws `ORGANIZATION_NOT_FOUND`, `INVALID_CURSOR`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * for await (const item of hub.templates.list(1)) console.log(item);
   * ```
   */
  list(organizationId: number, query?: TemplatesQuery, options?: RequestOptions): PagePromise<Schemas["Template"]>;

  /**
   * Create a template. Its `variables` declare each `{{name}}` of `body`, no more and no fewer.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#templatescreate}
   * @throws `ORGANIZATION_NOT_FOUND`, `TEMPLATE_ALREADY_EXISTS`, `TEMPLATE_VARIABLES_INVALID`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const template = await hub.templates.create(1, { name: "Confirmación de Pedido", category: "pedidos", body: "Hola {{nombre}}, tu pedido {{pedido}} está confirmado para el {{fecha}}. ¡Gracias por tu compra!", variables: ["nombre", "pedido", "fecha"], isActive: true });
   * ```
   */
  create(
    organizationId: number,
    body: Schemas["CreateTemplateRequest"],
    options?: IdempotentOptions,
  ): APIPromise<Schemas["Template"]>;

  /**
   * Get the text of a template with its variables.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#templatesget}
   * @throws `TEMPLATE_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const template = await hub.templates.get("tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  get(templateId: string, options?: RequestOptions): APIPromise<Schemas["Template"]>;

  /**
   * Change a template. Absent properties stay as they are; null clears the `category`.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#templatesupdate}
   * @throws `TEMPLATE_NOT_FOUND`, `TEMPLATE_ALREADY_EXISTS`, `TEMPLATE_VARIABLES_INVALID`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const template = await hub.templates.update("tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { isActive: false });
   * ```
   */
  update(
    templateId: string,
    body: Schemas["UpdateTemplateRequest"],
    options?: RequestOptions,
  ): APIPromise<Schemas["Template"]>;

  /**
   * Delete a template. Messages already stored keep their text.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#templatesdelete}
   * @throws `TEMPLATE_NOT_FOUND`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * await hub.templates.delete("tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW");
   * ```
   */
  delete(templateId: string, options?: RequestOptions): APIPromise<void>;

  /**
   * Fill in a template and send it to one recipient, or to several as a batch. Without `sessionId` it goes by the
   * organization's default session, or by the only connected one.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#templatesuse}
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
  ): APIPromise<Schemas["SentMessage"]>;

  use(
    templateId: string,
    body: ToMany<Schemas["UseTemplateRequest"]>,
    options?: IdempotentOptions,
  ): APIPromise<Schemas["AcceptedBatch"]>;

  use(
    templateId: string,
    body: Schemas["UseTemplateRequest"],
    options?: IdempotentOptions,
  ): APIPromise<Schemas["SentMessage"] | Schemas["AcceptedBatch"]>;

  /**
   * Fill in a template without sending it.
   * @see {@link https://github.com/inbox-hub/inbox-hub/blob/main/packages/sdk/api.md#templatespreview}
   * @throws `TEMPLATE_NOT_FOUND`, `TEMPLATE_VARIABLES_INVALID`.
   * @example
   * ```ts
   * import { InboxHub } from "@inbox-hub/sdk";
   *
   * const hub = new InboxHub();
   * const templatePreview = await hub.templates.preview("tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW", { variables: { nombre: "Juan Pérez", pedido: "#12345", fecha: "15/10/2025" } });
   * ```
   */
  preview(
    templateId: string,
    body?: Schemas["PreviewTemplateRequest"],
    options?: RequestOptions,
  ): APIPromise<Schemas["TemplatePreview"]>;
}

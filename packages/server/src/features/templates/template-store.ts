import type { Template } from "@inbox-hub/openapi/rules";
import type { Page, PageRequest } from "../../contract/page";

/** Null means any. */
export interface TemplateFilter {
  readonly category: string | null;
  readonly isActive: boolean | null;
}

export type NewTemplate = Pick<Template, "name" | "category" | "body" | "variables" | "isActive">;

export interface TemplateStore {
  /** By name. @throws AppError INVALID_CURSOR */
  list(organizationId: number, filter: TemplateFilter, page: PageRequest): Promise<Page<Template>>;
  find(organizationId: number, templateId: string): Promise<Template | null>;
  /** @throws AppError TEMPLATE_ALREADY_EXISTS: names are unique, whatever their case. */
  create(organizationId: number, template: NewTemplate): Promise<Template>;
  /**
   * `change` says what is different, given what stands there; it is pure and runs in the transaction.
   * Null when there is no such template. @throws AppError TEMPLATE_ALREADY_EXISTS, and what `change` throws
   */
  update(
    organizationId: number,
    templateId: string,
    change: (current: Template) => Partial<NewTemplate>,
  ): Promise<Template | null>;
  /** False when there is none. */
  delete(organizationId: number, templateId: string): Promise<boolean>;
}

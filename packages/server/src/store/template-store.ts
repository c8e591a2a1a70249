import type { Template } from "@inbox-hub/openapi/rules";
import { AppError } from "@inbox-hub/openapi/rules";
import { and, asc, eq, gt } from "drizzle-orm";
import type { TemplateStore } from "../features/templates/template-store";
import type { Clock } from "../lib/clock";
import type { NewId } from "../lib/ids";
import { toPage } from "./cursor";
import type { Database } from "./database";
import { templates } from "./schema/content";

interface TemplateStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createTemplateStore({ database, clock, newId }: TemplateStoreDeps): TemplateStore {
  const { orm, write } = database;
  const owned = (organizationId: number, templateId: string) =>
    and(eq(templates.id, templateId), eq(templates.organizationId, organizationId));
  const find = (organizationId: number, templateId: string) =>
    orm.select().from(templates).where(owned(organizationId, templateId)).get();

  /** Only to be called inside `write`. */
  const requireFree = (organizationId: number, nameKey: string, exceptId: string | null) => {
    const taken = orm
      .select({ id: templates.id })
      .from(templates)
      .where(and(eq(templates.organizationId, organizationId), eq(templates.nameKey, nameKey)))
      .get();
    if (taken !== undefined && taken.id !== exceptId) throw new AppError("TEMPLATE_ALREADY_EXISTS");
  };

  return {
    async list(organizationId, { category, isActive }, { limit, cursor }) {
      const cursors = database.createCursors("templates", { organizationId, category, isActive });
      const [after] = cursor === null ? [] : cursors.decode(cursor);
      const rows = orm
        .select()
        .from(templates)
        .where(
          and(
            eq(templates.organizationId, organizationId),
            category === null ? undefined : eq(templates.category, category),
            isActive === null ? undefined : eq(templates.isActive, isActive),
            after === undefined ? undefined : gt(templates.nameKey, String(after)),
          ),
        )
        .orderBy(asc(templates.nameKey))
        .limit(limit + 1)
        .all();
      return toPage(rows, limit, toTemplate, (last) => cursors.encode([last.nameKey]));
    },

    async find(organizationId, templateId) {
      const row = find(organizationId, templateId);
      return row === undefined ? null : toTemplate(row);
    },

    create: (organizationId, { name, category, body, variables, isActive }) =>
      write(() => {
        const nameKey = nameKeyOf(name);
        requireFree(organizationId, nameKey, null);
        const now = clock.now();
        const row = { name, nameKey, category, body, variables, isActive, createdAt: now, updatedAt: now };
        return toTemplate(
          orm
            .insert(templates)
            .values({ id: newId("tpl"), organizationId, ...row })
            .returning()
            .get(),
        );
      }),

    update: (organizationId, templateId, change) =>
      write(() => {
        const row = find(organizationId, templateId);
        if (row === undefined) return null;
        const { name, category, body, variables, isActive } = { ...toTemplate(row), ...change(toTemplate(row)) };
        const nameKey = nameKeyOf(name);
        requireFree(organizationId, nameKey, templateId);
        return toTemplate(
          orm
            .update(templates)
            .set({ name, nameKey, category, body, variables, isActive, updatedAt: clock.now() })
            .where(owned(organizationId, templateId))
            .returning()
            .get(),
        );
      }),

    delete: (organizationId, templateId) =>
      write(() => orm.delete(templates).where(owned(organizationId, templateId)).run().changes > 0),
  };
}

function nameKeyOf(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function toTemplate(row: typeof templates.$inferSelect): Template {
  return {
    templateId: row.id,
    organizationId: row.organizationId,
    name: row.name,
    category: row.category,
    body: row.body,
    variables: row.variables,
    isActive: row.isActive,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

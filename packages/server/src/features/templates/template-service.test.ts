import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explainQueries } from "../../../test/support/explain-queries";
import { fakeSessionAccess } from "../../../test/support/session-access";
import type { Tenant } from "../../contract/tenant";
import { createIds } from "../../lib/ids";
import type { ManualClock } from "../../lib/manual-clock";
import { createManualClock } from "../../lib/manual-clock";
import { migrationsFolder } from "../../migrations-folder";
import type { Database } from "../../store/database";
import { openDatabase } from "../../store/database";
import { createTemplateStore } from "../../store/template-store";
import type { SendService } from "../messages/send-service";
import type { TemplateService } from "./template-service";
import { createTemplateService } from "./template-service";

const tenant: Tenant = { organizationId: 1, sessionIds: null };
const stranger: Tenant = { organizationId: 2, sessionIds: null };
const draft = { name: "Aviso", category: "pedidos", body: "Hola {{nombre}}", variables: null, isActive: true };
const all = { category: null, isActive: null };
const accepted = { type: "batch", batch: {} } as unknown as Awaited<ReturnType<SendService["send"]>>;

describe("templates", () => {
  let database: Database;
  let clock: ManualClock;
  let templates: TemplateService;
  const send = vi.fn<SendService["send"]>();
  const findEarlier = vi.fn<SendService["findEarlier"]>();

  beforeEach(() => {
    send.mockReset().mockResolvedValue(accepted);
    findEarlier.mockReset().mockResolvedValue(null);
    database = openDatabase({ file: ":memory:", migrationsFolder });
    clock = createManualClock();
    templates = createTemplateService({
      templates: createTemplateStore({ database, clock, newId: createIds(clock.now) }),
      sessions: fakeSessionAccess({ crm: null, other: null }),
      messages: { send, findEarlier },
    });
  });
  afterEach(() => database.close());

  const invalid = (problem: string) => ({ code: "TEMPLATE_VARIABLES_INVALID", params: { problem: { en: problem } } });

  it("read their variables from the text when they declare none", async () => {
    const created = await templates.create(tenant, { ...draft, body: "{{b}} {{ a }} {{b}}" });
    expect(created).toMatchObject({ variables: ["b", "a"], isActive: true, organizationId: 1 });
    expect(await templates.get(tenant, created.templateId)).toEqual(created);
  });

  it("keep the order in which variables are declared", async () => {
    expect(await templates.create(tenant, { ...draft, body: "{{b}} {{a}}", variables: ["a", "b"] })).toMatchObject({
      variables: ["a", "b"],
    });
  });

  it("declare each variable of the text, no more and no fewer", async () => {
    await expect(templates.create(tenant, { ...draft, variables: [] })).rejects.toMatchObject(
      invalid('not declared: "nombre"'),
    );
    await expect(templates.create(tenant, { ...draft, variables: ["nombre", "fecha"] })).rejects.toMatchObject(
      invalid('not in the text: "fecha"'),
    );
    await expect(templates.create(tenant, { ...draft, variables: ["fecha"] })).rejects.toMatchObject(
      invalid('not declared: "nombre"; not in the text: "fecha"'),
    );
    await expect(templates.create(tenant, { ...draft, variables: ["fecha"] })).rejects.toMatchObject({
      params: { problem: { es: 'sin declarar: "nombre"; no aparece en el texto: "fecha"' } },
    });
    await expect(templates.create(tenant, { ...draft, body: "{{1}}" })).rejects.toMatchObject(
      invalid('not the name of a variable: "1"'),
    );
    const many = Array.from({ length: 51 }, (_, index) => `{{v${index}}}`).join("");
    await expect(templates.create(tenant, { ...draft, body: many })).rejects.toMatchObject(
      invalid("the text has more than 50 variables"),
    );
    expect((await templates.list(tenant, all, { limit: 10, cursor: null })).items).toEqual([]);
  });

  it("have a name of their own within the organization, whatever its case", async () => {
    const first = await templates.create(tenant, { ...draft, name: "Última Época" });
    const taken = { code: "TEMPLATE_ALREADY_EXISTS" };
    await expect(templates.create(tenant, { ...draft, name: "ÚLTIMA ÉPOCA" })).rejects.toMatchObject(taken);
    const second = await templates.create(tenant, draft);
    await expect(templates.update(tenant, second.templateId, { name: "última época" })).rejects.toMatchObject(taken);
    expect(await templates.update(tenant, first.templateId, { name: "ÚLTIMA época" })).toMatchObject({
      name: "ÚLTIMA época",
    });
    expect(await templates.create(stranger, { ...draft, name: "Última Época" })).toMatchObject({ organizationId: 2 });
  });

  it("leave what is absent, and clear the category with null", async () => {
    const { templateId, ...before } = await templates.create(tenant, draft);
    await clock.advance(1000);
    expect(await templates.update(tenant, templateId, { isActive: false })).toEqual({
      ...before,
      templateId,
      isActive: false,
      updatedAt: clock.now(),
    });
    expect(await templates.update(tenant, templateId, { category: null })).toMatchObject({
      category: null,
      isActive: false,
    });
  });

  it("read the variables again when the text changes", async () => {
    const { templateId } = await templates.create(tenant, draft);
    expect(await templates.update(tenant, templateId, { body: "{{fecha}}" })).toMatchObject({ variables: ["fecha"] });
    await expect(templates.update(tenant, templateId, { variables: ["nombre"] })).rejects.toMatchObject(
      invalid('not declared: "fecha"; not in the text: "nombre"'),
    );
    await expect(templates.update(tenant, templateId, { body: "{{a}}", variables: ["b"] })).rejects.toMatchObject({
      code: "TEMPLATE_VARIABLES_INVALID",
    });
    expect(await templates.get(tenant, templateId)).toMatchObject({ body: "{{fecha}}", variables: ["fecha"] });
  });

  it("do not exist for another organization", async () => {
    const { templateId } = await templates.create(tenant, draft);
    const notFound = { code: "TEMPLATE_NOT_FOUND", params: { templateId } };
    const use = { to: "34612345678", values: { nombre: "Ana" }, sessionId: null };
    await expect(templates.get(stranger, templateId)).rejects.toMatchObject(notFound);
    await expect(templates.update(stranger, templateId, { name: "x" })).rejects.toMatchObject(notFound);
    await expect(templates.delete(stranger, templateId)).rejects.toMatchObject(notFound);
    await expect(templates.preview(stranger, templateId, {})).rejects.toMatchObject(notFound);
    await expect(templates.use(stranger, templateId, use, { requestKey: null })).rejects.toMatchObject(notFound);
    expect(send).not.toHaveBeenCalled();
    expect((await templates.list(stranger, all, { limit: 10, cursor: null })).items).toEqual([]);
  });

  it("are used, but not changed, with a key that is limited to sessions", async () => {
    const { templateId } = await templates.create(tenant, draft);
    const limited: Tenant = { organizationId: 1, sessionIds: new Set(["crm"]) };
    const forbidden = { code: "FORBIDDEN" };
    await expect(templates.create(limited, { ...draft, name: "Otra" })).rejects.toMatchObject(forbidden);
    await expect(templates.update(limited, templateId, { name: "Otra" })).rejects.toMatchObject(forbidden);
    await expect(templates.delete(limited, templateId)).rejects.toMatchObject(forbidden);
    expect(await templates.get(limited, templateId)).toMatchObject({ name: "Aviso" });
    expect(await templates.preview(limited, templateId, { nombre: "Ana" })).toBe("Hola Ana");
    const use = { to: "34612345678", values: { nombre: "Ana" }, sessionId: "crm" };
    await templates.use(limited, templateId, use, { requestKey: null });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("are gone once deleted", async () => {
    const { templateId } = await templates.create(tenant, draft);
    await templates.delete(tenant, templateId);
    await expect(templates.get(tenant, templateId)).rejects.toMatchObject({ code: "TEMPLATE_NOT_FOUND" });
    await expect(templates.delete(tenant, templateId)).rejects.toMatchObject({ code: "TEMPLATE_NOT_FOUND" });
  });

  it("are listed by name, page by page, by category and state", async () => {
    for (const name of ["beta", "Alfa", "gamma", "Delta"]) {
      await templates.create(tenant, {
        ...draft,
        name,
        category: name.length > 4 ? "largo" : null,
        isActive: name !== "beta",
      });
    }
    const first = await templates.list(tenant, all, { limit: 3, cursor: null });
    expect(first.items.map(({ name }) => name)).toEqual(["Alfa", "beta", "Delta"]);
    const second = await templates.list(tenant, all, { limit: 3, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ name: "gamma" }], nextCursor: null });
    const named = async (filter: Partial<typeof all> | { isActive: boolean } | { category: string }) =>
      (await templates.list(tenant, { ...all, ...filter }, { limit: 9, cursor: null })).items.map(({ name }) => name);
    expect(await named({ category: "largo" })).toEqual(["Delta", "gamma"]);
    expect(await named({ isActive: false })).toEqual(["beta"]);
    await expect(
      templates.list(tenant, { ...all, isActive: true }, { limit: 3, cursor: first.nextCursor }),
    ).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });

  it("are listed in the order of an index", async () => {
    for (const name of ["a", "b"]) await templates.create(tenant, { ...draft, name });
    const { nextCursor } = await templates.list(tenant, all, { limit: 1, cursor: null });
    const plans = await explainQueries(database, () => templates.list(tenant, all, { limit: 1, cursor: nextCursor }));
    expect(plans).toEqual(["SEARCH templates USING INDEX templates_name (organization_id=? AND name_key>?)"]);
  });

  describe("filled in", () => {
    it("show the text, and send nothing", async () => {
      const { templateId } = await templates.create(tenant, { ...draft, isActive: false });
      expect(await templates.preview(tenant, templateId, { nombre: "Ana {{nombre}}" })).toBe("Hola Ana {{nombre}}");
      expect(send).not.toHaveBeenCalled();
    });

    it("need exactly their variables", async () => {
      const { templateId } = await templates.create(tenant, draft);
      await expect(templates.preview(tenant, templateId, {})).rejects.toMatchObject(
        invalid('without a value: "nombre"'),
      );
      await expect(templates.preview(tenant, templateId, { nombre: "Ana", otra: "x" })).rejects.toMatchObject(
        invalid('not in the template: "otra"'),
      );
    });

    it("must be a text of 1 to 4096 characters", async () => {
      const { templateId } = await templates.create(tenant, { ...draft, body: "{{a}}{{b}}" });
      const fits = { a: "😀".repeat(4095), b: "x" };
      expect([...(await templates.preview(tenant, templateId, fits))]).toHaveLength(4096);
      await expect(templates.preview(tenant, templateId, { ...fits, b: "xy" })).rejects.toMatchObject(
        invalid("the text is over 4096 characters with these values"),
      );
      await expect(templates.preview(tenant, templateId, { a: "", b: "" })).rejects.toMatchObject(
        invalid("the text is empty with these values"),
      );
    });
  });

  describe("that are sent", () => {
    const use = { to: "34612345678", values: { nombre: "Ana" }, sessionId: "other", wait: 3 };

    it("go out as a message that names its template, with the client's key", async () => {
      const { templateId } = await templates.create(tenant, draft);
      const sent = await templates.use(tenant, templateId, use, { requestKey: "order-1" });
      expect(sent).toBe(accepted);
      expect(send.mock.calls).toEqual([
        [tenant, "other", { to: "34612345678", wait: 3, message: "Hola Ana", templateId }, { requestKey: "order-1" }],
      ]);
    });

    it("go out once for a key, whatever has become of the template and its session", async () => {
      findEarlier.mockResolvedValue(accepted);
      const options = { requestKey: "order-1" };
      expect(await templates.use(tenant, "tpl_deleted", { ...use, sessionId: null }, options)).toBe(accepted);
      expect(findEarlier.mock.calls).toMatchObject([[tenant, { wait: 3 }, options]]);
      expect(send).not.toHaveBeenCalled();
    });

    it("go by the session that is chosen for them when none is named", async () => {
      const { templateId } = await templates.create(tenant, draft);
      await templates.use(tenant, templateId, { ...use, sessionId: null }, { requestKey: null });
      expect(send.mock.calls[0]?.[1]).toBe("crm");
    });

    it("stay where they are while they are inactive, or without a value", async () => {
      const { templateId } = await templates.create(tenant, { ...draft, isActive: false });
      const key = { requestKey: null };
      await expect(templates.use(tenant, templateId, use, key)).rejects.toMatchObject({
        code: "TEMPLATE_INACTIVE",
        params: { templateId },
      });
      await templates.update(tenant, templateId, { isActive: true });
      await expect(templates.use(tenant, templateId, { ...use, values: {} }, key)).rejects.toMatchObject({
        code: "TEMPLATE_VARIABLES_INVALID",
      });
      expect(send).not.toHaveBeenCalled();
    });
  });
});

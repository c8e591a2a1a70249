import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { refused } from "./stage";

export const templateScenarios: ScenariosOf<"templates"> = {
  async "templates.list"({ hub }) {
    await hub.templates.create(1, { name: "Apagada", body: "Adiós", category: "varios", isActive: false });
    await hub.templates.create(1, { name: "Encendida", body: "Hola", category: "varios" });
    const names = async (query: object) => (await hub.templates.list(1, query)).items.map(({ name }) => name);
    expect(await names({ category: "varios" })).toEqual(["Apagada", "Encendida"]);
    expect(await names({ category: "varios", isActive: true })).toEqual(["Encendida"]);
    expect(await names({ category: "pedidos" })).toEqual(["Confirmación de Pedido"]);
  },

  async "templates.create"({ hub }) {
    const template = await hub.templates.create(1, { name: "Cita", body: "{{nombre}}, te esperamos el {{día}}" });
    expect(template).toMatchObject({ organizationId: 1, variables: ["nombre", "día"], isActive: true, category: null });
    await refused(hub.templates.create(1, { name: "Cita", body: "Otra" }), "TEMPLATE_ALREADY_EXISTS");
    await refused(
      hub.templates.create(1, { name: "Mal", body: "{{a}}", variables: ["b"] }),
      "TEMPLATE_VARIABLES_INVALID",
    );
  },

  async "templates.get"({ hub }) {
    const created = await hub.templates.create(1, { name: "Aviso", body: "Estamos cerrados" });
    expect(await hub.templates.get(created.templateId)).toEqual(created);
  },

  async "templates.update"({ hub }) {
    const { templateId } = await hub.templates.create(1, { name: "Saludo", body: "Hola", category: "varios" });
    const updated = await hub.templates.update(templateId, { body: "Hola {{nombre}}", variables: ["nombre"] });
    expect(updated).toMatchObject({ name: "Saludo", category: "varios", variables: ["nombre"] });
    expect((await hub.templates.update(templateId, { category: null })).category).toBeNull();
  },

  async "templates.delete"({ hub }) {
    const { templateId } = await hub.templates.create(1, { name: "Efímera", body: "Hola" });
    await hub.templates.delete(templateId);
    await refused(hub.templates.get(templateId), "TEMPLATE_NOT_FOUND");
  },

  async "templates.use"({ hub, sessionId, newPhone }) {
    const { templateId } = await hub.templates.create(1, { name: "Pedido", body: "{{nombre}}, ya está aquí" });
    const to = newPhone();
    const sent = await hub.templates.use(templateId, { to, sessionId, variables: { nombre: "Ana" } });
    expect(sent).toMatchObject({ status: "sent", to });
    expect(await hub.messages.get(sessionId, sent.messageId)).toMatchObject({
      message: "Ana, ya está aquí",
      templateId,
    });
    await refused(hub.templates.use(templateId, { to, sessionId, variables: {} }), "TEMPLATE_VARIABLES_INVALID");
    await hub.templates.update(templateId, { isActive: false });
    await refused(hub.templates.use(templateId, { to, variables: { nombre: "Ana" } }), "TEMPLATE_INACTIVE");
  },

  async "templates.preview"({ hub, sessionId }) {
    const { templateId } = await hub.templates.create(1, { name: "Vista", body: "Hola {{nombre}}" });
    const before = await hub.messages.list(sessionId);
    expect(await hub.templates.preview(templateId, { variables: { nombre: "{{b}}" } })).toEqual({
      message: "Hola {{b}}",
    });
    expect(await hub.messages.list(sessionId)).toEqual(before);
  },
};

import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { quickly, refused } from "./stage";

export const contactScenarios: ScenariosOf<"contacts"> = {
  async "contacts.list"({ hub, sessionId, newPhone, newMember }) {
    const { userId: assignedToUserId } = await newMember("agent");
    const phone = newPhone();
    await hub.contacts.create(sessionId, { phone, name: "Ñandú Ruiz", tags: ["zoo"], assignedToUserId });
    const names = async (query: object) =>
      (await hub.contacts.list(sessionId, query)).items.map((contact) => contact.name);
    expect(await names({ tag: "zoo" })).toEqual(["Ñandú Ruiz"]);
    expect(await names({ assignedToUserId })).toEqual(["Ñandú Ruiz"]);
    expect(await names({ q: "Ñand" })).toEqual(["Ñandú Ruiz"]);
    expect(await names({ q: phone.slice(0, -1) })).toContain("Ñandú Ruiz");
    const page = await hub.contacts.list(sessionId, { page: 1, limit: 2 });
    expect(page.items).toHaveLength(2);
    expect(page.pagination).toMatchObject({ page: 1, limit: 2, hasMore: true });
  },

  async "contacts.create"({ hub, sessionId, newPhone, exchanges }) {
    const phone = newPhone();
    const created = await hub.contacts.create(sessionId, { phone: `+${phone}`, name: "Ana", tags: ["nueva"] });
    expect(created).toMatchObject({ phone, name: "Ana", tags: ["nueva"], isBlocked: false });
    const again = await hub.contacts.create(sessionId, { phone, notes: "Llama por la tarde" });
    expect(again).toMatchObject({ contactId: created.contactId, name: "Ana", notes: "Llama por la tarde" });
    expect(exchanges.map(({ status }) => status)).toEqual([201, 200]);
  },

  async "contacts.update"({ hub, sessionId, newPhone, newMember }) {
    const { userId } = await newMember("agent");
    const { contactId } = await hub.contacts.create(sessionId, { phone: newPhone(), name: "Ana", tags: ["a"] });
    const updated = await hub.contacts.update(contactId, { tags: ["b", "c"], assignedToUserId: userId, notes: "VIP" });
    expect(updated).toMatchObject({ name: "Ana", tags: ["b", "c"], assignedToUserId: userId, notes: "VIP" });
    const cleared = await hub.contacts.update(contactId, { notes: null, assignedToUserId: null });
    expect(cleared).toMatchObject({ notes: null, assignedToUserId: null, tags: ["b", "c"] });
    await refused(hub.contacts.update(contactId, { assignedToUserId: 999_999 }), "MEMBER_NOT_FOUND");
  },

  async "contacts.delete"({ hub, sessionId, newPhone, receive }) {
    const phone = newPhone();
    const { messageId } = await receive({ from: phone, name: "Efímera", message: "Hola" });
    const { contactId } = await hub.contacts.search(sessionId, phone);
    await hub.contacts.delete(contactId);
    await refused(hub.contacts.search(sessionId, phone), "CONTACT_NOT_FOUND");
    expect((await hub.messages.get(sessionId, messageId)).message).toBe("Hola");
    await receive({ from: phone, message: "¿Sigues ahí?" });
    expect((await hub.contacts.search(sessionId, phone)).pushName).toBe("Efímera");
  },

  async "contacts.import"({ hub, sessionId, newPhone }) {
    const [known, fresh] = [newPhone(), newPhone()];
    const { contactId } = await hub.contacts.create(sessionId, { phone: known, name: "Ana" });
    const contacts = [
      { phone: known, tags: ["importada"] },
      { phone: fresh, name: "Bea" },
      { phone: "no es un número" },
    ];
    const first = await hub.contacts.import(sessionId, { contacts });
    expect(first).toMatchObject({ created: 1, updated: 1, refused: 1 });
    expect(first.results).toMatchObject([
      { phone: known, contactId, outcome: "updated" },
      { phone: fresh, outcome: "created" },
      { phone: "no es un número", contactId: null, outcome: "refused", code: expect.any(String) },
    ]);
    expect(await hub.contacts.search(sessionId, known)).toMatchObject({ name: "Ana", tags: ["importada"] });
    // An import that was broken off is simply sent again.
    expect(await hub.contacts.import(sessionId, { contacts })).toMatchObject({ created: 0, updated: 2, refused: 1 });
  },

  async "contacts.search"({ hub, sessionId, newPhone, receive }) {
    const phone = newPhone();
    await refused(hub.contacts.search(sessionId, phone), "CONTACT_NOT_FOUND");
    // Contacts appear by themselves when somebody writes.
    await receive({ from: phone, name: "Marta", message: "Buenos días" });
    const written = `+${phone.slice(0, 2)} ${phone.slice(2, 5)}-${phone.slice(5)}`;
    expect(await hub.contacts.search(sessionId, written)).toMatchObject({ phone, pushName: "Marta" });
  },

  async "contacts.check"({ hub, sessionId, newPhone }) {
    const phone = newPhone();
    const first = await hub.contacts.check(sessionId, phone);
    expect(first).toMatchObject({ phone, isOnWhatsApp: true });
    expect(await hub.contacts.check(sessionId, phone)).toEqual(first);
    expect((await hub.contacts.check(sessionId, "34600000404")).isOnWhatsApp).toBe(false);
  },

  async "contacts.picture"({ hub, sessionId, newPhone }) {
    // The sandbox begins with a contact who has one.
    const { contactId } = await hub.contacts.search(sessionId, "34612345678");
    const answer = await hub.contacts.picture(contactId);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await answer.arrayBuffer()).toString("latin1")).toMatch(/^\x89PNG/);
    const faceless = await hub.contacts.create(sessionId, { phone: newPhone() });
    await refused(hub.contacts.picture(faceless.contactId), "PICTURE_NOT_FOUND");
  },

  async "contacts.block"({ hub, sessionId, newPhone, receive }) {
    const [unwelcome, other] = [newPhone(), newPhone()];
    const { contactId } = await hub.contacts.create(sessionId, { phone: unwelcome });
    expect((await hub.contacts.block(contactId)).isBlocked).toBe(true);
    await hub.sandbox.receiveMessage(sessionId, { from: unwelcome, message: "¡Oferta!" });
    await receive({ from: other, message: "Hola" });
    expect((await hub.messages.list(sessionId, { chat: unwelcome })).items).toEqual([]);
    expect((await hub.contacts.search(sessionId, unwelcome)).isBlocked).toBe(true);
  },

  async "contacts.unblock"({ hub, sessionId, newPhone }) {
    const phone = newPhone();
    const { contactId } = await hub.contacts.create(sessionId, { phone });
    await hub.contacts.block(contactId);
    expect((await hub.contacts.unblock(contactId)).isBlocked).toBe(false);
    await hub.sandbox.receiveMessage(sessionId, { from: phone, message: "Hola de nuevo" });
    const arrived = async () => (await hub.messages.list(sessionId, { chat: phone })).items.map((item) => item.message);
    await expect.poll(arrived, quickly).toEqual(["Hola de nuevo"]);
  },
};

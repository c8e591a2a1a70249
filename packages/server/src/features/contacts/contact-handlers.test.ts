import { describe, expect, it } from "vitest";
import type { RequestContext } from "../../contract/handler";
import type { Contact } from "./contact";
import { createContactHandlers } from "./contact-handlers";
import type { ContactService } from "./contact-service";

const contact: Contact = {
  contactId: "ct_1",
  sessionId: "crm",
  phone: "34612345678",
  lid: null,
  name: "Juan",
  pushName: null,
  tags: ["vip"],
  notes: null,
  assignedToUserId: 5,
  isBlocked: false,
  lastMessageAt: null,
  createdAt: Date.UTC(2026, 0, 1),
  updatedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
};
const context: RequestContext = {
  tenant: { organizationId: 1, sessionIds: null },
  actor: { type: "system" },
  requestId: "req_1",
  ip: "127.0.0.1",
  language: "es",
  requestKey: null,
  isStillAllowed: async () => true,
};

function handlersOver(given: Partial<ContactService>) {
  const unexpected = async (): Promise<never> => {
    throw new Error("The service was asked for something that the test does not expect");
  };
  return createContactHandlers({
    contacts: {
      list: unexpected,
      createOrUpdate: unexpected,
      import: unexpected,
      update: unexpected,
      delete: unexpected,
      findByPhone: unexpected,
      checkNumber: unexpected,
      picture: unexpected,
      setBlocked: unexpected,
      ...given,
    },
  });
}
const request = { headers: {}, file: null, query: {}, body: undefined };

describe("contacts on the wire", () => {
  it("have every property, with times as text", async () => {
    const handlers = handlersOver({ update: async () => contact });
    const reply = await handlers["contacts.update"](
      { ...request, params: { id: "ct_1" }, body: { name: "Juan" } },
      context,
    );
    expect(reply).toEqual({
      status: 200,
      data: {
        ...contact,
        createdAt: "2026-01-01T00:00:00.000Z",
        updatedAt: "2026-01-02T03:04:05.006Z",
      },
    });
  });

  it.each([
    [true, 201],
    [false, 200],
  ])("are answered, when new is %s, with %s", async (isNew, status) => {
    const handlers = handlersOver({ createOrUpdate: async () => ({ contact, isNew }) });
    const body = { phone: "+34 612345678", tags: ["vip"] };
    expect(await handlers["contacts.create"]({ ...request, params: { id: "crm" }, body }, context)).toMatchObject({
      status,
      data: { contactId: "ct_1" },
    });
  });

  it("have page and total in the pagination only where a page was asked for", async () => {
    const page = { items: [contact], limit: 50, nextCursor: "next" };
    const list = (found: Awaited<ReturnType<ContactService["list"]>>) =>
      handlersOver({ list: async () => found })["contacts.list"]({ ...request, params: { id: "crm" } }, context);
    expect(await list(page)).toMatchObject({ pagination: { limit: 50, hasMore: true, nextCursor: "next" } });
    expect(await list({ ...page, page: 1, total: 70 })).toMatchObject({
      pagination: { limit: 50, hasMore: true, nextCursor: "next", page: 1, total: 70 },
    });
  });

  it("that are imported are counted, each named as it was sent", async () => {
    const handlers = handlersOver({
      import: async () => [
        { outcome: "created", contactId: "ct_1" },
        { outcome: "refused", code: "INVALID_REQUEST" },
        { outcome: "updated", contactId: "ct_1" },
      ],
    });
    const body = { contacts: [{ phone: "+34 600000001" }, { phone: "x" }, { phone: "34600000001" }] };
    expect(await handlers["contacts.import"]({ ...request, params: { id: "crm" }, body }, context)).toEqual({
      status: 200,
      data: {
        created: 1,
        updated: 1,
        refused: 1,
        results: [
          { phone: "+34 600000001", contactId: "ct_1", outcome: "created" },
          { phone: "x", contactId: null, outcome: "refused", code: "INVALID_REQUEST" },
          { phone: "34600000001", contactId: "ct_1", outcome: "updated" },
        ],
      },
    });
  });

  it("come as a picture with its own type", async () => {
    const data = Buffer.from("jpeg");
    const handlers = handlersOver({ picture: async () => ({ mimetype: "image/jpeg", data }) });
    expect(await handlers["contacts.picture"]({ ...request, params: { id: "ct_1" } }, context)).toEqual({
      status: 200,
      content: data,
      contentType: "image/jpeg",
    });
  });
});

import { describe, expect, expectTypeOf, it } from "vitest";
import type { Schemas } from "../../src/index";
import { openMock, to } from "./open-mock";

describe("what a test has sent", () => {
  it("is answered, remembered and recorded", async () => {
    const { mock, hub } = openMock({ sessions: [{ id: "s1", status: "connected" }] });
    const sent = await hub.messages.send("s1", { to: "+34 612 345 678", message: "Hola" });
    expect(sent).toMatchObject({ status: "sent", to });
    expect(mock.sent).toMatchObject([{ messageId: sent.messageId, message: "Hola", status: "sent" }]);
    expect((await hub.messages.list("s1")).items).toMatchObject([{ messageId: sent.messageId }]);
  });

  it("is found by its operation, with its body and without its credentials", async () => {
    const { mock, hub } = openMock();
    await hub.contacts.list("session_01", { limit: 2 });
    await hub.messages.send("session_01", { to, message: "Hola" }, { idempotencyKey: "order-1" });
    const calls = mock.callsTo("messages.send");
    expectTypeOf(calls[0]?.body).toEqualTypeOf<Schemas["SendMessageRequest"] | undefined>();
    expect(calls).toMatchObject([
      { body: { to, message: "Hola" }, idempotencyKey: "order-1", status: 200, code: null },
    ]);
    expect(mock.calls.map(({ operationId }) => operationId)).toEqual(["contacts.list", "messages.send"]);
    expect(mock.calls[0]).toMatchObject({ params: { id: "session_01" }, query: { limit: 2 } });
    expect(JSON.stringify(mock.calls)).not.toContain('"any"');
  });

  it("does not count as sent when WhatsApp refused it", async () => {
    const { mock, hub } = openMock();
    const refused = hub.messages.send("session_01", { to: "34600000404", message: "Hola" });
    await expect(refused).rejects.toMatchObject({ code: "RECIPIENT_NOT_ON_WHATSAPP" });
    expect(mock.sent).toEqual([]);
    expect(mock.calls).toMatchObject([{ code: "RECIPIENT_NOT_ON_WHATSAPP" }]);
  });

  it("is forgotten after a reset, and what was seeded is there again", async () => {
    const { mock, hub } = openMock({ contacts: [{ phone: to, name: "Ana" }] });
    await hub.messages.send("session_01", { to, message: "Hola" });
    const { contactId } = await hub.contacts.search("session_01", to);
    await hub.contacts.delete(contactId);
    mock.failNext("contacts.search", "reset");
    mock.reset();
    expect([mock.sent, mock.calls]).toEqual([[], []]);
    expect((await hub.contacts.search("session_01", to)).name).toBe("Ana");
  });
});

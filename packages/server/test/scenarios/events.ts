import type { EventsQuery, Schemas } from "@inbox-hub/sdk";
import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { refused, required } from "./stage";

export const eventScenarios: ScenariosOf<"events"> = {
  async "events.list"({ hub, sessionId, newPhone, receive }) {
    const query: EventsQuery = { types: ["message", "message_status"], sessionId };
    const { nextCursor } = (await hub.events.list({ ...query, since: new Date().toISOString() })).pagination;
    const from = newPhone();
    const { messageId } = await receive({ from, message: "¿Me apuntas?" });
    await hub.messages.send(sessionId, { to: from, message: "Apuntado" });
    const page = await hub.events.list({ ...query, after: nextCursor });
    expect(page.items[0]).toMatchObject({
      type: "message",
      sessionId,
      data: { messageId, message: "¿Me apuntas?" },
    });
    expect(page.items.map(({ type }) => type)).toContain("message_status");
    const sequences = page.items.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));

    // Whoever keeps the cursor gets what happened since, and nothing twice.
    const later = await receive({ from, message: "Gracias" });
    const since = await hub.events.list({ ...query, after: page.pagination.nextCursor });
    expect(since.items.filter(({ type }) => type === "message")).toMatchObject([
      { data: { messageId: later.messageId } },
    ]);
    await refused(hub.events.list({ after: page.pagination.nextCursor }), "INVALID_CURSOR");
    await refused(hub.events.list({ after: "forged" }), "INVALID_CURSOR");
  },

  async "events.stream"({ hub, sessionId, newPhone, receive }) {
    const from = newPhone();
    const stream = await hub.events.stream({ sessionId, types: ["message"] });
    const next = nextOf(stream);
    // Written while nobody reads, it waits in the stream.
    const first = await receive({ from, message: "Uno" });
    expect(await next()).toMatchObject({ type: "message", sessionId, data: { messageId: first.messageId } });
    const { cursor } = stream;
    const pending = next();
    const second = await receive({ from, message: "Dos" });
    expect(await pending).toMatchObject({ type: "message", data: { messageId: second.messageId, message: "Dos" } });
    stream.close();

    // Who comes back goes on where they were, with what is stored and what comes now.
    const again = await hub.events.stream({ sessionId, types: ["message"], after: required(cursor) });
    const missed = nextOf(again);
    expect(await missed()).toMatchObject({ data: { messageId: second.messageId } });
    const third = await receive({ from, message: "Tres" });
    expect(await missed()).toMatchObject({ data: { messageId: third.messageId } });
    again.close();
  },
};

function nextOf(stream: AsyncIterable<Schemas["WebhookEvent"]>) {
  const events = stream[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await events.next();
    if (done) throw new Error("The stream has ended");
    return value;
  };
}

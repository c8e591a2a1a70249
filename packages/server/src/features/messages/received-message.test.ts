import { describe, expect, it } from "vitest";
import { engineMessage } from "../../../test/support/engine-message";
import type { EngineMessage } from "../../engine/engine";
import { toIncoming, toOwn } from "./received-message";

const message = engineMessage();
const writerOf = (changes: Partial<EngineMessage>) => toIncoming({ ...message, ...changes }, null)?.writer;
const extrasOf = (changes: Partial<EngineMessage>) => toIncoming({ ...message, ...changes }, null)?.content.extras;

describe("a message from WhatsApp", () => {
  it("has a writer, by number where it is known, by LID otherwise", () => {
    expect(writerOf({})).toEqual({ phone: "34612345678", lid: null, pushName: "Ana" });
    expect(writerOf({ from: "99@lid", lid: "99" })).toEqual({ phone: null, lid: "99@lid", pushName: "Ana" });
    expect(writerOf({ from: "99@lid", phone: "34612345678" })).toMatchObject({ phone: "34612345678", lid: "99@lid" });
    expect(writerOf({ from: "1@g.us", author: "34687654321@c.us" })).toMatchObject({ phone: "34687654321" });
  });

  it("is nobody's when WhatsApp itself speaks", () => {
    expect(toIncoming({ ...message, from: "0@c.us", chatId: "0@c.us" }, null)).toBeNull();
  });

  it("stands in its group, or between two people", () => {
    expect(toIncoming(message, null)?.groupId).toBeNull();
    expect(toIncoming({ ...message, chatId: "12345@g.us" }, null)?.groupId).toBe("12345@g.us");
  });

  it("keeps of a card, a place and a poll what the contract can express", () => {
    const card = { name: "", phone: "+34 612 345 678", organization: null };
    expect(extrasOf({ contact: card })).toEqual({ contact: { name: "34612345678", phone: "34612345678" } });
    expect(extrasOf({ contact: { ...card, phone: "ext. 12" } })).toEqual({});
    const place = { latitude: 1, longitude: 2, name: "x".repeat(300), address: null };
    expect(extrasOf({ location: place })).toEqual({ location: { latitude: 1, longitude: 2, name: "x".repeat(200) } });
    const poll = { question: "¿?", options: ["a", "", "a", "b"], multiple: true };
    expect(extrasOf({ poll })).toEqual({ poll: { question: "¿?", options: ["a", "b"], multiple: true } });
    expect(extrasOf({ poll: { ...poll, options: ["a", "a"] } })).toEqual({});
  });

  it("that the phone has sent is sent, whatever its receipt says yet", () => {
    expect(toOwn({ ...message, fromMe: true }, null)).toMatchObject({ status: "sent", to: "34612345678@c.us" });
    expect(toOwn({ ...message, fromMe: true, ack: 3 }, "media_1")).toMatchObject({
      status: "read",
      content: { mediaId: "media_1" },
    });
  });
});

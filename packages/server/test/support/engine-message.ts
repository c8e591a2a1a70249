import type { EngineMessage } from "../../src/engine/engine";

/** A text from Ana as an engine tells it. */
export function engineMessage(changes: Partial<EngineMessage> = {}): EngineMessage {
  return {
    key: "KEY",
    chatId: "34612345678@c.us",
    chatName: null,
    from: "34612345678@c.us",
    author: null,
    fromMe: false,
    phone: null,
    lid: null,
    senderName: "Ana",
    type: "text",
    text: "hola",
    timestamp: 1_000,
    ack: 0,
    quotedKey: null,
    media: null,
    location: null,
    contact: null,
    poll: null,
    ...changes,
  };
}

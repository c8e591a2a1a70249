/** What the benches of deliveries send: events whose bodies have about 1 KiB, numbered within their lanes. */

/** The receivers read the order off it. */
export const messageIdOf = (lane: number, number: number) => `msg_${lane}_${number}`;
export const laneOf = (messageId: string) => Number(messageId.split("_")[1]);

const TEXT = "Tu pedido está listo. ".repeat(26);

export function dataOf(messageId: string, sessionId: string, chatId: string) {
  return {
    messageId,
    from: chatId,
    to: sessionId,
    message: TEXT,
    type: "text" as const,
    timestamp: new Date().toISOString(),
    chatId,
    mediaId: null,
    quotedMessageId: null,
    contact: { id: "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW", name: "Ana", phone: chatId },
  };
}

/** As long as the body of an event of the hub. */
export function bodyOf(messageId: string): Buffer {
  const envelope = {
    id: "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
    event: "message",
    type: "message",
    timestamp: new Date().toISOString(),
    sessionId: "session_0",
    sequence: 1,
    data: dataOf(messageId, "session_0", "34600000000"),
  };
  return Buffer.from(JSON.stringify(envelope));
}

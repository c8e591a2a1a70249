/** Numbers that behave in a way worth trying an integration against. Every other valid number is on WhatsApp and behaves well. */
export const magicNumbers = {
  /** Is not on WhatsApp. */
  notOnWhatsApp: "34600000404",
  /** Every message to it is refused (`SEND_FAILED`). */
  failing: "34600000500",
  /** WhatsApp takes 5 seconds to accept a message to it. */
  slow: "34600000408",
  /** Answers every text with "Recibido: <text>", half a second later. */
  answering: "34600000200",
} as const;

export const magicDelays = { slowMs: 5_000, answerMs: 500 } as const;

/** What `magicNumbers.answering` answers. */
export function answerTo(text: string): string {
  return `Recibido: ${text}`;
}

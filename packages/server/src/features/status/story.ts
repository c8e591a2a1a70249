import type { Schemas } from "@inbox-hub/openapi";
import type { Message } from "@inbox-hub/openapi/rules";

/** A message to everybody who may see the account's stories. WhatsApp calls it a status. */
export type Story = Message;

export interface StoryFilter {
  /** Only those that can be seen now, or only the others; null for both. */
  readonly isActive: boolean | null;
}

/** So long WhatsApp shows a story. */
export const SHOWN_FOR_MS = 24 * 60 * 60 * 1000;

/** What WhatsApp has is in one of these, and was in the first of them that it has a time of since it was sent. */
export const SENT_STATUSES = ["sent", "delivered", "read", "played"] as const satisfies readonly Story["status"][];

/** When WhatsApp stops showing it; null while WhatsApp does not have it. */
export function endOf({ status, statusTimes }: Pick<Story, "status" | "statusTimes">): number | null {
  if (!SENT_STATUSES.some((sent) => sent === status)) return null;
  const [sentAt] = SENT_STATUSES.map((step) => statusTimes[step]).filter((at) => at !== undefined);
  return sentAt === undefined ? null : sentAt + SHOWN_FOR_MS;
}

/** Nothing else can be posted. */
export function storyTypeOf({ type }: Story): Schemas["Story"]["type"] {
  return type === "image" || type === "video" ? type : "text";
}

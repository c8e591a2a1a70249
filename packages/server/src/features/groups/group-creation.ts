import { type Engine, EngineError, uncertainErrors } from "../../engine/engine";
import type { EngineGroup } from "../../engine/engine-group";
import { toOwnChatId } from "./group-people";

interface NewGroup {
  readonly subject: string;
  readonly participants: readonly string[];
  /** When it is asked for. */
  readonly now: number;
}

/** How far WhatsApp's clock and this server's may be apart. */
const CLOCK_SKEW_MS = 10_000;

/**
 * Creates a group. When the answer is lost it is looked for at WhatsApp, which takes no key that would keep a second try
 * from making a second group.
 */
export async function createGroup(
  engine: Engine,
  { subject, participants, now }: NewGroup,
): ReturnType<Engine["createGroup"]> {
  try {
    return await engine.createGroup(subject, participants);
  } catch (error) {
    if (error instanceof EngineError && !uncertainErrors.includes(error.code)) throw error;
    const own = toOwnChatId(engine.snapshot().phoneNumber);
    const isIt = (group: EngineGroup) =>
      group.subject === subject.trim() &&
      (group.createdAt ?? 0) >= now - CLOCK_SKEW_MS &&
      group.participants.some(({ chatId, role }) => role === "owner" && chatId === own);
    const group = (await engine.groups()).find(isIt);
    if (group === undefined) throw error;
    const members = new Set(group.participants.map(({ chatId }) => chatId));
    const results = participants.map((chatId) => ({
      chatId,
      outcome: members.has(chatId) ? ("done" as const) : ("failed" as const),
    }));
    return { group, results };
  }
}

import type { ParticipantResult } from "../../engine/engine-group";
import type { ParticipantOutcome } from "./group";
import type { AskedParticipant } from "./group-people";

/** Each of them once. */
export function chatIdsOf(asked: readonly AskedParticipant[]): readonly string[] {
  return [...new Set(asked.map(({ chatId }) => chatId))];
}

/** What became of everybody who was asked for, in that order; whom WhatsApp says nothing about has failed. */
export function toOutcomes(
  asked: readonly AskedParticipant[],
  results: readonly ParticipantResult[],
): readonly ParticipantOutcome[] {
  const outcomes = new Map(results.map(({ chatId, outcome }) => [chatId, outcome]));
  return asked.map(({ participant, chatId }) => ({ participant, outcome: outcomes.get(chatId) ?? "failed" }));
}

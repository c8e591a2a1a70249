import type { SessionRef } from "../contract/tenant";

/**
 * What people type into a search box, as a query of the text index: every word must occur, a final `*` matches a beginning.
 * Each word is a quoted string there, so that no operator of that language is left in it. Null when no word is in it.
 */
export function toTextQuery(q: string): string | null {
  const words = q
    // A quoted string would end at a NUL.
    .split(/[\s\0]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => (word.endsWith("*") ? `${quote(word.replace(/\*+$/, ""))}*` : quote(word)));
  return words.length === 0 ? null : words.join(" ");
}

/** The query, of the messages of one session or chat alone: the view that the text index is made of spells both like this. */
export function within({ organizationId, sessionId }: SessionRef, chatId: string | null, query: string): string {
  const session = `s${Buffer.from(`${organizationId}/${sessionId}`).toString("hex")}`;
  const chat = chatId === null ? "" : ` c${chatId.replace(/[^0-9a-z]/gi, "")}`;
  return `body : (${query}) AND place : (${session}${chat})`;
}

function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/** Of bytes, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The conditions of a download (RFC 9110), as the client sent them. */
export interface ContentConditions {
  readonly range: string | null;
  readonly ifNoneMatch: string | null;
  readonly ifRange: string | null;
}

export type ContentChoice =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly range: ByteRange }
  | { readonly kind: "unchanged" }
  | { readonly kind: "unsatisfiable" };

/** What of a file to answer with. Of several ranges, or of a range that cannot be read, the whole file. */
export function chooseContent(file: { etag: string; size: number }, conditions: ContentConditions): ContentChoice {
  const { range, ifNoneMatch, ifRange } = conditions;
  if (ifNoneMatch !== null && matches(ifNoneMatch, file.etag)) return { kind: "unchanged" };
  if (range === null || (ifRange !== null && ifRange.trim() !== file.etag)) return { kind: "whole" };
  const [, first = "", last = ""] = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(range) ?? [];
  if (first === "" && last === "") return { kind: "whole" };
  if (first !== "" && last !== "" && Number(last) < Number(first)) return { kind: "whole" };

  const start = first === "" ? Math.max(0, file.size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? file.size - 1 : Math.min(Number(last), file.size - 1);
  return start > end ? { kind: "unsatisfiable" } : { kind: "part", range: { start, end } };
}

/** By weak comparison: `W/` does not matter. */
function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}

/** A page of a list, as stores and services hand it on. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly limit: number;
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  /** Opaque outside the store that made it. */
  readonly cursor: string | null;
}

/** `pagination` of the envelope. */
export function toPagination(page: Page<unknown>) {
  return { limit: page.limit, hasMore: page.nextCursor !== null, nextCursor: page.nextCursor };
}

/** `limit` and `cursor` of a checked query. */
export function toPageRequest(query: { readonly limit?: number; readonly cursor?: string }): PageRequest {
  return { limit: query.limit ?? 50, cursor: query.cursor ?? null };
}

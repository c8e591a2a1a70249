import type { Schemas } from "@inbox-hub/openapi";

/** One page of a list. */
export interface Page<Item, Pagination = Schemas["Pagination"]> {
  readonly items: Item[];
  /** Where you are: pass `nextCursor` as `cursor` to get the next page. */
  readonly pagination: Pagination;
}

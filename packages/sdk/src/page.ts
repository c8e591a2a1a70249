import type { Schemas } from "@inbox-hub/openapi";
import { APIPromise, type Send } from "./api-promise";
import { isObject } from "./is-object";

interface Following {
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** Asks for the page behind a cursor. */
type Next<Item, Pagination extends Following> = (cursor: string) => PagePromise<Item, Pagination>;

/** One page of a list. Iterate it to get its items and those of all pages after it. */
export class Page<Item, Pagination extends Following = Schemas["Pagination"]> implements AsyncIterable<Item> {
  readonly items: Item[];
  /** Where you are: `nextPage()` and iteration go on from here. */
  readonly pagination: Pagination;
  readonly #next: Next<Item, Pagination>;

  /** @internal */
  constructor(items: Item[], pagination: Pagination, next: Next<Item, Pagination>) {
    this.items = items;
    this.pagination = pagination;
    this.#next = next;
  }

  get hasNextPage(): boolean {
    return this.#cursor !== null;
  }

  /** The page after this one; undefined after the last. */
  nextPage(): Promise<Page<Item, Pagination> | undefined> {
    const cursor = this.#cursor;
    return cursor === null ? Promise.resolve(undefined) : this.#next(cursor);
  }

  get #cursor(): string | null {
    const { hasMore, nextCursor } = this.pagination;
    return hasMore ? nextCursor : null;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, undefined> {
    for (let page: Page<Item, Pagination> | undefined = this; page; page = await page.nextPage()) yield* page.items;
  }
}

/** What a list gives back: await it for the first page, iterate it for every item. No page is asked for before it is needed. */
export class PagePromise<Item, Pagination extends Following = Schemas["Pagination"]>
  extends APIPromise<Page<Item, Pagination>>
  implements AsyncIterable<Item>
{
  /** @internal */
  constructor(send: Send, next: Next<Item, Pagination>) {
    super(async (isRaw) => {
      const { data, response } = await send(isRaw);
      if (isRaw || !isObject(data)) return { data, response };
      // By the contract; the reader has made sure that both are there.
      return { data: new Page(data.items as Item[], data.pagination as Pagination, next), response };
    });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, undefined> {
    yield* await this;
  }

  /** All items, or the first of them, from as many pages as it takes. */
  async toArray({ limit = Number.POSITIVE_INFINITY }: { readonly limit?: number | undefined } = {}): Promise<Item[]> {
    const items: Item[] = [];
    const page = await this;
    if (limit <= 0) return items;
    for await (const item of page) if (items.push(item) >= limit) break;
    return items;
  }
}

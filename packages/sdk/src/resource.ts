import type { Requester } from "./requester";

/** The operations of one tag. */
export abstract class Resource {
  /** @internal */
  protected readonly hub: Requester;

  /** @internal */
  constructor(hub: Requester) {
    this.hub = hub;
  }
}

import { AsyncLocalStorage } from "node:async_hooks";

/** Runs work whose writes belong to the chain. */
export type WriteChain = <T>(run: () => T) => T;

interface Waiting {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Links {
  /** Of the first that was not stored. */
  broken: { readonly error: unknown } | null;
}

const current = new AsyncLocalStorage<Links>();

/** Writes that are stored in the order in which they are asked for, up to the first that cannot be: none behind it is. */
export function createWriteChain(): WriteChain {
  const links: Links = { broken: null };
  return (run) => current.run(links, run);
}

/** The write as a link of the chain that it was asked for in, if any. */
export function linked(write: Waiting): Waiting {
  const links = current.getStore();
  if (links === undefined) return write;
  const breakAt = (error: unknown) => {
    links.broken ??= { error };
  };
  return {
    resolve: write.resolve,
    run() {
      if (links.broken !== null) throw links.broken.error;
      try {
        return write.run();
      } catch (error) {
        breakAt(error);
        throw error;
      }
    },
    reject(error) {
      breakAt(error);
      write.reject(error);
    },
  };
}

/** Tells listeners that there may be work. A hint only: the database is the truth, so a lost one costs time, never data. */
export interface Signal<T = void> {
  notify(value: T): void;
  subscribe(listener: (value: T) => void): () => void;
}

export function createSignal<T = void>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    notify(value) {
      for (const listener of [...listeners]) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

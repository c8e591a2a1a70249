/** Lets a few starts run at a time, in the order they came: each may launch a browser. */
export interface StartSlots {
  run(start: () => Promise<void>): Promise<void>;
}

export function createStartSlots(count: number): StartSlots {
  let free = count;
  const waiting: (() => void)[] = [];

  const take = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };

  const give = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  return {
    async run(start) {
      await take();
      try {
        await start();
      } finally {
        give();
      }
    },
  };
}

import { fork } from "node:child_process";
import { once } from "node:events";

/** What a process does when it is asked to, by name. */
type Calls = Readonly<Record<string, (input: never) => unknown>>;

interface Call {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}
type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });

export interface Remote<Of extends Calls> {
  call<Name extends keyof Of & string>(
    name: Name,
    input: Parameters<Of[Name]>[0],
  ): Promise<Awaited<ReturnType<Of[Name]>>>;
  stop(): Promise<void>;
}

/** Starts a program that ends with `answerCalls`. */
export function startCalls<Of extends Calls>(program: string): Remote<Of> {
  const child = fork(program, { execArgv: [], serialization: "advanced" });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on("message", (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("error" in reply) asked?.reject(new Error(reply.error));
    else asked?.resolve(reply.value);
  });
  child.on("exit", (code) => {
    for (const asked of waiting.values()) asked.reject(new Error(`${program} ended with ${code}`));
  });
  return {
    call(name, input) {
      last += 1;
      const asked = promiseWithResolvers();
      waiting.set(last, asked);
      child.send({ id: last, name, input } satisfies Call);
      // What comes back is what the function of that name returned.
      return asked.promise as ReturnType<Remote<Of>["call"]>;
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** Ends when whoever asks is gone. */
export function answerCalls(calls: Calls): void {
  process.on("message", async ({ id, name, input }: Call) => {
    const answer = calls[name];
    try {
      if (answer === undefined) throw new Error(`There is nothing called ${name}`);
      // The other side is typed by the same calls.
      process.send?.({ id, value: await answer(input as never) } satisfies Reply);
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? "") : String(error) } satisfies Reply);
    }
  });
  process.once("disconnect", () => process.exit());
}

/** What some events took of this process. */
export interface Used {
  readonly events: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export async function measured(events: number, run: () => Promise<void>): Promise<Used> {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await run();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { events, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

function promiseWithResolvers(): PromiseWithResolvers<unknown> {
  let resolve: (value: unknown) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((...settlers) => {
    [resolve, reject] = settlers;
  });
  return { promise, resolve, reject };
}

import { describe, expect, it } from "vitest";
import { createKeyedQueue } from "./keyed-queue";

function createGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("the queue of each session", () => {
  it("runs the tasks of one key one after the other, and those of another key meanwhile", async () => {
    const queue = createKeyedQueue();
    const gate = createGate();
    const done: string[] = [];
    const first = queue.run("a", async () => {
      await gate.opened;
      done.push("a1");
    });
    const second = queue.run("a", async () => void done.push("a2"));
    await queue.run("b", async () => void done.push("b1"));
    expect(done).toEqual(["b1"]);
    gate.open();
    await Promise.all([first, second]);
    expect(done).toEqual(["b1", "a1", "a2"]);
  });

  it("goes on after a task that fails, and tells only its caller", async () => {
    const queue = createKeyedQueue();
    const failing = queue.run("a", () => Promise.reject(new Error("no")));
    const next = queue.run("a", async () => "done");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("done");
  });

  it("is idle when the last task has ended, also one that came while it waited", async () => {
    const queue = createKeyedQueue();
    const done: number[] = [];
    queue.run("a", async () => {
      done.push(1);
      queue.run("a", async () => void done.push(2));
    });
    await queue.idle();
    expect(done).toEqual([1, 2]);
  });
});

import { describe, expect, it } from "vitest";
import { createStartSlots } from "./start-slots";

describe("the slots of starting sessions", () => {
  it("lets no more start at a time than there are slots, in the order they came", async () => {
    const slots = createStartSlots(2);
    const started: string[] = [];
    const end = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
    const start = (name: string) =>
      slots.run(() => {
        started.push(name);
        return new Promise((resolve, reject) => end.set(name, { resolve, reject }));
      });
    const runs = ["a", "b", "c", "d"].map(start);
    await Promise.resolve();
    expect(started).toEqual(["a", "b"]);
    end.get("b")?.reject(new Error("no"));
    await expect(runs[1]).rejects.toThrow("no");
    expect(started).toEqual(["a", "b", "c"]);
    end.get("a")?.resolve();
    await runs[0];
    expect(started).toEqual(["a", "b", "c", "d"]);
    end.get("c")?.resolve();
    end.get("d")?.resolve();
    await Promise.all([runs[2], runs[3]]);
    const last = start("e");
    await Promise.resolve();
    expect(started).toContain("e");
    end.get("e")?.resolve();
    await last;
  });
});

import { expect, it } from "vitest";
import { createEngineEvents } from "./engine-events";

it("tells every listener the events in the same order, also when one of them causes the next", () => {
  const events = createEngineEvents();
  const told: string[] = [];
  events.on("revoke", ({ key }) => {
    told.push(`first ${key}`);
    if (key === "A") events.emit("revoke", { key: "B", timestamp: 2 });
  });
  events.on("revoke", ({ key }) => void told.push(`second ${key}`));
  events.emit("revoke", { key: "A", timestamp: 1 });
  expect(told).toEqual(["first A", "second A", "first B", "second B"]);
});

it("goes on telling after a listener has thrown", () => {
  const events = createEngineEvents();
  const told: string[] = [];
  events.on("revoke", () => {
    throw new Error("broken");
  });
  events.on("revoke", ({ key }) => void told.push(key));
  events.on("fault", ({ code }) => void told.push(code));
  events.emit("revoke", { key: "A", timestamp: 1 });
  events.emit("revoke", { key: "B", timestamp: 2 });
  expect(told).toEqual(["A", "INTERNAL", "B", "INTERNAL"]);
});

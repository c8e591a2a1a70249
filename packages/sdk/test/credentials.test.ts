import { describe, expect, it } from "vitest";
import { API_KEY, createHub } from "./hub";
import { data, raw, startServer } from "./scripted-server";

describe("the key of a call", () => {
  it("is asked for at each attempt when it is a function", async () => {
    const { baseUrl, received } = await startServer(raw(502), data({}));
    const keys = ["first", "second"];
    const { hub } = createHub({ baseUrl, apiKey: async () => keys.shift() ?? "" });
    await hub.sessions.get("session_1");
    expect(received.map(({ headers }) => headers["x-api-key"])).toEqual(["first", "second"]);
  });

  it("goes where it is needed, and nowhere else", async () => {
    const { baseUrl, received } = await startServer(data({ status: "ok" }));
    const { hub } = createHub({ baseUrl });
    await hub.sessions.get("session_1");
    await hub.system.health();
    await hub.sessions.get("session_1", { headers: { Authorization: "Bearer of-my-own" } });
    expect(received.map(({ headers }) => [headers["x-api-key"], headers.authorization])).toEqual([
      [API_KEY, undefined],
      [undefined, undefined],
      [undefined, "Bearer of-my-own"],
    ]);
  });
});

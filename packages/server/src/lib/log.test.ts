import { describe, expect, test } from "vitest";
import { createLog } from "./log";

function capture(options: { pretty?: boolean } = {}) {
  const lines: string[] = [];
  const log = createLog({ level: "info", ...options, destination: { write: (line) => lines.push(line) } });
  return { log, text: () => lines.join(""), last: () => JSON.parse(lines.at(-1) ?? "{}") };
}

describe("the log", () => {
  test("writes an event with its fields, and leaves out what is below its level", () => {
    const { log, text, last } = capture();
    log.debug("unseen");
    expect(text()).toBe("");
    log.info({ messageId: "msg_1" }, "message sent");
    expect(last()).toMatchObject({ level: "info", msg: "message sent", messageId: "msg_1" });
    expect(new Date(last().time).getTime()).not.toBeNaN();
  });

  test.each([
    { password: "hunter2hunter2" },
    { headers: { authorization: "Bearer hunter2hunter2" } },
    { request: { headers: { "x-api-key": "hunter2hunter2" } } },
    { webhook: { secret: "hunter2hunter2" } },
    { login: { refreshToken: "hunter2hunter2" } },
  ])("keeps secrets out: %j", (fields) => {
    const { log, text } = capture();
    log.info(fields, "event");
    expect(text()).toContain("[redacted]");
    expect(text()).not.toContain("hunter2");
  });

  test("says where an error happened and not with what data", () => {
    const { log, text, last } = capture();
    const cause = Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR" });
    const error = Object.assign(new Error("Failed query: insert into contacts\nparams: 34612345678,Juan", { cause }), {
      params: ["34612345678", "Juan"],
    });
    log.error({ err: error }, "failed");
    expect(last().err).toMatchObject({ type: "Error", message: "Failed query: insert into contacts" });
    expect(last().err.stack).toContain("log.test.ts");
    expect(last().err.cause).toMatchObject({ code: "SQLITE_IOERR" });
    expect(text()).not.toMatch(/Juan|34612345678/);
  });

  test("masks a number in an error's message, and takes anything that was thrown", () => {
    const { log, last } = capture();
    log.error({ err: new Error("no chat 34612345678@c.us") }, "failed");
    expect(last().err.message).toBe("no chat [number]@c.us");
    log.error({ err: "34612345678" }, "failed");
    expect(last().err).toEqual({ type: "string", message: "not an Error was thrown" });
  });

  test("is one readable line in a terminal", () => {
    const { log, text } = capture({ pretty: true });
    log.warn({ attempt: 2, status: "failed" }, "webhook failed");
    expect(text()).toMatch(/^\d\d:\d\d:\d\d\.\d{3} WARN {2}webhook failed {2}attempt=2 {2}status=failed\n$/);
  });
});

import { describe, expect, it } from "vitest";
import { toServerError } from "./server-error";

describe("toServerError", () => {
  it.each([
    {},
    { status: 410 },
    { statusCode: 204 },
    { status: 503, headers: { "webhook-delivery": "disable", "retry-after": "86400" } },
    { status: 500, getResponse: () => new Response(null, { status: 204 }) },
  ])("hands on nothing that a framework would answer with of %j", (properties) => {
    const thrown = Object.assign(new TypeError("upstream"), properties);
    const error = toServerError(thrown);
    expect(error).toMatchObject({ message: "The webhook handler failed.", cause: thrown });
    expect(Object.keys(error)).toEqual([]);
    for (const name of ["status", "statusCode", "headers", "getResponse"]) expect(error).not.toHaveProperty(name);
  });

  it("shows in its stack where the handler failed, for logs that know no cause", () => {
    const thrown = new TypeError("database down");
    expect(toServerError(thrown).stack).toContain(`Caused by: ${thrown.stack}`);
  });

  it.each([undefined, null, "route", 0, { status: 500 }])("wraps %j, which is no error", (thrown) => {
    expect(toServerError(thrown)).toMatchObject({ message: "The webhook handler failed.", cause: thrown });
  });
});

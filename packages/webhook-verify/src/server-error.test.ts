import { describe, expect, it } from "vitest";
import { toServerError } from "./server-error";

describe("toServerError", () => {
  it.each([{}, { status: 500 }, { statusCode: 503 }, { status: 599, statusCode: 500 }, { status: undefined }])(
    "leaves an error with %j as it is",
    (properties) => {
      const error = Object.assign(new TypeError("own"), properties);
      expect(toServerError(error)).toBe(error);
    },
  );

  it.each([
    { status: 410 },
    { statusCode: 404 },
    { status: 204 },
    { status: 600 },
    { status: 500, statusCode: 410 },
    { status: "410" },
    { status: 0 },
  ])("wraps an error with %j, which a framework would answer with", (properties) => {
    const error = Object.assign(new Error("upstream"), properties);
    const wrapped = toServerError(error);
    expect(wrapped).toMatchObject({ message: "The webhook handler failed.", cause: error });
    expect(wrapped).not.toHaveProperty("status");
    expect(wrapped).not.toHaveProperty("statusCode");
  });

  it.each([undefined, null, "route", 0, { status: 500 }])("wraps %j, which is no error", (thrown) => {
    expect(toServerError(thrown)).toMatchObject({ message: "The webhook handler failed.", cause: thrown });
  });
});

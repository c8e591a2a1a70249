import { AppError } from "@inbox-hub/openapi/rules";
import { expect, test } from "vitest";
import { toAppError } from "./known-errors";

const withCode = (code: unknown, cause?: unknown) => Object.assign(new Error("x", { cause }), { code });

test("an error of the contract stays what it is", () => {
  const error = new AppError("MISSING_TOKEN");
  expect(toAppError(error)).toBe(error);
});

test.each([
  "SQLITE_FULL",
  "SQLITE_IOERR",
  "SQLITE_IOERR_WRITE",
  "SQLITE_BUSY",
  "SQLITE_READONLY",
  "SQLITE_READONLY_DBMOVED",
  "ENOSPC",
  "EIO",
  "EROFS",
])("%s is a storage that takes nothing, however deep it lies", (code) => {
  expect(toAppError(withCode(code)).code).toBe("STORAGE_UNAVAILABLE");
  expect(toAppError(withCode("OUTER", withCode("MIDDLE", withCode(code)))).code).toBe("STORAGE_UNAVAILABLE");
});

test.each([
  withCode("SQLITE_CONSTRAINT_UNIQUE"),
  withCode("ENOENT"),
  withCode(13),
  new Error("SQLITE_FULL"),
  "thrown",
  null,
])("anything else is a fault: %o", (thrown) => {
  const error = toAppError(thrown);
  expect([error.code, error.cause]).toEqual(["INTERNAL_ERROR", thrown]);
});

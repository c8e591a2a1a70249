import { isObject } from "./is-object";

/** The innermost reason, by name, code and message only: what a `fetch` throws may hold the request, and with it the key. */
export function safeCause(error: unknown): Error {
  let root = error;
  for (let depth = 0; depth < 5 && isObject(root) && isObject(root.cause); depth++) root = root.cause;
  const { name, code, message } = isObject(root) ? root : {};
  const copy = new Error(String(message || code || name || "unknown reason"));
  if (typeof name === "string") copy.name = name;
  return typeof code === "string" ? Object.assign(copy, { code }) : copy;
}

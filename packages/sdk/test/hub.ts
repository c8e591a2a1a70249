import { InboxHub, type InboxHubOptions } from "../src";
import { createTestRuntime, type TestRuntime } from "./runtime";

export const API_KEY = "ih_test_only-for-tests";
export const PASSWORD = "not-a-real-password";

export function createHub(options: InboxHubOptions, runtime: TestRuntime = createTestRuntime()) {
  return { hub: new InboxHub({ apiKey: API_KEY, ...options }, runtime), runtime };
}

/** What a promise fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error("It did not fail");
    },
    (error: unknown) => error,
  );
}

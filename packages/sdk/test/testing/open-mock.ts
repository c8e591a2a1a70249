import { onTestFinished } from "vitest";
import { InboxHub, type InboxHubOptions } from "../../src/index";
import { createMockServer, type MockServerOptions } from "../../src/testing/index";
import { createTestRuntime } from "../runtime";

/** A mock, and a hub that is connected to it and waits for nothing. */
export function openMock(options: MockServerOptions = {}, hubOptions: InboxHubOptions = {}) {
  const mock = createMockServer(options);
  onTestFinished(() => mock.close());
  return { mock, hub: connect(mock, { apiKey: "any", ...hubOptions }) };
}

export function connect({ fetch }: Pick<ReturnType<typeof createMockServer>, "fetch">, options: InboxHubOptions) {
  return new InboxHub({ ...options, fetch }, createTestRuntime());
}

export const to = "34612345678";

/** What a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

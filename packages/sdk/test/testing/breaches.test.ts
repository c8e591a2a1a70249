import { describe, expect, it } from "vitest";
import { ContractBreachError, createMockServer } from "../../src/testing/index";
import { connect, failureOf } from "./open-mock";

// As JavaScript sends it.
const wrong = { to: "34612345678", message: 5 } as never;

function open(options: { readonly strict?: boolean } = {}) {
  const mock = createMockServer(options);
  return { mock, hub: connect(mock, { apiKey: "any", language: "en" }) };
}

describe("a request that breaks the contract", () => {
  it("is answered as by the server, and fails the test with the reason", async () => {
    const { mock, hub } = open();
    const error = await failureOf(hub.messages.send("session_01", wrong));
    expect(error).toMatchObject({
      code: "INVALID_REQUEST",
      details: [{ path: "body.message", message: "must be string" }],
    });
    expect(() => mock.close()).toThrow(ContractBreachError);
    expect(() => mock.close()).not.toThrow();
  });

  it("is told with operation, place and problem", async () => {
    const { mock, hub } = open();
    await failureOf(hub.messages.send("session_01", wrong));
    await mock.fetch("https://api.inbox-hub.com/api/mesages", { method: "POST" });
    expect(mock.breaches).toMatchObject([
      { operationId: "messages.send", problems: ["body.message: must be string"] },
      { operationId: null, request: "POST /api/mesages", problems: ["NOT_FOUND /api/mesages"] },
    ]);
    expect(() => mock.assertNoBreaches()).toThrow(
      /2 requests break the contract[\s\S]*messages\.send[\s\S]*body\.message: must be string/,
    );
  });

  it("leaves the mock as new for the next test", async () => {
    const { mock, hub } = open();
    await failureOf(hub.messages.send("session_01", wrong));
    expect(() => mock.reset()).toThrow(ContractBreachError);
    expect([mock.calls, mock.breaches]).toEqual([[], []]);
    expect(() => mock.reset()).not.toThrow();
  });

  it("may be meant", async () => {
    const { mock, hub } = open();
    await failureOf(hub.messages.send("session_01", wrong));
    expect(mock.takeBreaches()).toHaveLength(1);
    expect(() => mock.close()).not.toThrow();
  });

  it("is only answered where the test does not want to know", async () => {
    const { mock, hub } = open({ strict: false });
    expect(await failureOf(hub.messages.send("session_01", wrong))).toMatchObject({ code: "INVALID_REQUEST" });
    expect(() => mock.close()).not.toThrow();
  });

  it("is no request that the server refuses for what it knows", async () => {
    const { mock, hub } = open();
    await failureOf(hub.messages.send("nobody", { to: "34612345678", message: "Hola" }));
    await failureOf(hub.messages.send("session_01", { to: "34600000404", message: "Hola" }));
    expect(() => mock.close()).not.toThrow();
  });
});

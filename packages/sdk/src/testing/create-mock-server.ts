import type { OperationId } from "@inbox-hub/openapi";
import { isSent, toWireMessage } from "@inbox-hub/openapi/rules";
import { createRequestValidator } from "@inbox-hub/openapi/validation";
import { type Breach, ContractBreachError } from "./breaches";
import { checkFault, checkMockOptions, checkOperation } from "./check-mock-options";
import { deliver } from "./deliver";
import { createCallers } from "./edge/caller";
import { createFrontDoor, type MockCall, type Override } from "./edge/front-door";
import { fromFetch } from "./edge/wire-request";
import { connectionReset, type Fault } from "./faults";
import type { MockServerOptions } from "./mock-options";
import type { CallOf, MockServer } from "./mock-server";
import { listenWithMsw } from "./msw-listen";
import { ORGANIZATION } from "./seed";
import { createStandIn } from "./stand-in";

const BASE_URL = "https://api.inbox-hub.com";

/**
 * Makes a stand-in for Inbox Hub for your tests: it remembers what it is sent and answers as the server does, errors too.
 *
 * @throws `TypeError` for an option that is not one.
 *
 * @example
 * ```ts
 * import { InboxHub } from "@inbox-hub/sdk";
 * import { createMockServer } from "@inbox-hub/sdk/testing";
 *
 * const mock = createMockServer({ sessions: [{ id: "s1", status: "connected" }] });
 * const hub = new InboxHub({ apiKey: "any", fetch: mock.fetch });
 *
 * await hub.messages.send("s1", { to: "34612345678", message: "Hola" });
 * mock.sent[0]?.message; // "Hola"
 * mock.failNext("messages.send", { code: "RATE_LIMIT_EXCEEDED", retryAfter: 2 });
 * ```
 */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  checkMockOptions(options);
  const { baseUrl = BASE_URL, latency = 0, strict = true, apiKeys } = options;
  const url = baseUrl.replace(/\/+$/, "");
  let validator: ReturnType<typeof createRequestValidator> | undefined;
  let closeMsw: (() => void) | undefined;
  let open = begin();

  function begin() {
    const standIn = createStandIn(options);
    const { world, limits, handlers } = standIn;
    const calls: MockCall[] = [];
    const breaches: Breach[] = [];
    const faults = new Map<OperationId, Fault[]>();
    const overrides = new Map<OperationId, Override>();
    let end: () => void = () => undefined;
    const untilClosed = new Promise<never>((_, reject) => {
      end = () => reject(connectionReset());
    });
    // Nobody may be waiting for it.
    untilClosed.catch(() => undefined);
    const answer = createFrontDoor({
      world,
      handlers,
      limits,
      validator: () => {
        validator ??= createRequestValidator();
        return validator;
      },
      callers: createCallers(world, apiKeys === undefined ? ORGANIZATION : null),
      basePath: new URL(url).pathname.replace(/\/$/, ""),
      latency: typeof latency === "function" ? latency : () => latency,
      nextFault: (id) => faults.get(id)?.shift(),
      overrideOf: (id) => overrides.get(id),
      onBreach: (breach) => breaches.push(breach),
      untilClosed,
      onCall(call) {
        const index = calls.push(call) - 1;
        return (change) => {
          calls[index] = { ...(calls[index] ?? call), ...change };
        };
      },
    });
    return { world, answer, calls, breaches, faults, overrides, end };
  }

  const stop = () => {
    open.end();
    open.world.clock.clear();
  };

  const takeBreaches = () => open.breaches.splice(0);

  const assertNoBreaches = () => {
    const breaches = takeBreaches();
    if (breaches.length > 0) throw new ContractBreachError(breaches);
  };

  const fetch: MockServer["fetch"] = (input, init) => open.answer(fromFetch(input, init));

  return {
    url,
    fetch,
    clock: { now: () => open.world.clock.now(), advance: (milliseconds) => open.world.clock.advance(milliseconds) },

    get calls() {
      return open.calls;
    },
    // By its operation, a call has that operation's body.
    callsTo: <Id extends OperationId>(operationId: Id) =>
      open.calls.filter((call) => call.operationId === operationId) as unknown as readonly CallOf<Id>[],
    get sent() {
      return [...open.world.tables.messages.values()]
        .filter(({ direction, status }) => direction === "outbound" && isSent(status))
        .map((message) => toWireMessage(message, "es"));
    },
    get breaches() {
      return open.breaches;
    },
    takeBreaches,

    failNext(operationId, fault, { times = 1 } = {}) {
      checkFault(operationId, fault, times);
      const waiting = open.faults.get(operationId) ?? [];
      open.faults.set(operationId, [...waiting, ...Array<Fault>(times).fill(fault)]);
    },
    respond(operationId, answer) {
      checkOperation("respond", operationId);
      // Called with the request of its own operation only.
      const override = typeof answer === "function" ? (answer as Override) : () => answer;
      open.overrides.set(operationId, (request) => cloneOf(override(request)));
    },

    deliver: (type, data, to) =>
      deliver(type, data, to, {
        now: open.world.clock.now,
        newId: open.world.newId,
        sessionId: [...open.world.tables.sessions.values()][0]?.sessionId ?? null,
      }),
    settled: () => open.world.clock.settled(),

    async listen() {
      closeMsw ??= await listenWithMsw({ url, fetch });
    },
    reset() {
      const { breaches } = open;
      stop();
      open = begin();
      if (strict && breaches.length > 0) throw new ContractBreachError(breaches);
    },
    close() {
      stop();
      closeMsw?.();
      closeMsw = undefined;
      if (strict) assertNoBreaches();
    },
    assertNoBreaches,
  };
}

/** A response is read once; the next request gets one too. */
function cloneOf(answer: unknown): unknown {
  return answer instanceof Response ? answer.clone() : answer;
}

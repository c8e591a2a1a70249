import type { CancelTimer, Clock } from "../../lib/clock";
import { waitForArrival } from "../arrival";
import { EngineError, type EngineKey, type PairingCode, type StatusReason } from "../engine";
import type { EngineEventHub } from "../engine-events";
import type { EngineTimings } from "../engine-timings";
import type { SessionState } from "../session-state";
import type { Credentials, Login } from "./credentials";
import { notConnected } from "./engine-error";
import { createPairing, type Pairing } from "./pairing";
import type { Line } from "./world/lines";
import type { Random } from "./world/random-text";
import type { World } from "./world/world";
import type { LineSignal, Push } from "./world/world-types";

export interface Lifecycle {
  start(): Promise<void>;
  stop(): Promise<void>;
  logout(): Promise<void>;
  destroy(): Promise<void>;
  requestPairingCode(phone: string): PairingCode;
  /** @throws EngineError INVALID_STATE unless connected. */
  requireLogin(): Login;
}

interface LifecycleDeps {
  readonly key: EngineKey;
  readonly world: World;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly random: Random;
  readonly timings: EngineTimings;
  readonly state: SessionState;
  readonly events: EngineEventHub;
  readonly onPush: (push: Push) => void;
  readonly stored?: () => Promise<void>;
  /** The connection is gone: no call that is still running will be answered. */
  readonly onInterrupted: () => void;
}

/** How a session comes up, stays up and goes down. */
export function createLifecycle(deps: LifecycleDeps): Lifecycle {
  const { key, world, credentials, clock, random, timings, state, events, onPush, stored, onInterrupted } = deps;
  /** Counts starts and stops: whatever was begun before the last one has no say any more. */
  let run = 0;
  let line: Line | null = null;
  let pairing: Pairing | null = null;
  let cancelBootTimeout: CancelTimer = () => undefined;

  const tearDown = () => {
    run += 1;
    cancelBootTimeout();
    pairing?.close();
    line?.close();
    pairing = null;
    line = null;
    onInterrupted();
  };

  const becomeConnected = (reason: StatusReason) => {
    state.to("connected", reason);
    line?.receive();
  };

  const becomeLoggedOut = (reason: StatusReason) => {
    tearDown();
    credentials.wipe(key);
    state.to("logged_out", reason, { phoneNumber: null });
  };

  const authenticate = async (reason: StatusReason, { phone }: Login) => {
    const mine = run;
    state.to("authenticating", reason, { phoneNumber: phone });
    // The real thing syncs here. One turn is enough for a `stop` to get in between.
    await Promise.resolve();
    if (mine === run && state.snapshot().status === "authenticating") becomeConnected("ready");
  };

  const connect = (login: Login) => {
    line = world.lines.connect(login.token, (told) => onTold(told, login), stored);
  };

  const onTold = (told: Push | LineSignal, login: Login) => {
    const { status } = state.snapshot();
    switch (told.type) {
      case "online":
        cancelBootTimeout();
        if (status === "reconnecting") return becomeConnected("ready");
        if (status === "starting") authenticate("restored", login);
        return;
      case "offline":
        if (status !== "connected" && status !== "authenticating") return;
        state.to("reconnecting", "network");
        return onInterrupted();
      case "replaced":
        if (status !== "connected" && status !== "reconnecting") state.to("reconnecting", "network");
        line = null;
        state.to("conflict", "replaced");
        return onInterrupted();
      case "unlinked":
        if (status === "starting") state.to("authenticating", "restored");
        return becomeLoggedOut("unlinked");
      default:
        return onPush(told);
    }
  };

  const restore = (login: Login) => {
    if (!world.lines.isLinked(login.token)) {
      // The phone removed this device while the session was down.
      state.to("authenticating", "restored");
      return becomeLoggedOut("unlinked");
    }
    connect(login);
    if (line?.isOnline()) return authenticate("restored", login);
    cancelBootTimeout = clock.after(timings.bootMs, () => {
      tearDown();
      state.to("failed", "navigation_failed");
    });
  };

  const pair = () => {
    pairing = createPairing({
      linking: world.linking,
      clock,
      random,
      timings,
      onQr: (qr) => state.update(qr ? { qr, reason: "qr" } : { qr: null, reason: "code" }),
      onCodeExpired: () => state.update({ pairingCode: null, reason: "qr" }),
      onLinked(login) {
        pairing = null;
        credentials.set(key, login);
        connect(login);
        authenticate("paired", login);
      },
      onExhausted() {
        tearDown();
        state.to("stopped", "pairing_timeout");
      },
    });
    state.to("pairing", "qr", { qr: pairing.qr });
  };

  const takeOver = () => {
    const login = credentials.get(key);
    if (!login || !world.lines.isLinked(login.token)) return becomeLoggedOut("unlinked");
    connect(login);
    if (line?.isOnline()) return becomeConnected("takeover");
    state.to("reconnecting", "network");
  };

  const stop = async () => {
    const { status } = state.snapshot();
    if (status === "stopped" || status === "logged_out") return;
    tearDown();
    state.to("stopped", "user");
  };

  const unlinkAndWipe = () => {
    const login = credentials.get(key);
    credentials.wipe(key);
    if (login) world.linking.unlink(login.token);
  };

  return {
    async start() {
      const { status } = state.snapshot();
      if (status === "conflict") takeOver();
      if (status === "stopped" || status === "logged_out" || status === "failed") {
        run += 1;
        const mine = run;
        state.to("starting", "start");
        const arrival = waitForArrival(state, events);
        queueMicrotask(() => {
          if (mine !== run) return;
          const login = credentials.get(key);
          if (login) restore(login);
          else pair();
        });
        return arrival;
      }
      return waitForArrival(state, events);
    },
    stop,
    async logout() {
      const { status } = state.snapshot();
      if (status === "logged_out") return;
      if (status === "starting" || status === "pairing") await stop();
      tearDown();
      unlinkAndWipe();
      state.to("logged_out", "user", { phoneNumber: null });
    },
    async destroy() {
      await stop();
      // Nobody can ever connect with this login again, so the cloud need not keep a queue for it.
      unlinkAndWipe();
      state.update({ phoneNumber: null });
    },
    requestPairingCode(phone) {
      if (!pairing) throw new EngineError("INVALID_STATE", "The session is not pairing", true);
      const pairingCode = pairing.requestCode(phone);
      state.update({ pairingCode, reason: "code" });
      return pairingCode;
    },
    requireLogin() {
      const login = credentials.get(key);
      if (!login || state.snapshot().status !== "connected") throw notConnected();
      return login;
    },
  };
}

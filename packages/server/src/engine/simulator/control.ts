import { createHash } from "node:crypto";
import type { Clock } from "../../lib/clock";
import {
  type Ack,
  type ChatId,
  type Engine,
  type EngineContent,
  EngineError,
  type EngineErrorCode,
  type EngineKey,
} from "../engine";
import { toWorldContent } from "./content";
import type { Credentials, Login } from "./credentials";
import { asEngine, toEngineError } from "./engine-error";
import { createPeople, type People } from "./people";
import { isOfYesterday, messageKeyOf } from "./repeated-request";
import { phoneAddress } from "./world/addresses";
import { newMessageKey, type Random } from "./world/random-text";
import type { World } from "./world/world";
import type { Phone } from "./world/world-types";

export interface IncomingMessage {
  /** Who writes; the session's own number, to write from its phone. */
  readonly from: Phone;
  /** What the writer is called from now on. */
  readonly name?: string;
  readonly content: EngineContent;
  /** A group of both, `status@broadcast` for a story, or, when the session's own phone writes, whom it writes to. */
  readonly chatId?: ChatId;
  readonly quotedKey?: string;
  /** Whoever comes again with it within a day means the same message. */
  readonly requestKey?: string;
}

export interface SendFailure {
  /** How many sends; 1 unless said otherwise. */
  readonly times?: number;
  /** `SEND_FAILED` unless said otherwise. With any code, nothing goes out. */
  readonly code?: EngineErrorCode;
  readonly retryable?: boolean;
  /** The message does go out, but the send fails with `SEND_UNKNOWN`. */
  readonly answerLost?: boolean;
  /** Nothing fails, but WhatsApp takes this long. */
  readonly delayMs?: number;
}

/** What people and the network do to a session. Everything throws an EngineError when it makes no sense. */
export interface SimulatorControl extends People {
  /**
   * A phone scans the QR, or types the code, that the session shows. Returns the number that was linked: the one
   * given, else the one that asked for the code, else one that follows from the key.
   */
  scan(key: EngineKey, phoneNumber?: Phone): Phone;
  /** Links a phone without QR, also before the session's engine is made: it then starts connected. */
  link(key: EngineKey, phoneNumber: Phone): void;
  /** The phone removes this session from its linked devices. */
  unlink(key: EngineKey): void;
  /** Returns the key of the message. */
  receiveMessage(key: EngineKey, message: IncomingMessage): Promise<string>;
  /** Gives a receipt of a message that the session sent. */
  moveReceipt(key: EngineKey, messageKey: string, ack: Ack): void;
  failNextSend(key: EngineKey, failure: SendFailure): void;
  /** Until `restoreConnection`, when no duration is given. */
  dropConnection(key: EngineKey, durationMs?: number): void;
  restoreConnection(key: EngineKey): void;
  /** Somebody gives themselves a profile picture. */
  setPicture(phone: Phone, picture: { readonly mimetype: string; readonly data: Buffer }): Promise<void>;
  /** WhatsApp Web is opened elsewhere with this session's login. `start` takes it back. */
  conflict(key: EngineKey): void;
}

interface ControlDeps {
  readonly clock: Clock;
  readonly world: World;
  readonly credentials: Credentials;
  readonly random: Random;
  readonly engineOf: (key: EngineKey) => Engine | undefined;
}

export function createControl({ clock, world, credentials, random, engineOf }: ControlDeps): SimulatorControl {
  const loginOf = (key: EngineKey): Login => {
    const login = credentials.get(key);
    if (!login || !world.lines.isLinked(login.token)) throw invalidState("No phone is linked to this session");
    return login;
  };

  const onLineLoginOf = (key: EngineKey): Login => {
    const login = loginOf(key);
    if (!world.lines.isOnline(login.token)) throw invalidState("The session is not connected");
    return login;
  };

  const keyFor = (requestKey: string | undefined): string => {
    const wanted = requestKey === undefined ? newMessageKey(random) : messageKeyOf(requestKey);
    const known = world.message(wanted);
    return known !== null && isOfYesterday(known.at, clock.now()) ? newMessageKey(random) : wanted;
  };

  const scan = (key: EngineKey, wanted?: Phone): Phone => {
    const { qr, pairingCode } = engineOf(key)?.snapshot() ?? {};
    const asked = pairingCode ? world.linking.phoneOfCode(pairingCode.code) : null;
    const phone = wanted ?? asked ?? phoneNumberOf(key);
    return asEngine(() => {
      if (pairingCode && phone === asked) world.linking.enterCode(pairingCode.code, phone);
      else if (qr) world.linking.scan(qr.value, phone);
      else throw invalidState("The session shows no QR");
      return phone;
    });
  };

  return {
    ...createPeople({ clock, world, loginOf }),
    scan,
    link(key, phoneNumber) {
      const status = engineOf(key)?.snapshot().status ?? "stopped";
      if (status === "pairing") {
        scan(key, phoneNumber);
        return;
      }
      const login = credentials.get(key);
      if (login && world.lines.isLinked(login.token)) {
        if (login.phone === phoneNumber) return;
        throw invalidState("Another phone is linked to this session");
      }
      if (status === "starting") throw invalidState("The session is starting");
      credentials.set(key, { token: asEngine(() => world.linking.link(phoneNumber)), phone: phoneNumber });
    },
    unlink: (key) => world.linking.unlink(loginOf(key).token),
    async receiveMessage(key, { from, name, content, chatId, quotedKey, requestKey }) {
      const { phone } = loginOf(key);
      if (from === phone && chatId === undefined) {
        throw new EngineError("INVALID_RECIPIENT", "Say in which chat the session's own phone writes");
      }
      try {
        world.accounts.get(from);
        const worldContent = await toWorldContent(content, world.media);
        if (name !== undefined) world.accounts.setProfile(from, { name });
        const messageKey = keyFor(requestKey);
        world.messages.send(
          { phone: from, device: null },
          {
            key: messageKey,
            to: chatId ?? phoneAddress(phone),
            content: worldContent,
            ...(quotedKey === undefined ? {} : { quotedKey }),
          },
        );
        return messageKey;
      } catch (error) {
        throw toEngineError(error);
      }
    },
    moveReceipt(key, messageKey, ack) {
      const { phone } = loginOf(key);
      if (world.message(messageKey)?.from !== phone) {
        throw new EngineError("MESSAGE_NOT_FOUND", "The session has sent no such message");
      }
      asEngine(() => world.receipts.move(messageKey, ack));
    },
    failNextSend(key, { times = 1, code = "SEND_FAILED", retryable = false, answerLost = false, delayMs }) {
      const { token } = loginOf(key);
      if (answerLost) world.faults.failSends(token, times, { kind: "answer-lost" });
      else if (delayMs !== undefined) world.faults.failSends(token, times, { kind: "slow", delayMs });
      else world.faults.failSends(token, times, { kind: "fail", code, retryable });
    },
    dropConnection: (key, durationMs) => world.lines.drop(onLineLoginOf(key).token, durationMs),
    restoreConnection: (key) => world.lines.restore(loginOf(key).token),
    async setPicture(phone, { mimetype, data }) {
      const { sha256 } = await world.media.upload(data);
      asEngine(() => world.accounts.setProfile(phone, { picture: { mimetype, sha256 } }));
    },
    conflict: (key) => world.lines.replace(onLineLoginOf(key).token),
  };
}

function invalidState(message: string): EngineError {
  return new EngineError("INVALID_STATE", message);
}

/** A Spanish mobile number that follows from the key, and is none of the magic numbers (they begin 346000). */
function phoneNumberOf(key: EngineKey): Phone {
  const digest = createHash("sha256").update(`phone:${key}`).digest("hex").slice(0, 12);
  const number = (BigInt(`0x${digest}`) % 90_000_000n) + 10_000_000n;
  return `346${number}`;
}

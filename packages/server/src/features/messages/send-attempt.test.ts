import type { MessageContent } from "@inbox-hub/openapi/rules";
import { describe, expect, it } from "vitest";
import { fakeMediaLibrary } from "../../../test/support/media-library";
import { stubEngine } from "../../../test/support/stub-engine";
import { EngineError, type EngineErrorCode, type EngineMessage } from "../../engine/engine";
import { attemptSend, lookUp } from "./send-attempt";
import type { SendJob } from "./send-queue-store";

const text: MessageContent = { type: "text", text: "hola", mediaId: null, extras: {} };
const job: SendJob = {
  jobId: 1,
  ref: { organizationId: 1, sessionId: "crm" },
  bootId: "boot_1",
  messageId: "msg_1",
  to: "34612345678",
  content: text,
  quotedKey: null,
  waKey: "KEY",
  isBulk: false,
  attempts: 1,
  onUncertain: "unknown",
};
const answer = (ack: EngineMessage["ack"]) => ({ ack }) as EngineMessage;
const refusing =
  (code: EngineErrorCode, retryable = false) =>
  async () => {
    throw new EngineError(code, "refused", retryable);
  };
const failed = (errorCode: string) => ({ type: "decided", outcome: { status: "failed", errorCode } });

describe("an attempt to send", () => {
  it("asks for exactly what the message says, under its key", async () => {
    const asked: unknown[] = [];
    const engine = stubEngine({
      send: async (...args) => {
        asked.push(args);
        return answer(1);
      },
    });
    await attemptSend(engine, { ...job, quotedKey: "QUOTED" }, fakeMediaLibrary());
    expect(asked).toEqual([["34612345678@c.us", { type: "text", text: "hola" }, { key: "KEY", quotedKey: "QUOTED" }]]);
  });

  it.each<[EngineErrorCode, boolean, object]>([
    ["INVALID_STATE", true, { type: "not-sent", isCounted: false }],
    ["INVALID_STATE", false, { type: "not-sent", isCounted: false }],
    ["SEND_FAILED", true, { type: "not-sent", isCounted: true }],
    ["SEND_FAILED", false, failed("SEND_FAILED")],
    ["FORBIDDEN", false, failed("SEND_FAILED")],
    ["NOT_ON_WHATSAPP", false, failed("RECIPIENT_NOT_ON_WHATSAPP")],
    ["CHAT_NOT_FOUND", false, failed("RECIPIENT_NOT_ON_WHATSAPP")],
    ["MEDIA_UNAVAILABLE", false, failed("MEDIA_NOT_FOUND")],
    ["SEND_UNKNOWN", false, { type: "uncertain" }],
    ["TIMEOUT", true, { type: "uncertain" }],
    ["ENGINE_CRASHED", true, { type: "uncertain" }],
    ["INTERNAL", false, { type: "uncertain" }],
  ])("that ends with %s (retryable: %s) is judged for what it proves", async (code, retryable, verdict) => {
    const engine = stubEngine({ send: refusing(code, retryable) });
    expect(await attemptSend(engine, job, fakeMediaLibrary())).toEqual(verdict);
  });

  it("to a group that the account is not in says so", async () => {
    const engine = stubEngine({ send: refusing("CHAT_NOT_FOUND") });
    const toGroup = { ...job, to: "120363021234567890@g.us" };
    expect(await attemptSend(engine, toGroup, fakeMediaLibrary())).toEqual(failed("GROUP_NOT_FOUND"));
  });

  it("that ends with something unheard of may have gone out", async () => {
    const engine = stubEngine({ send: () => Promise.reject(new TypeError("x is undefined")) });
    expect(await attemptSend(engine, job, fakeMediaLibrary())).toEqual({ type: "uncertain" });
  });

  it("of a file that was deleted meanwhile fails before anything goes out", async () => {
    const content: MessageContent = { type: "image", text: null, mediaId: "media_1", extras: {} };
    expect(await attemptSend(stubEngine({}), { ...job, content }, fakeMediaLibrary())).toEqual(
      failed("MEDIA_NOT_FOUND"),
    );
  });

  it("of a file that cannot be opened now is made again later", async () => {
    const content: MessageContent = { type: "image", text: null, mediaId: "media_1", extras: {} };
    const media = { open: () => Promise.reject(new Error("EIO")) };
    expect(await attemptSend(stubEngine({}), { ...job, content }, media)).toEqual({
      type: "not-sent",
      isCounted: true,
    });
  });
});

describe("looking up what became of a message", () => {
  it.each<[EngineMessage["ack"], object]>([
    [-1, failed("SEND_FAILED")],
    [0, { type: "decided", outcome: { status: "unknown" } }],
    [1, { type: "decided", outcome: { status: "sent" } }],
    [3, { type: "decided", outcome: { status: "read" } }],
  ])("believes a receipt of %s", async (ack, verdict) => {
    expect(await lookUp(stubEngine({ find: async () => answer(ack) }), job)).toEqual(verdict);
  });

  it("says when WhatsApp does not have it", async () => {
    expect(await lookUp(stubEngine({ find: async () => null }), job)).toEqual({ type: "missing" });
  });

  it.each<[EngineErrorCode, boolean, object]>([
    ["INVALID_STATE", true, { type: "unanswered", isCounted: false }],
    ["TIMEOUT", true, { type: "unanswered", isCounted: true }],
    ["UPSTREAM_CHANGED", false, { type: "unanswered", isCounted: true }],
    ["CHAT_NOT_FOUND", false, { type: "missing" }],
  ])("that ends with %s (retryable: %s) is judged for what it proves", async (code, retryable, verdict) => {
    expect(await lookUp(stubEngine({ find: refusing(code, retryable) }), job)).toEqual(verdict);
  });
});

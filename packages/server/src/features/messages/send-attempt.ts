import type { ErrorCode } from "@inbox-hub/openapi";
import { isGroup, type MessageStatus, STORIES, statusOfAck, toChatId } from "@inbox-hub/openapi/rules";
import {
  type Engine,
  EngineError,
  type EngineErrorCode,
  type EngineMessage,
  uncertainErrors,
} from "../../engine/engine";
import type { MediaLibrary } from "../media/media-library";
import { toEngineContent } from "./engine-content";
import type { SendJob, SendOutcome } from "./send-queue-store";

/** What is known after asking WhatsApp. */
export type Verdict =
  | { readonly type: "decided"; readonly outcome: SendOutcome }
  /** It did not go out, and may be tried again; not counted when only the connection was missing. */
  | { readonly type: "not-sent"; readonly isCounted: boolean }
  /** It may have gone out. */
  | { readonly type: "uncertain" }
  /** WhatsApp does not have it, or cannot tell. */
  | { readonly type: "missing" }
  /** WhatsApp could not be asked; not counted when only the connection was missing. */
  | { readonly type: "unanswered"; readonly isCounted: boolean };

/** What a caller is told; everything else is `SEND_FAILED`. */
const errorCodes: Partial<Record<EngineErrorCode, ErrorCode>> = {
  NOT_ON_WHATSAPP: "RECIPIENT_NOT_ON_WHATSAPP",
  INVALID_RECIPIENT: "RECIPIENT_NOT_ON_WHATSAPP",
  CHAT_NOT_FOUND: "RECIPIENT_NOT_ON_WHATSAPP",
  MEDIA_UNAVAILABLE: "MEDIA_NOT_FOUND",
};

/** Sends the message of a job, once. Never throws. */
export async function attemptSend(engine: Engine, job: SendJob, media: Pick<MediaLibrary, "open">): Promise<Verdict> {
  const { ref, content, waKey: key, quotedKey } = job;
  const { mediaId } = content;
  let file = null;
  try {
    file = mediaId === null ? null : await media.open(ref.organizationId, mediaId);
  } catch {
    return { type: "not-sent", isCounted: true };
  }
  const engineContent = toEngineContent(content, file);
  if (engineContent === null) return failed(mediaId === null ? "SEND_FAILED" : "MEDIA_NOT_FOUND");
  try {
    const sent = await engine.send(toChatId(job.to), engineContent, {
      key,
      ...(quotedKey === null ? {} : { quotedKey }),
    });
    // Receipts beyond the server's come by themselves.
    return sent.ack === -1 ? failed("SEND_FAILED") : decided("sent", sent);
  } catch (error) {
    return afterRefusal(error, job.to);
  }
}

/** Asks whether a message went out whose answer was lost. Never throws. */
export async function lookUp(engine: Engine, { to, waKey }: SendJob): Promise<Verdict> {
  try {
    const found = await engine.find(toChatId(to), waKey);
    if (found === null) return { type: "missing" };
    if (found.ack === -1) return failed("SEND_FAILED");
    // With ack 0 WhatsApp's own outbox has it: sending it again would be wrong, and its receipt will tell.
    return decided(statusOfAck(found.ack) ?? "unknown", found);
  } catch (error) {
    if (!(error instanceof EngineError)) return { type: "unanswered", isCounted: true };
    if (error.code === "INVALID_STATE") return { type: "unanswered", isCounted: false };
    const isPassing = error.retryable || uncertainErrors.includes(error.code);
    return isPassing ? { type: "unanswered", isCounted: true } : { type: "missing" };
  }
}

function afterRefusal(error: unknown, to: string): Verdict {
  // Not the engine's own words: it may have failed anywhere.
  if (!(error instanceof EngineError) || uncertainErrors.includes(error.code)) return { type: "uncertain" };
  if (error.code === "INVALID_STATE") return { type: "not-sent", isCounted: false };
  if (error.retryable) return { type: "not-sent", isCounted: true };
  if (error.code === "CHAT_NOT_FOUND" && isGroup(to)) return failed("GROUP_NOT_FOUND");
  const errorCode = errorCodes[error.code] ?? "SEND_FAILED";
  // A story goes to nobody in particular.
  return failed(to === STORIES && errorCode === "RECIPIENT_NOT_ON_WHATSAPP" ? "SEND_FAILED" : errorCode);
}

function decided(status: MessageStatus, { chatName }: Pick<EngineMessage, "chatName">): Verdict {
  return { type: "decided", outcome: { status, ...(chatName !== null && { groupName: chatName }) } };
}

function failed(errorCode: ErrorCode): Verdict {
  return { type: "decided", outcome: { status: "failed", errorCode } };
}

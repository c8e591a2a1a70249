import type { Schemas } from "@inbox-hub/openapi";
import type { ErrorDetail } from "../../lib/app-error";
import { AppError } from "../../lib/app-error";
import { normalizePhone } from "../../lib/phone";
import type { MessageContent, MessageExtras } from "./message-content";
import { emptyContent } from "./message-content";

/** What somebody asks to have sent. */
export interface ContentRequest {
  readonly message?: string;
  readonly mediaId?: string;
  readonly mediaUrl?: string;
  readonly location?: Schemas["Location"];
  readonly contact?: Schemas["ContactCard"];
  readonly poll?: Schemas["Poll"];
  /** Numbers. */
  readonly mentions?: readonly string[];
  readonly linkPreview?: boolean;
}

/** A content whose file, if it has one, is yet to be looked up or fetched. */
export type ContentDraft =
  | { readonly file: null; readonly content: MessageContent }
  | {
      readonly file: { readonly mediaId: string } | { readonly url: string };
      readonly caption: string | null;
      readonly extras: MessageExtras;
    };

const contents = ["message", "mediaId", "mediaUrl", "location", "contact", "poll"] as const;

/** Reads the one content that a request may have. @throws AppError INVALID_REQUEST naming the fields that are too many. */
export function readContent(request: ContentRequest): ContentDraft {
  const given = contents.filter((name) => request[name] !== undefined);
  const [first, ...others] = given.filter((name) => name !== "message");
  if (given.length === 0) throw refusal(contents.map((name) => missing(name)));
  if (others.length > 0) throw refusal([first, ...others].map((name) => tooMany(name)));

  const { message = null, mediaId, mediaUrl, location, contact, poll, linkPreview } = request;
  const mentions = request.mentions?.length ? { mentions: request.mentions.map(toMention) } : {};
  if (mediaId !== undefined) return { file: { mediaId }, caption: message, extras: mentions };
  if (mediaUrl !== undefined) return { file: { url: mediaUrl }, caption: message, extras: mentions };
  if (message !== null) {
    if (first !== undefined) throw refusal([tooMany("message"), tooMany(first)]);
    const preview = linkPreview === undefined ? {} : { linkPreview };
    return ready("text", { ...mentions, ...preview }, message);
  }
  if (location) return ready("location", { location });
  if (contact)
    return ready("contact", { contact: { ...contact, phone: toNumber(contact.phone, "body.contact.phone") } });
  if (poll) return ready("poll", { poll: { ...poll, multiple: poll.multiple ?? false } });
  throw refusal(contents.map((name) => missing(name)));
}

function ready(type: MessageContent["type"], extras: MessageExtras, text: string | null = null): ContentDraft {
  return { file: null, content: { ...emptyContent, type, text, extras } };
}

function toMention(text: string, index: number): string {
  return toNumber(text, `body.mentions[${index}]`);
}

function toNumber(text: string, path: string): string {
  const phone = normalizePhone(text);
  if (phone === null) throw refusal([{ path, message: "must be an E.164 number" }]);
  return phone;
}

function missing(name: string): ErrorDetail {
  return { path: `body.${name}`, message: "is missing: one content is required" };
}

function tooMany(name: string | undefined): ErrorDetail {
  return { path: `body.${name}`, message: "only one content is allowed; media may have `message` as its caption" };
}

export function refusal(details: readonly [ErrorDetail, ...ErrorDetail[]] | readonly ErrorDetail[]): AppError {
  const problem = details.map(({ path }) => path).join(", ");
  return new AppError("INVALID_REQUEST", { problem }, { details });
}

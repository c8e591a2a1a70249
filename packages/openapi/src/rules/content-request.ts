import type { Schemas } from "../index";
import type { ErrorDetail } from "./app-error";
import { invalidRequest } from "./app-error";
import { isLid } from "./chat-id";
import type { MessageContent, MessageExtras } from "./message-content";
import { emptyContent } from "./message-content";
import { normalizePhone } from "./phone";
import { phrases } from "./phrases";
import type { StoryRequest } from "./send-request";

/** What somebody asks to have sent. */
export interface ContentRequest {
  readonly message?: string;
  readonly mediaId?: string;
  readonly mediaUrl?: string;
  readonly location?: Schemas["Location"];
  readonly contact?: Schemas["ContactCard"];
  readonly poll?: Schemas["Poll"];
  /** Numbers and LIDs. */
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
const storyContents = ["message", "mediaId", "mediaUrl"] as const;

const words = {
  missing: { es: "falta: se requiere un contenido", en: "is missing: one content is required" },
  tooMany: {
    es: "solo se admite un contenido; un archivo puede llevar `message` como pie",
    en: "only one content is allowed; media may have `message` as its caption",
  },
  ofTextOnly: { es: "solo lo tiene un estado de texto", en: "only a story of text has it" },
} as const;

/** Reads the one content that a request may have. @throws AppError INVALID_REQUEST naming the fields that are too many. */
export function readContent(
  request: ContentRequest,
  possible: readonly (typeof contents)[number][] = contents,
): ContentDraft {
  const given = possible.filter((name) => request[name] !== undefined);
  const [first, ...others] = given.filter((name) => name !== "message");
  if (given.length === 0) throw invalidRequest(possible.map((name) => missing(name)));
  if (others.length > 0) throw invalidRequest([first, ...others].map((name) => tooMany(name)));

  const { message = null, mediaId, mediaUrl, location, contact, poll, linkPreview } = request;
  const mentions = request.mentions?.length ? { mentions: [...new Set(request.mentions.map(toMention))] } : {};
  if (mediaId !== undefined) return { file: { mediaId }, caption: message, extras: mentions };
  if (mediaUrl !== undefined) return { file: { url: mediaUrl }, caption: message, extras: mentions };
  if (message !== null) {
    if (first !== undefined) throw invalidRequest([tooMany("message"), tooMany(first)]);
    const preview = linkPreview === undefined ? {} : { linkPreview };
    return ready("text", { ...mentions, ...preview }, message);
  }
  if (location) return ready("location", { location });
  if (contact)
    return ready("contact", { contact: { ...contact, phone: toNumber(contact.phone, "body.contact.phone") } });
  if (poll) return ready("poll", { poll: { ...poll, multiple: poll.multiple ?? false } });
  throw invalidRequest(possible.map((name) => missing(name)));
}

/** Reads what a story shows. @throws AppError INVALID_REQUEST as `readContent`, and for media in the style of a text. */
export function readStory({ backgroundColor, font, ...request }: StoryRequest): ContentDraft {
  const draft = readContent(request, storyContents);
  const style = {
    ...(backgroundColor === undefined ? {} : { backgroundColor }),
    ...(font === undefined ? {} : { font }),
  };
  if (draft.file === null) return ready("text", style, draft.content.text);
  const [given, ...others] = Object.keys(style);
  if (given !== undefined) throw invalidRequest([given, ...others].map((name) => ofTextOnly(name)));
  return draft;
}

function ready(type: MessageContent["type"], extras: MessageExtras, text: string | null = null): ContentDraft {
  return { file: null, content: { ...emptyContent, type, text, extras } };
}

/** A LID stays one: the text may name it. */
function toMention(text: string, index: number): string {
  return isLid(text) ? text : toNumber(text, `body.mentions[${index}]`);
}

function toNumber(text: string, path: string): string {
  const phone = normalizePhone(text);
  if (phone === null) throw invalidRequest([{ path, message: phrases.phoneNumber }]);
  return phone;
}

function missing(name: string): ErrorDetail {
  return { path: `body.${name}`, message: words.missing };
}

function ofTextOnly(name: string): ErrorDetail {
  return { path: `body.${name}`, message: words.ofTextOnly };
}

function tooMany(name: string | undefined): ErrorDetail {
  return { path: `body.${name}`, message: words.tooMany };
}

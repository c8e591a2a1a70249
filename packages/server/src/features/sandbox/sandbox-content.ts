import type { Phrase } from "@inbox-hub/openapi/rules";
import { type AppError, invalidRequest } from "@inbox-hub/openapi/rules";
import type { EngineContent } from "../../engine/engine";
import { toPhone } from "./sandbox-phone";

/** What a customer writes: one content, and media may have text as its caption. */
export interface SandboxContent {
  readonly text: string | null;
  readonly mediaId: string | null;
  readonly location: Omit<Extract<EngineContent, { type: "location" }>, "type"> | null;
  readonly contact: Omit<Extract<EngineContent, { type: "contact" }>, "type"> | null;
  readonly poll: Omit<Extract<EngineContent, { type: "poll" }>, "type"> | null;
}

/** The file is yet to be opened. */
export type ContentDraft = { readonly mediaId: string; readonly caption: string | null } | EngineContent;

/** How the request names them. */
const fields = { text: "message", mediaId: "mediaId", location: "location", contact: "contact", poll: "poll" } as const;

const tooMany: Phrase = {
  es: "sobra: solo se admite un contenido",
  en: "is too much: only one content is allowed",
};

/** @throws AppError INVALID_REQUEST when there is no content, or more than one. */
export function readContent(content: SandboxContent): ContentDraft {
  const { text, mediaId, location, contact, poll } = content;
  const given = (Object.keys(fields) as (keyof typeof fields)[]).filter((field) => content[field] !== null);
  const [first, ...others] = given.filter((field) => field !== "text" || mediaId === null);
  if (first === undefined)
    throw refusal("message", { es: "es obligatorio, u otro contenido", en: "is required, or another content" });
  for (const other of others) throw refusal(fields[other], tooMany);

  if (mediaId !== null) return { mediaId, caption: text };
  if (location !== null) return { type: "location", ...location };
  if (contact !== null) return { type: "contact", ...contact, phone: toPhone(contact.phone, "body.contact.phone") };
  if (poll !== null) return { type: "poll", ...poll };
  return { type: "text", text: text ?? "" };
}

function refusal(field: string, message: Phrase): AppError {
  return invalidRequest([{ path: `body.${field}`, message }]);
}

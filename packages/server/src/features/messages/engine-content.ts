import { type MessageContent, type MessageExtras, toChatId } from "@inbox-hub/openapi/rules";
import type { EngineContent, EngineMedia } from "../../engine/engine";

/** The content as the engine sends it; `file` is that of its `mediaId`. Null when there is nothing that could be sent. */
export function toEngineContent(content: MessageContent, file: EngineMedia | null): EngineContent | null {
  const { text, extras } = content;
  const { location, contact, poll } = extras;
  const mentions = extras.mentions === undefined ? {} : { mentions: extras.mentions.map(toChatId) };
  if (content.mediaId !== null) return file && { type: "media", media: file, caption: text, ...mentions };
  if (location) {
    const { latitude, longitude, name = null, address = null } = location;
    return { type: "location", latitude, longitude, name, address };
  }
  if (contact)
    return { type: "contact", name: contact.name, phone: contact.phone, organization: contact.organization ?? null };
  if (poll) return { type: "poll", question: poll.question, options: poll.options, multiple: poll.multiple ?? false };
  if (text === null) return null;
  return { type: "text", text, ...mentions, ...styleOf(extras) };
}

function styleOf({ linkPreview, backgroundColor: background, font }: MessageExtras) {
  return {
    ...(linkPreview === undefined ? {} : { linkPreview }),
    ...(background === undefined ? {} : { background }),
    ...(font === undefined ? {} : { font }),
  };
}

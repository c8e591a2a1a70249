import { type EngineContent, EngineError, type EngineMedia } from "../engine";
import type { MediaServer } from "./world/media";
import type { MediaKind, MediaRef, WorldContent } from "./world/world-types";

/** What WhatsApp accepts. */
const maxMediaBytes = 50 * 1024 * 1024;

/** Puts the bytes of media on WhatsApp's server; the rest is the same in other words. */
export async function toWorldContent(content: EngineContent, server: MediaServer): Promise<WorldContent> {
  switch (content.type) {
    case "text": {
      const { text, mentions = [], linkPreview, background, font } = content;
      return {
        type: "text",
        text,
        mentions,
        ...(linkPreview === undefined ? {} : { linkPreview }),
        ...(background === undefined ? {} : { background }),
        ...(font === undefined ? {} : { font }),
      };
    }
    case "media":
      return {
        type: "media",
        kind: kindOf(content.media.mimetype),
        media: await upload(content.media, server),
        caption: content.caption ?? "",
        mentions: content.mentions ?? [],
      };
    case "location":
    case "contact":
    case "poll":
      return content;
    default:
      return content satisfies never;
  }
}

async function upload(media: EngineMedia, server: MediaServer): Promise<MediaRef> {
  if (media.size > maxMediaBytes)
    throw new EngineError("MEDIA_TOO_LARGE", `Media may have ${maxMediaBytes} bytes at most`);
  const bytes = await media.read().catch((cause: unknown) => {
    throw new EngineError("MEDIA_UNAVAILABLE", "The file to send could not be read", false, { cause });
  });
  return { ...(await server.upload(bytes)), mimetype: media.mimetype, filename: media.filename };
}

function kindOf(mimetype: string): MediaKind {
  const [family = ""] = mimetype.split("/");
  if (mimetype.startsWith("audio/ogg")) return "voice";
  if (family === "image" || family === "video" || family === "audio") return family;
  return "document";
}

import type { Schemas } from "../index";

/** What WhatsApp shows as what it is; everything else travels as a document. */
const shownAs: Readonly<Record<string, "image" | "video" | "audio">> = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/webp": "image",
  "image/gif": "image",
  "video/mp4": "video",
  "video/3gpp": "video",
  "video/quicktime": "video",
  "audio/aac": "audio",
  "audio/amr": "audio",
  "audio/mp4": "audio",
  "audio/mpeg": "audio",
  "audio/ogg": "audio",
  "audio/x-m4a": "audio",
  "audio/wav": "audio",
};

export function mediaTypeOf(mimetype: string): Schemas["Media"]["type"] {
  const [essence = ""] = mimetype.split(";");
  return shownAs[essence.trim()] ?? "document";
}

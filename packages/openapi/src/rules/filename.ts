const LONGEST = 255;
/** Control characters, marks that turn the direction of text and so hide an extension, and halves of characters. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A name that is safe to show and to save under: without folders and hidden characters. Null when nothing is left. */
export function cleanFilename(name: string | null): string | null {
  const base = (name ?? "").replace(HIDDEN, "").split(/[/\\]/).at(-1) ?? "";
  const clean = base.normalize("NFC").trim();
  return clean === "" || clean === "." || clean === ".." ? null : shorten(clean);
}

/** Keeps the extension: it decides what opens the file. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const [extension = ""] = /\.[\p{L}\p{N}]{1,10}$/u.exec(name) ?? [];
  return characters.slice(0, LONGEST - extension.length).join("") + extension;
}

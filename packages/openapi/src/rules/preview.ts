const MOST_CHARACTERS = 200;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The beginning of a text, as a list shows it: never a part of what is seen as one character. */
export function toPreview(text: string): string {
  // A character takes up to two units.
  const cut = [...text.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join("").length;
  if (cut === text.length) return text;
  const start = graphemes.segment(text).containing(cut)?.index ?? cut;
  // One that fills the whole preview, such as a letter with hundreds of accents, is cut all the same.
  return text.slice(0, start === 0 ? cut : start);
}

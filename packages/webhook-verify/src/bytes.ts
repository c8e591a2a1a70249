const encoder = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * Undefined unless `text` is base64 in its one canonical form. Lenient decoders skip spaces and ignore the last
 * character's spare bits, which gives one secret several spellings.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : undefined;
  } catch {}
  return undefined;
}

export function hexToBase64(text: string): string {
  return btoa(text.replace(/../g, (pair) => String.fromCharCode(Number(`0x${pair}`))));
}

/** Takes the same time wherever the difference is. */
export function equalText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}

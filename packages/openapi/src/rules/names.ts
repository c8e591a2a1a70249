interface Names {
  readonly name: string | null;
  readonly pushName: string | null;
  readonly phone: string | null;
  readonly lid: string | null;
}

/** Where a contact stands in the list: by name, else by push name, else by number. */
export function nameKeyOf({ name, pushName, phone, lid }: Names): string {
  return fold(name ?? pushName ?? phone ?? lid ?? "");
}

/** Lower case without accents, so that `perez` finds `Pérez`. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** On one line and without control characters. A name of which nothing can be seen is no name. */
export function toName(text: string | null): string | null {
  const line = (text ?? "").replace(/[\t\r\n]+/g, " ");
  const name = line.replace(/\p{Cc}+/gu, "").trim();
  return /[^\p{Cf}\p{DI}\s]/u.test(name) ? name : null;
}

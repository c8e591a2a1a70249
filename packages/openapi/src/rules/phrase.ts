/** The languages that sentences for people come in. */
export type Language = "es" | "en";

/** Words for people, in each language that they may ask for. */
export type Phrase = Readonly<Record<Language, string>>;

/** What the contract, or the customer, has named: it reads the same in every language. */
export function verbatim(text: string): Phrase {
  return { es: text, en: text };
}

/** A phrase that is made of others: `write` says it in one language. */
export function inEach(write: (language: Language) => string): Phrase {
  return { es: write("es"), en: write("en") };
}

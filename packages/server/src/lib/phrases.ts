import type { Phrase } from "./phrase";

/** What several parts of the server say about a request. */
export const phrases = {
  required: { es: "es obligatorio", en: "is required" },
  inTheFuture: { es: "debe ser una fecha futura", en: "must be in the future" },
  phoneNumber: { es: "debe ser un número E.164", en: "must be an E.164 number" },
  notInGroup: { es: "no está en el grupo", en: "is not in the group" },
} as const satisfies Record<string, Phrase>;

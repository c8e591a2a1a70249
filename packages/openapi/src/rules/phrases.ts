import type { Phrase } from "./phrase";

/** What several parts of a server say about a request. */
export const phrases = {
  required: { es: "es obligatorio", en: "is required" },
  inTheFuture: { es: "debe ser una fecha futura", en: "must be in the future" },
  phoneNumber: { es: "debe ser un número E.164", en: "must be an E.164 number" },
  notInGroup: { es: "no está en el grupo", en: "is not in the group" },
  contactPhone: {
    es: "debe ser un número E.164: de 7 a 15 dígitos con el prefijo del país",
    en: "must be an E.164 number: 7 to 15 digits with country code",
  },
  notWithCursor: { es: "no debe usarse junto con query.cursor", en: "must not be used together with query.cursor" },
  inThePast: { es: "debe ser una fecha pasada", en: "must be in the past" },
  afterFrom: { es: "debe ser posterior a from", en: "must be later than from" },
  notWrittenByCustomer: { es: "no lo escribió un cliente", en: "no customer wrote it" },
  everySession: { es: "una API Key para todas las sesiones", en: "an API key for every session" },
} as const satisfies Record<string, Phrase>;

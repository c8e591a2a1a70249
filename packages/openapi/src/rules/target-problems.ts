import type { Phrase } from "./phrase";

export const targetProblems = {
  noUrl: { es: "no es una URL", en: "it is not a URL" },
  noHttps: { es: "debe empezar por https://", en: "it must begin with https://" },
  credentials: {
    es: "no debe contener usuario ni contraseña",
    en: "it must not contain a user name or a password",
  },
  fragment: { es: "no debe contener un fragmento", en: "it must not contain a fragment" },
  notPublic: { es: "su dirección no es pública", en: "its address is not public" },
} as const satisfies Record<string, Phrase>;

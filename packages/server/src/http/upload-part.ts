import type { Phrase } from "@inbox-hub/openapi/rules";
import { type AppError, invalidRequest } from "@inbox-hub/openapi/rules";

const LONGEST_NAME = 100;

/** What is wrong with the `count`th part of an upload; null if nothing is. */
export function checkPart(
  part: { readonly name: string | null; readonly originalFilename: string | null; readonly mimetype: string | null },
  count: number,
): AppError | null {
  const refuse = (path: string, message: Phrase) => invalidRequest([{ path, message }]);
  if (part.name !== "file") {
    return refuse(`body.${(part.name ?? "").slice(0, LONGEST_NAME)}`, {
      es: "no es un campo de este cuerpo: el archivo va en `file`",
      en: "is not a field of this body: the file goes in `file`",
    });
  }
  if (part.originalFilename === null && part.mimetype === null) {
    return refuse("body.file", {
      es: "debe ser un archivo, con su nombre",
      en: "must be a file, with a filename",
    });
  }
  return count > 1 ? refuse("body.file", { es: "debe ser un solo archivo", en: "must be one file" }) : null;
}

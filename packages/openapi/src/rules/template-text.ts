import { AppError } from "./app-error";
import { inEach, type Phrase } from "./phrase";
import { compareNames, fillIn, quote, type Template, variablesOf } from "./template";

/** Of a message's text, in characters. */
const LONGEST_TEXT = 4096;
/** As many as can be given values in a request. */
const MOST_VARIABLES = 50;

const words = {
  misnamed: { es: "no es el nombre de una variable:", en: "not the name of a variable:" },
  tooMany: {
    es: `el texto tiene más de ${MOST_VARIABLES} variables`,
    en: `the text has more than ${MOST_VARIABLES} variables`,
  },
  declared: {
    missing: { es: "sin declarar:", en: "not declared:" },
    unknown: { es: "no aparece en el texto:", en: "not in the text:" },
  },
  given: {
    missing: { es: "sin valor:", en: "without a value:" },
    unknown: { es: "no aparece en la plantilla:", en: "not in the template:" },
  },
  empty: { es: "el texto queda vacío con estos valores", en: "the text is empty with these values" },
  tooLong: {
    es: `el texto supera los ${LONGEST_TEXT} caracteres con estos valores`,
    en: `the text is over ${LONGEST_TEXT} characters with these values`,
  },
} as const;

function invalid(problem: Phrase): AppError {
  return new AppError("TEMPLATE_VARIABLES_INVALID", { problem });
}

/** The variables of a text, in the order in which they were declared. @throws AppError when those are others. */
export function declareVariables(body: string, declared: readonly string[] | null): readonly string[] {
  const { names, misnamed } = variablesOf(body);
  if (misnamed.length > 0) {
    throw invalid(inEach((language) => `${words.misnamed[language]} ${quote(misnamed)}`));
  }
  if (names.length > MOST_VARIABLES) throw invalid(words.tooMany);
  if (declared === null) return names;
  const problem = compareNames(names, declared, words.declared);
  if (problem !== null) throw invalid(problem);
  return declared;
}

/** The text with these values. @throws AppError TEMPLATE_VARIABLES_INVALID */
export function renderTemplate(
  { body, variables }: Pick<Template, "body" | "variables">,
  values: Readonly<Record<string, string>>,
): string {
  const problem = compareNames(variables, Object.keys(values), words.given);
  if (problem !== null) throw invalid(problem);
  const text = fillIn(body, values);
  if (text === "") throw invalid(words.empty);
  if ([...text].length > LONGEST_TEXT) throw invalid(words.tooLong);
  return text;
}

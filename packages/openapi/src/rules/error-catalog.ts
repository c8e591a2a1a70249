import type { ErrorCode } from "../index";
import { errors } from "../index";
import type { ErrorParams } from "./app-error";
import type { Language, Phrase } from "./phrase";

interface CatalogEntry extends Phrase {
  readonly status: number;
  readonly retryable: boolean;
}

const catalog: Readonly<Record<ErrorCode, CatalogEntry>> = errors;

export function statusOf(code: ErrorCode): number {
  return catalog[code].status;
}

/** Whether the same request may succeed later. */
export function isRetryable(code: ErrorCode): boolean {
  return catalog[code].retryable;
}

/** The sentence for people, with its `{placeholders}` filled in. */
export function sentenceOf(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  const given = new Map<string, string | number | Phrase>(Object.entries(params));
  return catalog[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const param = given.get(name) ?? "?";
    return typeof param === "object" ? param[language] : String(param);
  });
}

import type { ErrorCode } from "@inbox-hub/openapi";
import { errors } from "@inbox-hub/openapi";

/** The languages that sentences for people come in. */
export type Language = "es" | "en";

interface CatalogEntry {
  readonly status: number;
  readonly retryable: boolean;
  readonly es: string;
  readonly en: string;
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
export function sentenceOf(
  code: ErrorCode,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return catalog[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : "?",
  );
}

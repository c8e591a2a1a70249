import { STATUS_CODES } from "node:http";
import type { CatalogEntry } from "./read-contract";

const INTRODUCTION = `# Errors

<!-- Generated from openapi.yaml by \`npm run generate\`. Do not edit. -->

Everything that goes wrong is answered in one shape:

\`\`\`json
{
  "success": false,
  "error": "La sesión session_crm_01 no está conectada a WhatsApp (estado: stopped)",
  "code": "SESSION_DISCONNECTED",
  "timestamp": "2025-10-14T10:30:00.000Z",
  "requestId": "req_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
  "retryable": true
}
\`\`\`

- \`code\` is for your program. It never changes; new ones may come, so treat one that you don't know by its status.
- \`error\` is a sentence for people: in Spanish, or in English when \`Accept-Language\` prefers it.
- \`retryable\` says whether the same request may succeed later. \`retryAfter\`, also sent as the header \`Retry-After\`, says in how many seconds.
- \`details\` names each place of a request that breaks the contract, in the language of \`error\`: \`[{ "path": "body.to", "message": "…" }]\`.
- \`requestId\` is in the server's log: quote it when you report a problem.

With the SDK, \`isErrorCode(error, "SESSION_DISCONNECTED")\` tells them apart; it tries again by itself where that is safe. To repeat a request that
creates or sends, repeat its \`Idempotency-Key\`: it is not done twice.
`;

/** docs/errors.md: the catalogue by status, for people. */
export function renderErrorsPage(catalog: Readonly<Record<string, CatalogEntry>>): string {
  const statuses = [...new Set(Object.values(catalog).map(({ status }) => status))].sort((a, b) => a - b);
  const sections = statuses.map((status) => {
    const rows = Object.entries(catalog).filter(([, entry]) => entry.status === status);
    return [
      `## ${status} ${STATUS_CODES[status]}`,
      "",
      "| code | meaning | what to do | retryable |",
      "| --- | --- | --- | --- |",
      ...rows.map(([code, entry]) => row(code, entry)),
    ].join("\n");
  });
  return `${[INTRODUCTION, ...sections].join("\n")}\n`.replace(/\n(?=## )/g, "\n\n").replace(/\n{3,}/g, "\n\n");
}

function row(code: string, { en, es, where, action, retryable }: CatalogEntry): string {
  const meaning = [en, es, ...(where ? [where] : [])].map((text, index) => (index === 1 ? `*${text}*` : text));
  return `| \`${code}\` | ${meaning.map(toCell).join("<br>")} | ${toCell(action)} | ${retryable ? "yes" : "no"} |`;
}

/** A bar would end the cell. */
function toCell(text: string): string {
  return text.replaceAll("|", "\\|");
}

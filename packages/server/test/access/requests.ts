import type { ErrorCode, OperationId } from "@inbox-hub/openapi";
import { operations } from "@inbox-hub/openapi";
import { contractDocument, describeOperation, type Schema } from "@inbox-hub/openapi/validation";

/** What the parameters of the contract's paths identify. */
export const kinds = [
  "OrganizationId",
  "UserId",
  "KeyId",
  "SessionId",
  "MessageId",
  "BatchId",
  "Recipient",
  "PhoneNumber",
  "GroupId",
  "StatusId",
  "ContactId",
  "MediaId",
  "TemplateId",
  "WebhookId",
  "ReplayId",
  "DeliveryId",
] as const;

export type Kind = (typeof kinds)[number];
export type Ids = Readonly<Record<Kind, string>>;

/** What has an owner, and how it is answered to those who may not see it. */
const unseen = {
  OrganizationId: ["ORGANIZATION_NOT_FOUND", "organizationId"],
  SessionId: ["SESSION_NOT_FOUND", "sessionId"],
  ContactId: ["CONTACT_NOT_FOUND", "contactId"],
  MediaId: ["MEDIA_NOT_FOUND", "mediaId"],
  TemplateId: ["TEMPLATE_NOT_FOUND", "templateId"],
  WebhookId: ["WEBHOOK_NOT_FOUND", "webhookId"],
} as const satisfies Partial<Record<Kind, readonly [ErrorCode, string]>>;

export type OwnedKind = keyof typeof unseen;

/** The parameters of an operation's path, in their order. */
export function kindsOf(id: OperationId): readonly Kind[] {
  const { parameters } = describeOperation(id);
  return [...operations[id].path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    const parameter = parameters.find((candidate) => candidate.name === name && candidate.in === "path");
    const schema = String(parameter?.schema.$ref ?? `/${name?.charAt(0).toUpperCase()}${name?.slice(1)}`);
    const kind = kinds.find((candidate) => schema.endsWith(`/${candidate}`));
    if (!kind) throw new Error(`${id}: say in kinds what {${name}} is`);
    return kind;
  });
}

/** What an operation's path begins with: whoever may not see it may not see what is below it. */
export function ownerOf(id: OperationId): OwnedKind | null {
  const [first] = kindsOf(id);
  if (first === undefined) return null;
  if (first in unseen) return first as OwnedKind;
  throw new Error(`${id}: say in unseen how a ${first} of somebody else is answered`);
}

/** The code and the words' parameters of what is not there. */
export function notFound(owner: OwnedKind, ids: Ids): { readonly code: ErrorCode; readonly params: object } {
  const [code, name] = unseen[owner];
  return { code, params: { [name]: ids[owner] } };
}

/** A request that keeps the contract, with these ids and the contract's own example as its body. */
export function requestFor(id: OperationId, ids: Ids): { readonly path: string; readonly init: RequestInit } {
  const { method, path } = operations[id];
  const names = kindsOf(id);
  let index = 0;
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(ids[names[index++] ?? "SessionId"]));
  const content = describeOperation(id).requestBody?.content ?? {};
  if ("multipart/form-data" in content) {
    const body = new FormData();
    body.set("file", new Blob(["a file"]), "a.txt");
    return { path: filled, init: { method, body } };
  }
  const schema = content["application/json"]?.schema;
  if (!schema) return { path: filled, init: { method } };
  const body = JSON.stringify(exampleOf(id, schema));
  return { path: filled, init: { method, body, headers: { "content-type": "application/json" } } };
}

function exampleOf(id: OperationId, { $ref }: Schema): unknown {
  const { schemas } = contractDocument.components as { schemas: Readonly<Record<string, Schema>> };
  const examples = schemas[String($ref).split("/").at(-1) ?? ""]?.examples;
  if (!Array.isArray(examples) || examples.length === 0) throw new Error(`${id} has no example of its body`);
  return examples[0];
}
